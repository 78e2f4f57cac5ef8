// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension NumberTally {
  /// Without a check in the loop, so that the compiler can take several numbers at once.
  mutating func add<Number: FixedWidthInteger>(
    integers type: Number.Type, _ bytes: UnsafeRawBufferPointer
  ) {
    let width = MemoryLayout<Number>.size
    guard bytes.count >= width else { return }
    var (least, greatest, zeroCount) = (Number.max, Number.min, 0)
    for place in 0..<bytes.count / width {
      let number = Number(
        littleEndian: bytes.loadUnaligned(fromByteOffset: place &* width, as: Number.self))
      least = Swift.min(least, number)
      greatest = Swift.max(greatest, number)
      zeroCount &+= number == 0 ? 1 : 0
    }
    zeros += UInt64(zeroCount)
    minimum = Swift.min(minimum, Double(least))
    maximum = Swift.max(maximum, Double(greatest))
  }
}
