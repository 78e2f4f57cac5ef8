// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Writes Core ML models, sound ones unless told otherwise.
enum CoreMLWriter {
  typealias Writer = ProtobufWriter

  static let sound = model(network(innerProduct(weights: 8)))

  static let description = Writer.message(
    2, feature(1, "x", array([4])), feature(10, "y", array([2])))

  static func model(
    version: Int64? = 4, _ kind: [UInt8], description: [UInt8] = description
  ) -> [UInt8] {
    (version.map { Writer.integer(1, $0) } ?? []) + description + kind
  }

  static func feature(_ number: Int, _ name: String, _ type: [UInt8]) -> [UInt8] {
    Writer.message(number, Writer.text(1, name), Writer.bytes(3, type))
  }

  static func array(_ shape: [Int64], type: Int64 = 65_568) -> [UInt8] {
    Writer.message(5, Writer.packed(1, shape), Writer.integer(2, type))
  }

  static func network(_ layers: [UInt8]...) -> [UInt8] {
    Writer.bytes(500, layers.flatMap { Writer.bytes(1, $0) })
  }

  static func innerProduct(weights: Int, bias: Int = 0) -> [UInt8] {
    layer(
      140, Writer.integer(1, 4), Writer.integer(2, 2), floats(20, weights),
      bias > 0 ? floats(21, bias) : [])
  }

  static func convolution(weights: Int, more: [UInt8] = []) -> [UInt8] {
    layer(
      100, Writer.integer(1, 2), Writer.integer(2, 3), Writer.packed(20, [2, 1]),
      floats(90, weights), more)
  }

  static func floats(_ number: Int, _ count: Int) -> [UInt8] {
    let values = (0..<count).map { Float($0 + 1) }
    return Writer.message(number, Writer.bytes(1, Writer.floats(values)))
  }

  static func layer(_ kind: Int, _ fields: [UInt8]...) -> [UInt8] {
    Writer.text(1, "layer") + Writer.bytes(kind, fields.flatMap { $0 })
  }

  static func linked(_ file: String, search: String? = nil) -> [UInt8] {
    let parts =
      Writer.message(1, Writer.text(1, file))
      + (search.map { Writer.message(2, Writer.text(1, $0)) } ?? [])
    return Writer.message(556, Writer.bytes(1, parts))
  }

  /// A program with one operation, a constant whose weights are in a file.
  static func program(file: String, offset: Int64 = 0) -> [UInt8] {
    let value = Writer.message(5, Writer.text(1, file), Writer.integer(2, offset))
    let operation = Writer.text(1, "const") + Writer.entry(5, "val", value)
    let block = Writer.bytes(3, operation)
    let function = Writer.entry(3, "CoreML6", block)
    return Writer.bytes(502, Writer.entry(2, "main", function))
  }
}
