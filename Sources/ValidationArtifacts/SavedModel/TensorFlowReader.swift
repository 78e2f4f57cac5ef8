// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads TensorFlow's graphs: which operators they run, which files they name, and their interface.
final class TensorFlowReader {
  let reader: ProtobufReader
  let scan: ArtifactScan
  /// Whether the graph has variables, whose values stand in files beside it.
  var hasVariables = false
  private var kept: UInt64 = 0
  private var reported: Set<String> = []

  init(_ source: any ByteSource, _ scan: ArtifactScan, format: String) {
    self.reader = ProtobufReader(source, scan, format: format)
    self.scan = scan
  }

  func readSavedModel() throws(ReadStop) {
    var graphs = 0
    var fields = reader.walk(reader.whole, as: TensorFlowMessages.savedModel)
    while let field = try fields.next() {
      guard field.number == 2 else {
        scan.note(metadata: "saved_model_schema_version", "\(field.integer)")
        continue
      }
      graphs += 1
      try readMetaGraph(field.span)
    }
    if graphs == 0 { reader.fault("no-graph", "the SavedModel has no graph", at: 0) }
    let isThere = try TensorFlowVariables.read(scan)
    if hasVariables, !isThere { scan.record(.noVariables) }
    for path in ["fingerprint.pb", "keras_metadata.pb"] { scan.companions.claim(path) }
  }

  func readMetaGraph(_ span: ProtobufSpan) throws(ReadStop) {
    var hasGraph = false
    var fields = reader.walk(span, as: TensorFlowMessages.metaGraph)
    while let field = try fields.next() {
      switch field.number {
      case 1: try readInformation(field)
      case 2:
        hasGraph = true
        try readGraph(field.span)
      case 5: try readSignature(field)
      case 6: try readAsset(field)
      case 7: try readObjectGraph(field)
      default: break
      }
    }
    if !hasGraph { reader.fault("no-graph", "a MetaGraphDef has no graph", at: span.start) }
  }

  private func readInformation(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: TensorFlowMessages.metaInfo)
    while let part = try fields.next() {
      switch part.number {
      case 4: scan.note(metadata: "tag", try reader.text(part))
      case 5: scan.note(metadata: "tensorflow_version", try reader.text(part))
      default: break
      }
    }
  }

  // MARK: files

  /// Joined to the folder `assets` by the loader, which then reads it.
  private func readAsset(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: TensorFlowMessages.assetFile)
    while let part = try fields.next() {
      guard part.number == 2 else { continue }
      let name = try reader.text(part)
      switch ReferencedPath(name) {
      case .outside(let reason):
        scan.record(.assetOutside(name, reason, .critical, at: part.offset))
      case .backslash:
        scan.record(
          .assetOutside(name, "its backslash leads elsewhere on Windows", .high, at: part.offset))
      case .noFile: reader.fault("asset", "an asset names no file", at: part.offset)
      case .inside(let parts), .detour(let parts):
        let path = (["assets"] + parts).joined(separator: "/")
        if scan.companions.companion(at: path) == .link {
          scan.record(
            .assetOutside(name, "it is, or leads through, a link", .critical, at: part.offset))
        }
      }
    }
  }

  // MARK: memory and reports

  func keep(_ text: String) throws(ReadStop) {
    kept += UInt64(text.utf8.count) + 64
    try scan.checkMemory(kept)
  }

  /// True the first time.
  func reportsFirst(_ key: String) -> Bool {
    reported.count < 10_000 && reported.insert(key.excerpt).inserted
  }
}

extension FindingDraft {
  fileprivate static let noVariables = Self(
    "structure.tf-savedmodel.variables-missing", .medium,
    "the graph has variables, and variables/variables.index is not beside it",
    remedy: "keep the whole folder of the SavedModel together")

  fileprivate static func assetOutside(
    _ name: String, _ reason: String, _ severity: ArtifactFinding.Severity, at offset: UInt64
  ) -> Self {
    Self(
      "safety.tensorflow.asset-path", severity,
      "the asset \(name.excerpt) is not in the folder assets: \(reason). Loading would read it",
      offset: offset, subject: name, remedy: "export the model again, with its assets inside")
  }
}
