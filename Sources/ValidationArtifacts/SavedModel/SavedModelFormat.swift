// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// TensorFlow SavedModels, and the graphs and Keras metadata that stand in files of their own.
enum SavedModelFormat: FormatReader {
  static let kind = ArtifactKind.savedModel
  static let extensions: Set<String> = ["pb"]

  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    guard let first = probe.head.first, first == 0x08 || first == 0x0a || first == 0x12 else {
      return false
    }
    return switch try TensorFlowFile(probe.source) {
    case .savedModel, .kerasMetadata, .graph: true
    // Six numbers could be anything: only under the name that TensorFlow gives it.
    case .fingerprint: probe.name == "fingerprint.pb"
    case .metaGraph, nil: false
    }
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let reader = TensorFlowReader(source, scan, format: kind.rawValue)
    switch try TensorFlowFile(source) {
    case .savedModel, nil: try reader.readSavedModel()
    case .metaGraph: try reader.readMetaGraph(reader.reader.whole)
    case .graph: try reader.readGraph(reader.reader.whole)
    case .kerasMetadata: try reader.readKerasMetadata()
    case .fingerprint: break
    }
  }
}

/// A graph with its signatures, as TensorFlow 1 wrote beside a checkpoint.
enum MetaGraphFormat: FormatReader {
  static let kind = ArtifactKind.metaGraph
  static let extensions: Set<String> = ["meta"]

  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool {
    guard let first = probe.head.first, first == 0x0a || first == 0x12 else { return false }
    return try TensorFlowFile(probe.source) == .metaGraph
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let head: [UInt8]
    do throws(ArtifactReadError) { head = try source.prefix(4_096) } catch {
      throw .unreadable(error)
    }
    // Other tools call their own text files so.
    if head.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }) {
      return scan.record(.textMeta)
    }
    let reader = TensorFlowReader(source, scan, format: kind.rawValue)
    try reader.readMetaGraph(reader.reader.whole)
  }
}

extension FindingDraft {
  fileprivate static let textMeta = Self(
    "structure.tf-metagraph.text", .low,
    "the file is text, though its name ends in .meta as TensorFlow's graphs do", offset: 0)
}
