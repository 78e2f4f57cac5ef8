// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A number as a line of protocol 0 spells it.
struct DecimalLine {
  private var magnitude: Int64? = 0
  private var isNegative = false
  private var digits = 0
  private var isOver = false

  var value: Int64? {
    guard digits > 0, let magnitude else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39 where !isOver:
      digits += 1
      guard let old = magnitude else { return }
      let (tens, tooLarge) = old.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(byte - 0x30))
      magnitude = tooLarge || overflow ? nil : sum
    case 0x2d where digits == 0 && !isOver && !isNegative: isNegative = true
    case 0x20, 0x09, 0x0d, 0x4c: isOver = digits > 0
    default: (magnitude, isOver) = (nil, true)
    }
  }
}
