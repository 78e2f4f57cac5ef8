// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TensorFlowReader {
  /// Beside a SavedModel of Keras 2: out of these texts its layers are made again.
  func readKerasMetadata() throws(ReadStop) {
    var fields = reader.walk(reader.whole, as: TensorFlowMessages.savedMetadata)
    while let field = try fields.next() {
      var (path, text): (String, ProtobufField?) = ("", nil)
      var parts = reader.walk(field.span, as: TensorFlowMessages.savedObject)
      while let part = try parts.next() {
        if part.number == 3 { path = try reader.text(part) }
        if part.number == 5 { text = part }
      }
      if let text, text.span.count > 0 { try judge(text, at: path) }
    }
  }

  /// Before TensorFlow 2.5 the same texts stood in the graph of objects.
  func readObjectGraph(_ field: ProtobufField) throws(ReadStop) {
    var nodes = reader.walk(field.span, as: TensorFlowMessages.objectGraph)
    while let node = try nodes.next() {
      var objects = reader.walk(node.span, as: TensorFlowMessages.graphObject)
      while let object = try objects.next() { try readUserObject(object) }
    }
  }

  private func readUserObject(_ field: ProtobufField) throws(ReadStop) {
    var (identifier, text): (String, ProtobufField?) = ("", nil)
    var fields = reader.walk(field.span, as: TensorFlowMessages.userObject)
    while let part = try fields.next() {
      if part.number == 1 { identifier = try reader.text(part) }
      if part.number == 3 { text = part }
    }
    guard identifier.contains("tf_keras"), let text, text.span.count > 0 else { return }
    try judge(text, at: identifier)
  }

  private func judge(_ field: ProtobufField, at path: String) throws(ReadStop) {
    // A value takes many times the byte or two that it is written in.
    try scan.checkMemory(min(field.span.count, 1 << 40) * 16)
    try scan.spend(steps: field.span.count / 8)
    let bytes = try reader.bytes(of: field.span)
    do throws(JSONCursor.SyntaxError) {
      let value = try JSONValue(parsing: bytes)
      findLambdas(in: value, at: path, field.offset)
    } catch {
      reader.fault(
        "keras-metadata", "the configuration of \(path.excerpt) is no JSON: \(error.message)",
        at: field.offset, subject: path)
    }
  }

  /// Depth is bounded by the JSON reader.
  private func findLambdas(in value: JSONValue, at path: String, _ offset: UInt64) {
    for element in value.elements ?? [] { findLambdas(in: element, at: path, offset) }
    for entry in value.entries ?? [] { findLambdas(in: entry.value, at: path, offset) }
    guard value["class_name"]?.text == "Lambda", let config = value["config"],
      Self.holdsCode(config)
    else { return }
    scan.record(.lambda(at: path, offset))
  }

  /// A function as marshalled code: a list, a tuple, or `__lambda__`; a plain name is none.
  private static func holdsCode(_ config: JSONValue) -> Bool {
    for key in ["function", "output_shape", "mask"] {
      if key != "output_shape", config[key]?.elements != nil || config[key]?.entries != nil {
        return true
      }
      if config["\(key)_type"]?.text == "lambda" { return true }
    }
    return false
  }
}

extension FindingDraft {
  fileprivate static func lambda(at path: String, _ offset: UInt64) -> Self {
    Self(
      "safety.keras.lambda", .critical,
      "the Lambda layer at \(path.excerpt) holds Python bytecode, which runs when Keras loads it",
      offset: offset, subject: path,
      remedy: "replace the layer by a class of the project, or by operators of Keras")
  }
}
