// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Counting goes by subtraction: the sign bit of a difference of two magnitudes says which is less.
// The compiler makes vector code of that, and of choosing by a comparison of floating-point numbers,
// but of a comparison of integers it does not always.

/// IEEE 754 binary32.
enum Binary32: FloatFormat {
  static let infinity: UInt32 = 0x7f80_0000
  static let leastNormal: UInt32 = 0x0080_0000

  static func value(_ bits: UInt32) -> Double { Double(Float(bitPattern: bits)) }

  static func survey(_ block: UnsafeRawBufferPointer) -> FloatSurvey? {
    var (zeros, tiny, bad) = (SIMD8<UInt32>.zero, SIMD8<UInt32>.zero, SIMD8<UInt32>.zero)
    var least = SIMD8<Float>(repeating: .infinity)
    var greatest = -least
    for offset in stride(from: 0, to: block.count, by: 32) {
      let bits = block.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt32>.self)
      let value = unsafeBitCast(bits, to: SIMD8<Float>.self)
      let magnitude = bits & (.max >> 1)
      bad |= (infinity &- 1) &- magnitude
      tiny &+= (magnitude &- leastNormal) &>> 31
      zeros &+= (magnitude &- 1) &>> 31
      least.replace(with: value, where: value .< least)
      greatest.replace(with: value, where: value .> greatest)
    }
    guard bad & ~(.max >> 1) == .zero else { return nil }
    return FloatSurvey(
      zeros: Int(zeros.wrappedSum()), tiny: Int(tiny.wrappedSum()),
      minimum: Double(least.min()), maximum: Double(greatest.max()))
  }
}

/// IEEE 754 binary64.
enum Binary64: FloatFormat {
  static let infinity: UInt64 = 0x7ff0_0000_0000_0000
  static let leastNormal: UInt64 = 0x0010_0000_0000_0000

  static func value(_ bits: UInt64) -> Double { Double(bitPattern: bits) }

  static func survey(_ block: UnsafeRawBufferPointer) -> FloatSurvey? {
    var (zeros, tiny, good) = (SIMD4<Int64>.zero, SIMD4<Int64>.zero, SIMD4<Int64>(repeating: -1))
    var least = SIMD4<Double>(repeating: .infinity)
    var greatest = -least
    for offset in stride(from: 0, to: block.count, by: 32) {
      let bits = block.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      let value = unsafeBitCast(bits, to: SIMD4<Double>.self)
      let magnitude = unsafeBitCast(bits & (.max >> 1), to: SIMD4<Double>.self)
      // As numbers: processors without SSE 4.2 compare no integers of 64 bits.
      good &= unsafeBitCast(
        magnitude .<= Double.greatestFiniteMagnitude, to: SIMD4<Int64>.self)
      tiny &-= unsafeBitCast(magnitude .< Double.leastNormalMagnitude, to: SIMD4<Int64>.self)
      zeros &-= unsafeBitCast(magnitude .== 0, to: SIMD4<Int64>.self)
      least.replace(with: value, where: value .< least)
      greatest.replace(with: value, where: value .> greatest)
    }
    guard good == SIMD4(repeating: -1) else { return nil }
    return FloatSurvey(
      zeros: Int(zeros.wrappedSum()), tiny: Int(tiny.wrappedSum()), minimum: least.min(),
      maximum: greatest.max())
  }
}

/// IEEE 754 binary16.
enum Binary16: FloatFormat {
  static let infinity: UInt16 = 0x7c00
  static let leastNormal: UInt16 = 0x0400

  static func value(_ bits: UInt16) -> Double { FloatLayout<UInt16>.half(bits) }

  static func survey(_ block: UnsafeRawBufferPointer) -> FloatSurvey? {
    HalfSurvey.of(block, format: Self.self)
  }
}

/// The upper half of a binary32.
enum Brain16: FloatFormat {
  static let infinity: UInt16 = 0x7f80
  static let leastNormal: UInt16 = 0x0080

  static func value(_ bits: UInt16) -> Double { Double(Float(bitPattern: UInt32(bits) << 16)) }

  static func survey(_ block: UnsafeRawBufferPointer) -> FloatSurvey? {
    HalfSurvey.of(block, format: Self.self)
  }
}

private enum HalfSurvey {
  @inline(__always)
  static func of<Format: FloatFormat>(
    _ block: UnsafeRawBufferPointer, format: Format.Type
  ) -> FloatSurvey? where Format.Bits == UInt16 {
    typealias Lanes = SIMD16<UInt16>
    var (zeros, tiny, bad) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var least = SIMD8<Float>(repeating: .infinity)
    var greatest = -least
    for offset in stride(from: 0, to: block.count, by: 32) {
      let bits = block.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
      let magnitude = bits & (.max >> 1)
      bad |= (Format.infinity &- 1) &- magnitude
      tiny &+= (magnitude &- Format.leastNormal) &>> 15
      zeros &+= (magnitude &- 1) &>> 15
      // As upper halves of binary32, finite numbers of both formats are ordered as they are.
      let pairs = unsafeBitCast(bits, to: SIMD8<UInt32>.self)
      let low = unsafeBitCast(pairs &<< 16, to: SIMD8<Float>.self)
      let high = unsafeBitCast(pairs & 0xffff_0000, to: SIMD8<Float>.self)
      least.replace(with: low, where: low .< least)
      greatest.replace(with: low, where: low .> greatest)
      least.replace(with: high, where: high .< least)
      greatest.replace(with: high, where: high .> greatest)
    }
    guard bad & ~(.max >> 1) == .zero else { return nil }
    return FloatSurvey(
      zeros: sum(zeros), tiny: sum(tiny), minimum: value(least.min(), Format.self),
      maximum: value(greatest.max(), Format.self))
  }

  private static func sum(_ counts: SIMD16<UInt16>) -> Int {
    counts.indices.reduce(0) { $0 + Int(counts[$1]) }
  }

  private static func value<Format: FloatFormat>(
    _ number: Float, _ format: Format.Type
  ) -> Double where Format.Bits == UInt16 {
    Format.value(UInt16(truncatingIfNeeded: number.bitPattern >> 16))
  }
}
