// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  /// Versions, operator sets, and the names of functions: graphs are judged by them.
  func readHead() throws(ReadStop) {
    var hasSets = false
    var keys: Set<ExactText> = []
    var fields = reader.walk(reader.whole, as: ONNXMessages.model)
    while let field = try fields.next() {
      switch field.number {
      case 1: irVersion = field.signed
      case 2, 3, 4: scan.note(metadata: Self.texts[field.number] ?? "", try reader.text(field))
      case 5: scan.note(metadata: "model_version", "\(field.signed)")
      case 8:
        hasSets = true
        try readOperatorSet(field, into: &operatorSets, notes: true)
      case 14: try readProperty(field, &keys)
      case 25:
        let (id, offset) = try functionID(field)
        if !functions.insert(id).inserted {
          reader.fault(
            "duplicate-function", "the function \(id.text.excerpt) is defined twice", at: offset,
            subject: id.text)
        }
      default: break
      }
    }
    scan.note(metadata: "ir_version", "\(irVersion)")
    checkVersions(hasSets: hasSets)
  }

  private static let texts = [2: "producer_name", 3: "producer_version", 4: "domain"]

  private func checkVersions(hasSets: Bool) {
    if irVersion <= 0 {
      reader.fault(
        "no-ir-version", "the model does not say which version of the format it has", at: 0)
    } else if irVersion > Self.newestVersion {
      scan.record(.newerVersion(irVersion))
    }
    if irVersion >= 3, !hasSets {
      reader.fault(
        "no-opset", "the model imports no operator set, as it must from version 3 of the format on",
        at: 0)
    } else if hasSets, (1..<3).contains(irVersion) {
      reader.fault(
        "early-opset", "the model imports operator sets, which the format has from version 3 on",
        at: 0)
    }
    if !hasSets { operatorSets = [ExactText("ai.onnx"): 1] }
  }

  func readOperatorSet(
    _ field: ProtobufField, into sets: inout [ExactText: Int64], notes: Bool = false
  ) throws(ReadStop) {
    var domain = ""
    var version: Int64 = 0
    var fields = reader.walk(field.span, as: ONNXMessages.operatorSet)
    while let part = try fields.next() {
      if part.number == 1 { domain = try reader.text(part) } else { version = part.signed }
    }
    let name = Self.domainName(domain)
    try keep(name)
    let earlier = sets.updateValue(version, forKey: ExactText(name))
    if notes, earlier != version { scan.note(metadata: "opset:\(name)", "\(version)") }
    guard let earlier else { return }
    if earlier != version {
      reader.fault(
        "duplicate-opset",
        "the operator set \(name.excerpt) is imported as version \(earlier) and \(version)",
        at: field.offset, subject: name)
    } else {
      // What common converters write: readers agree on its meaning, though the format wants it once.
      scan.record(
        FindingDraft(
          "structure.onnx.repeated-opset", .low,
          "the operator set \(name.excerpt) is imported twice, in the same version",
          offset: field.offset, subject: name))
    }
  }

  /// The default domain has two spellings.
  static func domainName(_ domain: String) -> String { domain.isEmpty ? "ai.onnx" : domain }

  private func readProperty(
    _ field: ProtobufField, _ keys: inout Set<ExactText>
  ) throws(ReadStop) {
    let (key, value) = try entry(field)
    try keep(key)
    scan.note(metadata: key, value)
    if !keys.insert(ExactText(key)).inserted {
      reader.fault(
        "duplicate-metadata-key", "\"\(key.excerpt)\" stands in metadata_props twice",
        at: field.offset)
    }
  }

  func entry(_ field: ProtobufField) throws(ReadStop) -> (key: String, value: String) {
    var (key, value) = ("", "")
    var fields = reader.walk(field.span, as: ONNXMessages.entry)
    while let part = try fields.next() {
      if part.number == 1 { key = try reader.text(part) } else { value = try reader.text(part) }
    }
    return (key, value)
  }
}

extension FindingDraft {
  fileprivate static func newerVersion(_ version: Int64) -> Self {
    Self(
      "structure.onnx.newer-version", .medium,
      "the model has version \(version) of the format, newer than "
        + "\(ONNXModelReader.newestVersion), after whose rules it was read",
      remedy: "write it in a version that the runtimes in use can read")
  }
}
