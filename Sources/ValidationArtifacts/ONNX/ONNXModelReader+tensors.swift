// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXModelReader {
  /// - Parameter attribute: by which a tensor without a name of its own is known.
  func readTensor(
    _ field: ProtobufField, named attribute: String?
  ) throws(ReadStop) -> ONNXTensor {
    var tensor = ONNXTensor()
    tensor.offset = field.offset
    var fields = reader.walk(field.span, as: ONNXMessages.Tensor.schema)
    while let part = try fields.next() { try take(part, into: &tensor) }
    if tensor.name.isEmpty, let attribute { tensor.name = attribute }
    check(tensor)
    try checkExternal(tensor)
    try note(tensor)
    return tensor
  }

  private func take(_ part: ProtobufField, into tensor: inout ONNXTensor) throws(ReadStop) {
    typealias Fields = ONNXMessages.Tensor
    switch part.number {
    case 1:
      if try !reader.append(part, to: &tensor.dims, most: Self.mostDimensions) {
        reader.fault(
          "dims", "a tensor has more than \(Self.mostDimensions) dimensions", at: part.offset)
      }
    case 2: tensor.dataType = part.signed
    case 3: tensor.isSegment = true
    case 8: tensor.name = try reader.text(part)
    case 13: try readExternalEntry(part, into: &tensor)
    case 14: tensor.isExternal = part.integer == 1
    case Fields.rawData where part.span.count > 0: tensor.raw = part.span
    case Fields.floatData: try count(part, .fixed32, in: &tensor)
    case Fields.doubleData: try count(part, .fixed64, in: &tensor)
    case Fields.stringData: try count(part, nil, in: &tensor)
    case Fields.int32Data, Fields.int64Data, Fields.uint64Data:
      try count(part, .varint, in: &tensor)
    default: break
    }
  }

  private func count(
    _ part: ProtobufField, _ wire: ProtobufSchema.Wire?, in tensor: inout ONNXTensor
  ) throws(ReadStop) {
    let more: UInt64? = if let wire { try reader.count(part, wire: wire) } else { 1 }
    guard more != 0 else { return }
    let before = tensor.typed[part.number] ?? .some(0)
    tensor.typed[part.number] = .some(before.flatMap { sum in more.map { sum &+ $0 } })
  }

  // MARK: rules

  private func check(_ tensor: ONNXTensor) {
    guard tensor.dataType != 0 else {
      return fault("data-type", "has no element type", tensor)
    }
    guard let element = tensor.element else {
      return fault("data-type", "has the element type \(tensor.dataType), which is none", tensor)
    }
    guard let count = tensor.elementCount else {
      return fault(
        "dims",
        tensor.dims.contains { $0 < 0 }
          ? "has a negative dimension" : "has more than 2^63 − 1 elements", tensor)
    }
    let fields = tensor.typed.count + (tensor.raw == nil ? 0 : 1)
    if tensor.isExternal {
      if fields > 0 { fault("data-fields", "has data in the model and outside of it", tensor) }
    } else if count == 0 ? fields > 0 : fields != 1 {
      fault("data-fields", fieldsMessage(fields, count), tensor)
    } else if tensor.raw != nil {
      checkRaw(tensor, element)
    } else if fields > 0 {
      checkTyped(tensor, element, count)
    }
  }

  private func fieldsMessage(_ fields: Int, _ elements: UInt64) -> String {
    switch (fields, elements) {
    case (0, _): "has \(elements) elements and no data"
    case (_, 0): "has no elements, and data"
    default: "has its data in \(fields) fields: readers disagree which count"
    }
  }

  private func checkRaw(_ tensor: ONNXTensor, _ element: ONNXElement) {
    guard element != .string else {
      return fault("raw-strings", "has strings in raw_data, which holds numbers", tensor)
    }
    guard !tensor.isSegment, let raw = tensor.raw else { return }
    guard let expected = tensor.byteCount else {
      return fault("dims", "has more than 2^64 bits", tensor)
    }
    if raw.count != expected {
      fault("raw-size", "has \(raw.count) bytes of data, and its shape takes \(expected)", tensor)
    }
  }

  private func checkTyped(_ tensor: ONNXTensor, _ element: ONNXElement, _ count: UInt64) {
    guard let entries = tensor.typed[element.typedField] else {
      return fault("data-field", "of \(element.name) has its data in a field of others", tensor)
    }
    if let entries, let expected = element.typedCount(of: count), entries != expected,
      !tensor.isSegment
    {
      fault("data-size", "has \(entries) values, and its shape takes \(expected)", tensor)
    }
  }

  private func fault(_ rule: String, _ message: String, _ tensor: ONNXTensor) {
    reader.fault(rule, "\(tensor.title) \(message)", at: tensor.offset, subject: tensor.name)
  }

  private func note(_ tensor: ONNXTensor) throws(ReadStop) {
    let fits = tensor.raw.map { $0.count == tensor.byteCount } ?? false
    let data: (any ByteSource)? =
      if let raw = tensor.raw, fits { reader.part(raw) } else { try externalData(of: tensor) }
    try scan.note(
      tensor: tensor.name, dtype: tensor.element?.name ?? "\(tensor.dataType)",
      shape: tensor.shape, element: tensor.element?.elementType, data: data)
  }

  // MARK: sparse

  /// - Returns: its values, whose name is that of the tensor.
  func readSparseTensor(_ field: ProtobufField) throws(ReadStop) -> ONNXTensor? {
    var (values, indices): (ONNXTensor?, ONNXTensor?)
    var dims: [Int64] = []
    var fields = reader.walk(field.span, as: ONNXMessages.sparseTensor)
    while let part = try fields.next() {
      switch part.number {
      case 1: values = try readTensor(part, named: nil)
      case 2: indices = try readTensor(part, named: nil)
      default: _ = try reader.append(part, to: &dims, most: Self.mostDimensions)
      }
    }
    guard let values else {
      reader.fault("sparse-values", "a sparse tensor has no values", at: field.offset)
      return nil
    }
    check(sparse: values, indices, dims)
    return values
  }

  private func check(sparse values: ONNXTensor, _ indices: ONNXTensor?, _ dims: [Int64]) {
    if values.dims.count != 1 {
      fault(
        "sparse-values", "of a sparse tensor has \(values.dims.count) dimensions, not one", values)
    }
    if dims.isEmpty { fault("sparse-dims", "is sparse, and its whole has no dimensions", values) }
    if dims.contains(where: { $0 < 0 }) {
      fault("sparse-dims", "is sparse, and its whole has a negative dimension", values)
    }
    guard let indices else {
      if values.dims.first ?? 0 != 0 {
        fault("sparse-indices", "is sparse, without indices", values)
      }
      return
    }
    if indices.element != .int64 {
      fault("sparse-indices", "is sparse, and its indices are no int64", values)
    }
    let shapes = [[values.dims.first ?? 0], [values.dims.first ?? 0, Int64(dims.count)]]
    if !shapes.contains(indices.dims) {
      fault("sparse-indices", "is sparse, and its indices do not fit its values", values)
    }
  }
}
