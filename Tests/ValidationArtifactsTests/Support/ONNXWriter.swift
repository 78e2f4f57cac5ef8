// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Writes ONNX models, sound ones unless told otherwise.
enum ONNXWriter {
  typealias Writer = ProtobufWriter

  static func model(
    version: Int64? = 8, sets: [(String, Int64)] = [("", 17)], graph: [UInt8]?,
    functions: [[UInt8]] = [], training: [UInt8]? = nil, more: [UInt8] = []
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    if let version { bytes += Writer.integer(1, version) }
    if let graph { bytes += Writer.bytes(7, graph) }
    for (domain, number) in sets { bytes += operatorSet(8, domain, number) }
    if let training { bytes += Writer.message(20, Writer.bytes(2, training)) }
    for function in functions { bytes += Writer.bytes(25, function) }
    return bytes + more
  }

  static func operatorSet(_ field: Int, _ domain: String, _ version: Int64) -> [UInt8] {
    Writer.message(field, Writer.text(1, domain), Writer.integer(2, version))
  }

  static func graph(
    name: String = "graph", inputs: [[UInt8]] = [], outputs: [[UInt8]] = [],
    nodes: [[UInt8]] = [], tensors: [[UInt8]] = [], sparse: [[UInt8]] = [],
    values: [[UInt8]] = []
  ) -> [UInt8] {
    let parts = [(1, nodes), (5, tensors), (11, inputs), (12, outputs), (13, values), (15, sparse)]
    return Writer.text(2, name)
      + parts.flatMap { number, list in list.flatMap { Writer.bytes(number, $0) } }
  }

  static func node(
    _ operation: String, _ inputs: [String], _ outputs: [String], domain: String = "",
    attributes: [[UInt8]] = []
  ) -> [UInt8] {
    inputs.flatMap { Writer.text(1, $0) } + outputs.flatMap { Writer.text(2, $0) }
      + Writer.text(4, operation) + (domain.isEmpty ? [] : Writer.text(7, domain))
      + attributes.flatMap { Writer.bytes(5, $0) }
  }

  static func attribute(_ name: String, type: Int64?, _ value: [UInt8]) -> [UInt8] {
    Writer.text(1, name) + value + (type.map { Writer.integer(20, $0) } ?? [])
  }

  /// A tensor named, or `?`, or a number for each dimension.
  static func value(_ name: String, type: Int64 = 1, dims: [String]? = []) -> [UInt8] {
    Writer.text(1, name) + Writer.message(2, Writer.bytes(1, tensorType(type, dims)))
  }

  static func tensorType(_ type: Int64, _ dims: [String]?) -> [UInt8] {
    guard let dims else { return Writer.integer(1, type) }
    let shape = dims.flatMap { dimension in
      let number = Int64(dimension).map { Writer.integer(1, $0) }
      return Writer.bytes(1, number ?? (dimension == "?" ? [] : Writer.text(2, dimension)))
    }
    return Writer.integer(1, type) + Writer.bytes(2, shape)
  }

  static func tensor(
    _ name: String, type: Int64 = 1, dims: [Int64] = [2],
    _ data: [UInt8] = Writer.bytes(9, Writer.floats([1, 2]))
  ) -> [UInt8] {
    dims.flatMap { Writer.integer(1, $0) } + Writer.integer(2, type) + Writer.text(8, name) + data
  }

  static func external(
    _ name: String, at location: String?, _ entries: [(String, String)] = [], dims: [Int64] = [2]
  ) -> [UInt8] {
    let all = (location.map { [("location", $0)] } ?? []) + entries
    return tensor(
      name, dims: dims,
      all.flatMap { Writer.message(13, Writer.text(1, $0.0), Writer.text(2, $0.1)) }
        + Writer.integer(14, 1))
  }

  static func sparse(
    _ name: String, values: [UInt8]? = nil, indices: [UInt8]? = nil, dims: [Int64] = [4]
  ) -> [UInt8] {
    let places = tensor("", type: 7, dims: [2], Writer.packed(7, [0, 3]))
    return Writer.bytes(1, values ?? tensor(name)) + Writer.bytes(2, indices ?? places)
      + dims.flatMap { Writer.integer(3, $0) }
  }

  static func function(
    _ name: String, domain: String = "local", inputs: [String] = ["a"], outputs: [String] = ["b"],
    nodes: [[UInt8]] = [node("Relu", ["a"], ["b"])],
    sets: [(String, Int64)] = [("", 17), ("local", 1)]
  ) -> [UInt8] {
    Writer.text(1, name) + inputs.flatMap { Writer.text(4, $0) }
      + outputs.flatMap { Writer.text(5, $0) } + nodes.flatMap { Writer.bytes(7, $0) }
      + sets.flatMap { operatorSet(9, $0.0, $0.1) } + Writer.text(10, domain)
  }

  /// One Relu from `x` to `y`, and what else is given.
  static func relu(
    tensors: [[UInt8]] = [], sparse: [[UInt8]] = [], nodes: [[UInt8]] = []
  ) -> [UInt8] {
    graph(
      inputs: [value("x", dims: ["n"])], outputs: [value("y", dims: ["n"])],
      nodes: [node("Relu", ["x"], ["y"])] + nodes, tensors: tensors, sparse: sparse)
  }
}
