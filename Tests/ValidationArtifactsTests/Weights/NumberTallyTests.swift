// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Counts over numbers")
struct NumberTallyTests {
  private func tally(_ bytes: [UInt8], _ layout: NumberLayout, from index: UInt64 = 0)
    -> NumberTally
  {
    var tally = NumberTally()
    bytes.withUnsafeBytes { tally.add($0, layout: layout, from: index) }
    return tally
  }

  @Test("every type counts as numpy does", arguments: ValueFixture.all)
  func numpy(fixture: ValueFixture) throws {
    let layout = NumberLayout(element: try #require(fixture.dtype.element))
    #expect(tally(fixture.bytes, layout) == fixture.tally)
  }

  @Test("the fixture has every type that can be searched")
  func complete() {
    let types = Set(ValueFixture.all.map(\.dtype))
    #expect(
      types == Set(SafetensorsDType.allCases.filter { $0.element != nil }).subtracting([.bool]))
  }

  @Test("parts put together count as the whole, at any alignment", arguments: ValueFixture.all)
  func parts(fixture: ValueFixture) throws {
    let layout = NumberLayout(element: try #require(fixture.dtype.element))
    let bytes = [UInt8](repeating: 0xff, count: 3) + fixture.bytes
    var sum = NumberTally()
    bytes.withUnsafeBytes { bytes in
      var place = 3
      for units in sequence(first: 1, next: { $0 * 3 }) {
        let size = min(units * layout.unit, bytes.count - place)
        if size == 0 { break }
        let part = UnsafeRawBufferPointer(rebasing: bytes[place..<place + size])
        let index = UInt64((place - 3) / layout.unit * layout.numbersPerUnit)
        var tally = NumberTally()
        tally.add(part, layout: layout, from: index)
        sum.merge(tally)
        place += size
      }
    }
    #expect(sum == fixture.tally)
  }

  @Test("big-endian numbers count as little-endian ones", arguments: ValueFixture.all)
  func bigEndian(fixture: ValueFixture) throws {
    let element = try #require(fixture.dtype.element)
    let width = element.numberBytes
    let bytes = fixture.bytes
    let swapped = bytes.indices.map { bytes[$0 / width * width + width - 1 - $0 % width] }
    #expect(tally(swapped, NumberLayout(element: element, isBigEndian: true)) == fixture.tally)
  }

  @Test("of blocks only the scales count, and the first bad one names its block's first element")
  func blocks() {
    let layout = NumberLayout(
      element: .f16, block: .init(bytes: 20, elements: 32, places: [0, 2]))
    var bytes = [UInt8](repeating: 0xff, count: 20 * 3_000)
    for block in 0..<3_000 {
      bytes.replaceSubrange(block * 20..<block * 20 + 4, with: [0, 0x3c, 0, 0xbc])
    }
    let sound = tally(bytes, layout)
    #expect(sound.count == 6_000 && sound.firstBad == nil)
    #expect(sound.minimum == -1 && sound.maximum == 1)
    bytes[2_500 * 20 + 3] = 0x7e
    let broken = tally(bytes, layout)
    #expect(broken.nans == 1 && broken.firstBad == 5_001)
    #expect(broken.firstBad.map(layout.element(ofNumber:)) == 2_500 * 32)
  }

  @Test(
    "one bad number is found wherever it stands", arguments: [0, 7, 1_023, 1_024, 2_049, 3_000])
  func places(place: Int) {
    var numbers = [Float](repeating: 1, count: 3_001)
    numbers[place] = -.infinity
    let bytes = SafetensorsWriter.bytes(numbers.map(\.bitPattern))
    let found = tally(bytes, NumberLayout(element: .f32), from: 10)
    #expect(found.negativeInfinities == 1 && found.firstBad == UInt64(place) + 10)
  }
}
