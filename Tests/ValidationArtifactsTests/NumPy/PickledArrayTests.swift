// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

/// Arrays in plain pickles, as `ndarray.__reduce_ex__` of NumPy 1 and 2 writes them.
@Suite struct PickledArrayTests {
  private static let numbers = [1, 2, .nan, 4, 5, 6].flatMap { (number: Float) in
    Writer.number(number.bitPattern)
  }

  /// `dtype("f4", False, True)` and its state, with an order of bytes.
  private static func type(_ order: String = "<", fields: [UInt8] = Writer.none) -> [UInt8] {
    let state =
      Writer.integer(3) + Writer.text(order) + Writer.none + fields + Writer.none
      + Writer.integer(-1) + Writer.integer(-1) + Writer.integer(0)
    return Writer.global("numpy", "dtype") + Writer.text("f4") + [0x89, 0x88, 0x87] + Writer.reduce
      + Writer.mark + state + [0x74] + Writer.build
  }

  private static let shape = Writer.integer(2) + Writer.integer(3) + [0x86]

  private static func bytes(_ data: [UInt8]) -> [UInt8] { [0x43, UInt8(data.count)] + data }

  /// Protocols 2 to 4.
  private static func rebuilt(
    _ module: String, _ data: [UInt8], type: [UInt8] = type(), shape: [UInt8] = shape
  ) -> [UInt8] {
    let made =
      Writer.global(module, "_reconstruct") + Writer.global("numpy", "ndarray")
      + Writer.integer(0) + Writer.tuple1 + bytes([0x62]) + [0x87] + Writer.reduce
    return made + Writer.mark + Writer.integer(1) + shape + type + [0x89] + data + [0x74]
      + Writer.build
  }

  /// An array in a dictionary.
  static let sound = Writer.pickle(
    Writer.emptyDict, Writer.text("w"), rebuilt("numpy.core.multiarray", bytes(numbers)), [0x73])

  private static func inspect(_ value: [UInt8], _ key: String = "w") -> ArtifactInspection {
    let entry = Writer.emptyDict + Writer.text(key) + value + [0x73]
    return Scanned(Writer.pickle(entry), as: "model.pkl").inspection
  }

  @Test(arguments: ["numpy.core.multiarray", "numpy._core.multiarray"])
  func `an array that is rebuilt is listed with type and shape`(module: String) {
    let inspection = Self.inspect(Self.rebuilt(module, Self.bytes(Self.numbers)))
    #expect(inspection.findings == [] && inspection.contents.kind == .pickle)
    let tensor = inspection.contents.tensors.first
    #expect(tensor?.name == "w" && tensor?.dtype == "<f4" && tensor?.shape == [2, 3])
    #expect(tensor?.byteCount == 24)
    #expect(inspection.statistics.map(\.nanCount) == [1])
    #expect(inspection.statistics.map(\.firstBadIndex) == [2])
  }

  @Test func `an array made of a buffer is listed with type and shape`() {
    let made =
      Writer.global("numpy._core.numeric", "_frombuffer") + Writer.mark
      + Self.bytes(Self.numbers) + Self.type() + Self.shape + Writer.text("C") + [0x74]
      + Writer.reduce
    let inspection = Self.inspect(made)
    #expect(inspection.findings == [])
    #expect(inspection.contents.tensors.map(\.shape) == [[2, 3]])
    #expect(inspection.statistics.map(\.nanCount) == [1])
  }

  @Test func `bytes that are not there as they are, or are too few, are not searched`() {
    let encoded =
      Writer.global("_codecs", "encode") + Writer.text("aaaa") + Writer.text("latin1") + [0x86]
      + Writer.reduce
    for data in [encoded, Self.bytes(Array(Self.numbers.dropLast()))] {
      let inspection = Self.inspect(Self.rebuilt("numpy.core.multiarray", data))
      #expect(inspection.contents.tensors.map(\.shape) == [[2, 3]])
      #expect(inspection.contents.tensors.map(\.byteCount) == [nil])
      #expect(inspection.statistics.isEmpty)
    }
  }

  @Test func `a type with fields is called a record`() {
    let fields = Writer.text("a") + Writer.tuple1
    let data = Self.bytes(Self.numbers)
    let inspection = Self.inspect(
      Self.rebuilt("numpy.core.multiarray", data, type: Self.type(fields: fields)))
    #expect(inspection.contents.tensors.map(\.dtype) == ["record"])
    #expect(inspection.statistics.isEmpty)
  }

  @Test func `a shape beyond all bounds, or none, is no trap`() {
    let data = Self.bytes(Self.numbers)
    let huge = (0..<9).flatMap { _ in Writer.integer(.max) }
    for shape in [Writer.mark + huge + [0x74], Writer.none, Writer.integer(-1) + Writer.tuple1] {
      let inspection = Self.inspect(Self.rebuilt("numpy.core.multiarray", data, shape: shape))
      #expect(inspection.findings == [] && inspection.statistics.isEmpty)
    }
  }

  @Test func `a scan that keeps no statistics does not read the numbers`() {
    var options = ScanOptions()
    options.keepsStatistics = false
    let bytes = Writer.pickle(Self.rebuilt("numpy.core.multiarray", Self.bytes(Self.numbers)))
    let inspection = Scanned(bytes, as: "model.pkl", options: options).inspection
    #expect(inspection.findings == [] && inspection.statistics == [])
    #expect(inspection.contents.tensors.map(\.name) == [""])
  }
}
