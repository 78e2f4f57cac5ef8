// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("Tensor comparison")
struct TensorComparisonTests {
  typealias Writer = SafetensorsWriter

  private func compare(
    _ first: [Writer.Tensor], _ second: [Writer.Tensor]
  ) throws -> TensorComparison {
    let folder = try TemporaryFolder()
    return try TensorComparison(
      of: folder.write(Writer.file(first), as: "a"),
      with: folder.write(Writer.file(second), as: "b"))
  }

  @Test("the same tensors in another order, with other metadata, are identical")
  func identical() throws {
    let (a, b) = (Writer.floats("a", [1, .nan]), Writer.floats("b", [2]))
    let folder = try TemporaryFolder()
    let comparison = try TensorComparison(
      of: folder.write(Writer.file([a, b], metadata: "{\"run\":\"1\"}"), as: "a"),
      with: folder.write(Writer.file([b, a], metadata: "{\"run\":\"2\"}"), as: "b"))
    #expect(comparison.isIdentical && comparison.identicalCount == 2)
    #expect(comparison.differing.isEmpty && comparison.firstDiffering == nil)
  }

  @Test("differing elements are counted, placed and weighed")
  func differing() throws {
    let comparison = try compare(
      [Writer.floats("w", [1, 2, .nan, 4, -0.0, .nan])],
      [Writer.floats("w", [1, Float(2).nextUp.nextUp, 3, 4.5, 0, -.nan])])
    let difference = try #require(comparison.differing.first)
    #expect(comparison.firstDiffering == "w" && comparison.identicalCount == 0)
    #expect(difference.elementCount == 6)
    #expect(difference.differingElements == 5)
    #expect(difference.firstDifferingIndex == 1)
    #expect(difference.maximumULP == 1 << 20)
    #expect(difference.nanMismatches == 1)
    #expect(difference.maximumAbsoluteDifference == 0.5)
  }

  @Test("every floating-point width is weighed in its own units")
  func widths() throws {
    let rows: [(String, [UInt8], [UInt8])] = [
      ("F64", Writer.bytes([Double(1).bitPattern]), Writer.bytes([Double(1).nextUp.bitPattern])),
      ("F16", Writer.bytes([0x3c00 as UInt16]), Writer.bytes([0x3c01 as UInt16])),
      ("BF16", Writer.bytes([0x3f80 as UInt16]), Writer.bytes([0x3f81 as UInt16])),
    ]
    for (dtype, before, after) in rows {
      let comparison = try compare(
        [.init(name: "t", dtype: dtype, shape: [1], data: before)],
        [.init(name: "t", dtype: dtype, shape: [1], data: after)])
      #expect(comparison.differing.map(\.maximumULP) == [1])
    }
  }

  @Test(
    "integers are compared exactly", arguments: ["I64", "U32", "I16", "BOOL", "F8_E4M3", "C64"])
  func exact(dtype: String) throws {
    let width = try #require(SafetensorsDType(rawValue: dtype)).bits / 8
    var after = [UInt8](repeating: 0, count: Int(width) * 10)
    let before = after
    after[Int(width) * 7] = 1
    after[Int(width) * 10 - 1] = 1
    let comparison = try compare(
      [.init(name: "t", dtype: dtype, shape: [10], data: before)],
      [.init(name: "t", dtype: dtype, shape: [10], data: after)])
    let difference = try #require(comparison.differing.first)
    #expect(difference.differingElements == 2 && difference.firstDifferingIndex == 7)
    #expect(difference.maximumULP == nil && difference.maximumAbsoluteDifference == nil)
  }

  @Test("elements narrower than a byte are told apart")
  func packed() throws {
    func difference(_ dtype: String, _ count: Int, _ bytes: [UInt8]) throws -> TensorDifference? {
      let zeros = [UInt8](repeating: 0, count: bytes.count)
      return try compare(
        [.init(name: "t", dtype: dtype, shape: [count], data: zeros)],
        [.init(name: "t", dtype: dtype, shape: [count], data: bytes)]
      ).differing.first
    }
    let four = try #require(try difference("F4", 6, [0, 0x10, 0x11]))
    #expect(four.elementCount == 6)
    #expect(four.differingElements == 3 && four.firstDifferingIndex == 3)
    // Bits 6 to 11 are element 1, bits 18 to 23 element 3.
    let six = try #require(try difference("F6_E2M3", 4, [0x40, 0x08, 0x80]))
    #expect(six.elementCount == 4)
    #expect(six.differingElements == 2 && six.firstDifferingIndex == 1)
  }

  @Test("missing, added and reshaped tensors are named")
  func structure() throws {
    let comparison = try compare(
      [
        Writer.floats("same", [1]), Writer.floats("gone", [1]), Writer.floats("shape", [1, 2]),
        Writer.floats("type", [1]),
      ],
      [
        Writer.floats("new", [1]), Writer.floats("same", [1]),
        .init(name: "shape", dtype: "F32", shape: [2, 1], data: Writer.floats("", [1, 2]).data),
        .init(name: "type", dtype: "I32", shape: [1], data: Writer.floats("", [1]).data),
      ])
    #expect(comparison.missing == ["gone"] && comparison.added == ["new"])
    #expect(comparison.reshaped.map(\.name) == ["shape", "type"])
    #expect(comparison.reshaped.first?.before.shape == [2])
    #expect(comparison.reshaped.first?.after.shape == [2, 1])
    #expect(comparison.differing.isEmpty && comparison.identicalCount == 1)
    #expect(comparison.firstDiffering == "gone" && !comparison.isIdentical)
  }

  @Test("a tensor that was only added is the first to differ")
  func added() throws {
    let comparison = try compare(
      [Writer.floats("a", [1])], [Writer.floats("a", [1]), Writer.floats("b", [1])])
    #expect(comparison.added == ["b"] && comparison.firstDiffering == "b")
  }

  @Test("the first to differ is the first in the data, not in the header or the alphabet")
  func firstInData() throws {
    let entries = [
      Writer.entry("a", "U8", [1], 1, 2), Writer.entry("z", "U8", [1], 0, 1),
    ].joined(separator: ",")
    let folder = try TemporaryFolder()
    let comparison = try TensorComparison(
      of: folder.write(Writer.file(header: "{\(entries)}", data: [1, 2]), as: "a"),
      with: folder.write(Writer.file(header: "{\(entries)}", data: [3, 4]), as: "b"))
    #expect(comparison.firstDiffering == "z" && comparison.differing.map(\.name) == ["z", "a"])
  }

  @Test("a difference beyond the first chunk has its index", arguments: ["F32", "F4", "F6_E3M2"])
  func chunks(dtype: String) throws {
    let bits = try #require(SafetensorsDType(rawValue: dtype)).bits
    let before = [UInt8](repeating: 0, count: 2_400_000)
    var after = before
    after[2_100_000] = 1
    let count = before.count * 8 / Int(bits)
    let comparison = try compare(
      [.init(name: "t", dtype: dtype, shape: [count], data: before)],
      [.init(name: "t", dtype: dtype, shape: [count], data: after)])
    let difference = try #require(comparison.differing.first)
    #expect(difference.firstDifferingIndex == 2_100_000 * 8 / bits)
    #expect(difference.differingElements == 1 && difference.elementCount == UInt64(count))
  }

  @Test("names that differ only in their normal form are not matched")
  func normalForms() throws {
    let comparison = try compare([Writer.floats("\u{e9}", [1])], [Writer.floats("e\u{301}", [1])])
    #expect(comparison.missing.count == 1 && comparison.added.count == 1)
  }

  @Test("a malformed file is not compared")
  func malformed() throws {
    let folder = try TemporaryFolder()
    let bytes = Writer.file([Writer.floats("a", [1])])
    let sound = try folder.write(bytes, as: "sound")
    let broken = try folder.write(bytes.dropLast(), as: "broken")
    #expect(throws: MalformedSafetensorsError.self) {
      try TensorComparison(of: sound, with: broken)
    }
    #expect(throws: MalformedSafetensorsError.self) {
      try TensorComparison(of: broken, with: sound)
    }
  }
}
