// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a WeightParams message holds, as far as it can be counted.
private struct CoreMLWeights {
  var count: UInt64 = 0
  /// Bytes of quantised values, whose bits are told elsewhere in the message.
  var rawBytes: UInt64?
  var bits: UInt64 = 0
  var dtype = "float32"
  var element: ElementType? = .f32
  /// Where all of them stand in one piece.
  var data: ProtobufSpan?
  var pieces = 0

  /// Nil where the count follows from nothing in the message.
  func holds(_ expected: UInt64) -> Bool? {
    guard let rawBytes else { return pieces == 0 ? nil : count == expected }
    guard bits > 0, bits <= 8 else { return nil }
    let (product, overflow) = expected.multipliedReportingOverflow(by: bits)
    return !overflow && rawBytes == product / 8 + (product % 8 == 0 ? 0 : 1)
  }
}

extension CoreMLReader {
  func readNetwork(_ field: ProtobufField) throws(ReadStop) {
    var fields = reader.walk(field.span, as: CoreMLMessages.network)
    while let layer = try fields.next() {
      var name = ""
      var kinds: [ProtobufField] = []
      var parts = reader.walk(layer.span, as: CoreMLMessages.layer)
      while let part = try parts.next() {
        if part.number == 1 { name = try reader.text(part) }
        if part.number >= 100, kinds.count < 8 { kinds.append(part) }
      }
      for part in kinds { try readLayer(part, named: name) }
    }
  }

  private func readLayer(_ field: ProtobufField, named name: String) throws(ReadStop) {
    switch field.number {
    case 100: try readConvolution(field, named: name)
    case 140: try readInnerProduct(field, named: name)
    default:
      let className = try text(in: field, as: CoreMLMessages.custom)
      scan.record(.custom("layer", className, at: field.offset))
    }
  }

  private func readInnerProduct(_ field: ProtobufField, named name: String) throws(ReadStop) {
    var (inputs, outputs) = (UInt64(0), UInt64(0))
    var weights: ProtobufField?
    var bias: ProtobufField?
    var fields = reader.walk(field.span, as: CoreMLMessages.innerProduct)
    while let part = try fields.next() {
      switch part.number {
      case 1: inputs = part.integer
      case 2: outputs = part.integer
      case 20: weights = part
      case 21: bias = part
      default: break
      }
    }
    try check(weights, "weights", of: name, shape: [outputs, inputs])
    try check(bias, "bias", of: name, shape: [outputs])
  }

  private func readConvolution(_ field: ProtobufField, named name: String) throws(ReadStop) {
    var (outputs, inputs, groups, isTransposed) = (UInt64(0), UInt64(0), UInt64(1), false)
    var kernel: [Int64] = []
    var (weights, bias): (ProtobufField?, ProtobufField?)
    var fields = reader.walk(field.span, as: CoreMLMessages.convolution)
    while let part = try fields.next() {
      switch part.number {
      case 1: outputs = part.integer
      case 2: inputs = part.integer
      case 10: groups = max(part.integer, 1)
      case 20: _ = try reader.append(part, to: &kernel, most: 16)
      case 60: isTransposed = part.integer != 0
      case 90: weights = part
      case 91: bias = part
      default: break
      }
    }
    let size = kernel.isEmpty ? [3, 3] : kernel.map { UInt64(max($0, 0)) }
    let shape = isTransposed ? [inputs, outputs / groups] + size : [outputs, inputs] + size
    try check(weights, "weights", of: name, shape: shape)
    try check(bias, "bias", of: name, shape: [outputs])
  }

  // MARK: weights

  /// Weights that come in through an input are not in the layer: nothing to check.
  private func check(
    _ field: ProtobufField?, _ what: String, of layer: String, shape: [UInt64]
  ) throws(ReadStop) {
    guard let field, field.span.count > 0 else { return }
    let weights = try readWeights(field)
    let name = "\(layer).\(what)"
    guard let expected = shape.product() else {
      return reader.fault(
        "weight-count", "the \(name.excerpt) have more than 2^64 values", at: field.offset,
        subject: name)
    }
    if weights.holds(expected) == false {
      reader.fault(
        "weight-count",
        "the \(name.excerpt) are \(weights.rawBytes ?? weights.count) "
          + "\(weights.rawBytes == nil ? "values" : "bytes"); the layer takes \(expected) values",
        at: field.offset, subject: name)
    }
    let isWhole = weights.pieces == 1 && weights.holds(expected) == true
    try scan.note(
      tensor: name, dtype: weights.dtype, shape: shape, element: weights.element,
      data: isWhole ? weights.data.map { reader.part($0) } : nil)
  }

  private func readWeights(_ field: ProtobufField) throws(ReadStop) -> CoreMLWeights {
    var weights = CoreMLWeights()
    var fields = reader.walk(field.span, as: CoreMLMessages.weights)
    while let part = try fields.next() {
      switch part.number {
      case 1:
        weights.count += try reader.count(part, wire: .fixed32) ?? 0
        if case .span(let span) = part.value { weights.data = span }
      case 2:
        weights.count += part.span.count / 2
        (weights.dtype, weights.element, weights.data) = ("float16", .f16, part.span)
      case 30:
        weights.rawBytes = part.span.count
        (weights.dtype, weights.element, weights.data) = ("quantized", nil, part.span)
      case 31:
        weights.count += part.span.count
        (weights.dtype, weights.element, weights.data) = ("int8", .i8, part.span)
      default:
        var parts = reader.walk(part.span, as: CoreMLMessages.quantization)
        while let part = try parts.next() { weights.bits = part.integer }
        continue
      }
      weights.pieces += 1
    }
    return weights
  }
}
