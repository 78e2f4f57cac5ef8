// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A binary floating-point format of 16, 32 or 64 bits, sign, exponent and fraction in this order.
protocol FloatFormat {
  associatedtype Bits: FixedWidthInteger & UnsignedInteger

  /// Larger magnitudes are NaN.
  static var infinity: Bits { get }
  static var leastNormal: Bits { get }
  static func value(_ bits: Bits) -> Double

  /// Many numbers at once; nil where one of them is not finite.
  /// - Parameter block: a whole number of vectors, at most `blockBytes`.
  static func survey(_ block: UnsafeRawBufferPointer) -> FloatSurvey?
}

/// Of a block of finite numbers.
struct FloatSurvey {
  let zeros: Int
  /// Zeros and denormal numbers.
  let tiny: Int
  let minimum: Double
  let maximum: Double
}

extension FloatFormat {
  /// Stays in the first cache, and below what 16-bit counters hold.
  static var blockBytes: Int { 4_096 }
  /// Of the longest vector that a survey reads.
  static var vectorBytes: Int { 32 }
}

extension NumberTally {
  /// Block by block at the pace of the memory; one by one only in a block with bad numbers.
  mutating func add<Format: FloatFormat>(
    floats format: Format.Type, _ bytes: UnsafeRawBufferPointer, from index: UInt64
  ) {
    let width = MemoryLayout<Format.Bits>.size
    var done = 0
    while bytes.count - done >= Format.vectorBytes {
      let size = min(bytes.count - done, Format.blockBytes)
      let block = bytes[done..<done + size - size % Format.vectorBytes]
      let part = UnsafeRawBufferPointer(rebasing: block)
      if let survey = Format.survey(part) {
        add(survey)
      } else {
        add(oneByOne: format, part, from: index + UInt64(done / width))
      }
      done += part.count
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
    add(oneByOne: format, rest, from: index + UInt64(done / width))
  }

  private mutating func add(_ survey: FloatSurvey) {
    zeros += UInt64(survey.zeros)
    denormals += UInt64(survey.tiny - survey.zeros)
    minimum = min(minimum, survey.minimum)
    maximum = max(maximum, survey.maximum)
  }

  @inline(never)
  private mutating func add<Format: FloatFormat>(
    oneByOne format: Format.Type, _ bytes: UnsafeRawBufferPointer, from index: UInt64
  ) {
    let width = MemoryLayout<Format.Bits>.size
    for place in 0..<bytes.count / width {
      let bits = Format.Bits(
        littleEndian: bytes.loadUnaligned(
          fromByteOffset: place * width, as: Format.Bits.self))
      let magnitude = bits & (Format.Bits.max >> 1)
      guard magnitude < Format.infinity else {
        countBad(isNaN: magnitude > Format.infinity, isNegative: magnitude != bits)
        firstBad = firstBad ?? (index + UInt64(place))
        continue
      }
      let value = Format.value(bits)
      minimum = min(minimum, value)
      maximum = max(maximum, value)
      if magnitude == 0 {
        zeros += 1
      } else if magnitude < Format.leastNormal {
        denormals += 1
      }
    }
  }

  private mutating func countBad(isNaN: Bool, isNegative: Bool) {
    if isNaN {
      nans += 1
    } else if isNegative {
      negativeInfinities += 1
    } else {
      positiveInfinities += 1
    }
  }
}
