// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The description of an MLflow model: YAML, in a file that is always called MLmodel.
enum MLmodelFormat: FormatReader {
  static let kind = ArtifactKind.mlflowModel
  static let extensions: Set<String> = []

  static func recognises(_ probe: Probe) -> Bool {
    probe.name == "MLmodel" && !probe.head.contains(0)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    try YAMLFormat.judge(source, scan) { (pairs) throws(ReadStop) in try read(pairs, scan) }
  }

  private static func read(_ pairs: [YAMLPair], _ scan: ArtifactScan) throws(ReadStop) {
    for pair in pairs where pair.column == 0 {
      if let key = pair.key, case .text(let text) = pair.value { scan.note(metadata: key, text) }
    }
    for pair in pairs where pair.column > 0 { MLflowLoading.judge(pair, scan) }
    switch MLflowSignature.parts(in: pairs) {
    case .failure(let refusal): scan.record(refusal.draft)
    case .success(let parts): try read(parts, scan)
    }
  }

  /// Longer ones are of tables with some ten thousand columns.
  private static let longest = 1 << 20

  private static func read(
    _ parts: [MLflowSignature.Part], _ scan: ArtifactScan
  ) throws(ReadStop) {
    let length = parts.reduce(0) { $0 + $1.text.utf8.count }
    guard length <= longest else { return scan.record(.tooLong(length)) }
    // A value takes many times the byte or two that it is written in.
    try scan.checkMemory(UInt64(length) * 16)
    try scan.spend(steps: UInt64(length) / 8)
    do throws(MLflowSignature.Refusal) {
      for port in try MLflowSignature.ports(parts) { scan.note(port) }
    } catch {
      scan.record(error.draft)
    }
  }
}

extension FindingDraft {
  fileprivate static func tooLong(_ length: Int) -> Self {
    .unjudged(
      "structure.mlmodel.signature-size",
      "the signature has \(length) bytes, which is more than is read",
      remedy: "give the model one input of many numbers in place of many columns")
  }
}

extension MLflowSignature.Refusal {
  /// Broken JSON trips a loader; what is only written otherwise than MLflow writes it may be right.
  fileprivate var draft: FindingDraft {
    switch self {
    case .broken(let reason, let offset):
      FindingDraft(
        "structure.mlmodel.signature", .high, "the signature is broken: \(reason)", offset: offset,
        remedy: "log the model again with its signature")
    case .unknown(let reason, let offset):
      .unjudged(
        "structure.mlmodel.signature-form", "the signature could not be read: \(reason)",
        offset: offset, remedy: "write it as MLflow does: JSON texts below `signature:`")
    }
  }
}
