// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension NumberTally {
  /// Counts how often each byte occurs, and asks once for each what number it is.
  mutating func add(
    bytes: UnsafeRawBufferPointer, of element: ElementType, from index: UInt64
  ) {
    let counts = Self.histogram(bytes)
    var badBytes: Set<UInt8> = []
    for (byte, count) in counts.enumerated() where count > 0 {
      let byte = UInt8(byte)
      if !add(ByteNumber(byte, as: element), times: UInt64(count)) { badBytes.insert(byte) }
    }
    guard !badBytes.isEmpty, firstBad == nil else { return }
    firstBad = bytes.firstIndex(where: badBytes.contains).map { index + UInt64($0) }
  }

  /// Whether it is a finite number.
  private mutating func add(_ number: ByteNumber, times: UInt64) -> Bool {
    guard number.value.isFinite else {
      switch number.value {
      case .infinity: positiveInfinities += times
      case -.infinity: negativeInfinities += times
      default: nans += times
      }
      return false
    }
    if number.value == 0 { zeros += times }
    if number.isDenormal { denormals += times }
    minimum = min(minimum, number.value)
    maximum = max(maximum, number.value)
    return true
  }

  /// Four tables in turn: two equal bytes in a row would wait for each other in one.
  private static func histogram(_ bytes: UnsafeRawBufferPointer) -> [Int] {
    var counts = [Int](repeating: 0, count: 1_024)
    counts.withUnsafeMutableBufferPointer { counts in
      let whole = bytes.count & ~7
      for place in stride(from: 0, to: whole, by: 8) {
        var word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        for table in 0..<8 {
          counts[(table & 3) &* 256 &+ Int(truncatingIfNeeded: word & 0xff)] &+= 1
          word &>>= 8
        }
      }
      for place in whole..<bytes.count { counts[Int(bytes[place])] += 1 }
    }
    return (0..<256).map { counts[$0] + counts[$0 + 256] + counts[$0 + 512] + counts[$0 + 768] }
  }
}

/// What a byte stands for.
struct ByteNumber {
  let value: Double
  let isDenormal: Bool

  init(_ byte: UInt8, as element: ElementType) {
    switch element {
    case .i8: self.init(Double(Int8(bitPattern: byte)))
    case .f8E4M3: self.init(byte, fraction: 3, bias: 7, nan: byte & 0x7f == 0x7f)
    case .f8E5M2: self.init(ieee: byte)
    case .f8E4M3FNUZ: self.init(byte, fraction: 3, bias: 8, nan: byte == 0x80)
    case .f8E5M2FNUZ: self.init(byte, fraction: 2, bias: 16, nan: byte == 0x80)
    // A power of two without sign; 0xff alone is no number (OCP microscaling formats 1.0, 5.4.1).
    case .f8E8M0:
      let power = Double(sign: .plus, exponent: Int(byte) - 127, significand: 1)
      self.init(byte == 0xff ? .nan : power)
    default: self.init(Double(byte))
    }
  }

  private init(_ value: Double, isDenormal: Bool = false) {
    self.value = value
    self.isDenormal = isDenormal
  }

  private init(ieee byte: UInt8) {
    if byte & 0x7c == 0x7c {
      self.init(byte & 3 != 0 ? .nan : byte & 0x80 == 0 ? .infinity : -.infinity)
    } else {
      self.init(byte, fraction: 2, bias: 15, nan: false)
    }
  }

  private init(_ byte: UInt8, fraction bits: Int, bias: Int, nan: Bool) {
    let exponent = Int(byte & 0x7f) >> bits
    let fraction = Int(byte) & (1 << bits - 1)
    let digits = exponent == 0 ? fraction : fraction + 1 << bits
    let magnitude = Double(
      sign: .plus, exponent: max(exponent, 1) - bias - bits, significand: Double(digits))
    let value = byte & 0x80 == 0 ? magnitude : -magnitude
    self.init(nan ? .nan : value, isDenormal: exponent == 0 && fraction != 0)
  }
}
