// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TensorFlowReader {
  /// A named set of inputs and outputs; the one that initialises the graph is nobody's interface.
  func readSignature(_ field: ProtobufField) throws(ReadStop) {
    let (name, value) = try entry(field)
    guard let value, name != "__saved_model_init_op" else { return }
    var fields = reader.walk(value, as: TensorFlowMessages.signature)
    while let part = try fields.next() {
      let (port, info) = try entry(part)
      guard let info else { continue }
      let (type, shape) = try tensorInfo(info)
      scan.note(
        ArtifactContents.Port(
          direction: part.number == 1 ? .input : .output, name: port.excerpt, type: type,
          shape: shape, group: name.excerpt))
    }
  }

  private func entry(
    _ field: ProtobufField
  ) throws(ReadStop) -> (key: String, value: ProtobufSpan?) {
    var key = ""
    var value: ProtobufSpan?
    var fields = reader.walk(field.span, as: TensorFlowMessages.entry)
    while let part = try fields.next() {
      if part.number == 1 { key = try reader.text(part) } else { value = part.span }
    }
    return (key, value)
  }

  private func tensorInfo(_ span: ProtobufSpan) throws(ReadStop) -> (String, [String]?) {
    var type = "unknown"
    var shape: [String]?
    var fields = reader.walk(span, as: TensorFlowMessages.tensorInfo)
    while let part = try fields.next() {
      if part.number == 2 {
        type = TensorFlowMessages.typeName(part.integer)
      } else {
        shape = try readShape(part.span)
      }
    }
    return (type, shape)
  }

  /// Nil where not even the number of dimensions is known.
  private func readShape(_ span: ProtobufSpan) throws(ReadStop) -> [String]? {
    var shape: [String] = []
    var isKnown = true
    var fields = reader.walk(span, as: TensorFlowMessages.shape)
    while shape.count < 1_024, let part = try fields.next() {
      if part.number == 3 {
        isKnown = part.integer == 0
      } else {
        shape.append(try dimension(part.span))
      }
    }
    return isKnown ? shape : nil
  }

  private func dimension(_ span: ProtobufSpan) throws(ReadStop) -> String {
    var size: Int64 = 0
    var fields = reader.walk(span, as: TensorFlowMessages.dimension)
    while let part = try fields.next() {
      if part.number == 1 { size = part.signed }
    }
    return size < 0 ? "?" : "\(size)"
  }
}
