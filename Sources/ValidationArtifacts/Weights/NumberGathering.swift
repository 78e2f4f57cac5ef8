// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Brings numbers that are scattered over blocks, or big-endian, into the plain order.
struct NumberGathering {
  let layout: NumberLayout

  private static let bufferBytes = 1 << 15

  /// Calls with plain numbers, and how many numbers came before them.
  func gather(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, UInt64) -> Void
  ) {
    let perUnit = layout.numbersPerUnit * layout.element.numberBytes
    let unitsAtOnce = Self.bufferBytes / perUnit
    withUnsafeTemporaryAllocation(byteCount: unitsAtOnce * perUnit, alignment: 16) { buffer in
      var unit = 0
      let units = bytes.count / layout.unit
      while unit < units {
        let count = min(units - unit, unitsAtOnce)
        let source = UnsafeRawBufferPointer(
          rebasing: bytes[unit * layout.unit..<(unit + count) * layout.unit])
        fill(buffer, with: source, units: count)
        body(
          UnsafeRawBufferPointer(rebasing: buffer[..<(count * perUnit)]),
          UInt64(unit * layout.numbersPerUnit))
        unit += count
      }
    }
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, with bytes: UnsafeRawBufferPointer, units: Int
  ) {
    let width = layout.element.numberBytes
    let places = layout.block?.places ?? (0..<layout.numbersPerUnit).map { $0 * width }
    var target = 0
    for unit in 0..<units {
      for place in places {
        let source = unit * layout.unit + place
        for byte in 0..<width {
          let from = layout.isBigEndian ? source + width - 1 - byte : source + byte
          buffer[target + byte] = bytes[from]
        }
        target += width
      }
    }
  }
}
