// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges the tree of objects out of which Keras builds a model, from its JSON text.
///
/// Every object at any depth counts: nested models, wrapped layers, initializers, losses of the
/// compiled model, arguments of calls.
struct KerasConfiguration {
  let scan: ArtifactScan
  /// Where the text stands, when not in a file of its own.
  let place: String?

  /// For texts that stand in a file of their own.
  static func judge(_ value: JSONValue, _ scan: ArtifactScan) throws(ReadStop) {
    try judge(value, in: nil, scan)
  }

  static func judge(
    _ value: JSONValue, in place: String?, _ scan: ArtifactScan
  ) throws(ReadStop) {
    let configuration = Self(scan: scan, place: place)
    try configuration.walk(value, layer: nil)
    try configuration.notePorts(value)
  }

  /// Whether the text describes a model of Keras: a class with its configuration at the root.
  static func isConfiguration(_ value: JSONValue) -> Bool {
    guard value["class_name"]?.text != nil, let config = value["config"] else { return false }
    return config.entries != nil || config.elements != nil
  }

  /// Nil where the text is no JSON, which is a fault of its own under the rule given.
  static func parse(
    _ text: [UInt8], rule: String, in place: String, _ scan: ArtifactScan
  ) throws(ReadStop) -> JSONValue? {
    try scan.checkMemory(memory(of: text))
    try scan.spend(steps: UInt64(text.count / 8))
    do throws(JSONCursor.SyntaxError) {
      return try JSONValue(parsing: text, takesPythonNumbers: true)
    } catch {
      scan.fault(
        rule, "\(place) is no JSON: \(error.message)", offset: UInt64(error.offset))
      return nil
    }
  }

  /// Estimated from above, by the places where a value can begin.
  private static func memory(of text: [UInt8]) -> UInt64 {
    let places = text.lazy.filter { $0 == 0x2c || $0 == 0x7b || $0 == 0x5b || $0 == 0x3a }.count
    return UInt64(text.count) * 2 + UInt64(places) * 96
  }

  private func walk(_ value: JSONValue, layer: String?) throws(ReadStop) {
    switch value {
    case .array(let elements):
      for element in elements { try walk(element, layer: layer) }
    case .object(let entries):
      try scan.spend()
      let own = value["config"]?["name"]?.text ?? value["name"]?.text ?? layer
      judge(value, entries, layer: own)
      for entry in entries { try walk(entry.value, layer: own) }
    case .string, .number, .bool, .null: return
    }
  }

  private func judge(_ object: JSONValue, _ entries: [JSONValue.Entry], layer: String?) {
    judgeRepeatedKeys(entries, layer)
    if let reference = KerasReference(object) {
      record(KerasPolicy.verdict(on: reference), reference, layer)
      judgeOwnRules(reference, layer)
    } else {
      judgeFetching(object, entries, layer)
    }
    judgeLegacyCode(object, entries, layer)
  }

  private func judgeRepeatedKeys(_ entries: [JSONValue.Entry], _ layer: String?) {
    for key in ["class_name", "module", "config"] {
      guard let last = entries.last(where: { $0.key == key }),
        entries.count(where: { $0.key == key }) > 1
      else { continue }
      record(.repeatedKey(key), layer, last.offset)
    }
  }

  func record(_ draft: FindingDraft, _ layer: String?, _ offset: Int?) {
    var draft = draft
    if let place { draft.message = "in \(place): \(draft.message)" }
    if place == nil, let offset { draft.offset = UInt64(offset) }
    draft.subject = draft.subject ?? layer?.excerpt
    scan.record(draft)
  }
}
