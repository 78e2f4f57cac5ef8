// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Undoes the x86 filter that archivers put before LZMA, on whatever they pack: absolute addresses
/// of calls and jumps become relative again (`x86_Convert` of the LZMA SDK, public domain).
struct BranchFilter {
  private static let chunk = 1 << 18
  private static let allowed = [true, true, true, false, true, false, false, false]
  private static let bitNumber = [0, 1, 2, 2, 3, 3, 3, 3]

  private var mask = 0
  private var position: UInt32 = 5

  static func expand(
    _ input: inout DecoderInput, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    var filter = Self()
    var bytes: [UInt8] = []
    while !input.atEnd {
      bytes += try input.bytes(Int(min(UInt64(chunk), input.remaining)))
      let done = filter.convert(&bytes)
      try output.write(Array(bytes[..<done]))
      bytes.removeFirst(done)
    }
    // An instruction takes five bytes: what is shorter is as it was.
    try output.write(bytes)
  }

  /// - Returns: how many bytes are done; the others need what follows them.
  private mutating func convert(_ bytes: inout [UInt8]) -> Int {
    guard bytes.count >= 5 else { return 0 }
    var place = 0
    var last = -1
    while let found = bytes[place..<(bytes.count - 4)].firstIndex(where: { $0 & 0xfe == 0xe8 }) {
      place = found
      let distance = place - last
      mask = distance > 3 ? 0 : (mask << (distance - 1)) & 7
      last = place
      if mask != 0, !Self.allowed[mask] || Self.isSign(bytes[place + 4 - Self.bitNumber[mask]]) {
        mask = (mask << 1) & 7 | 1
        place += 1
      } else if Self.isSign(bytes[place + 4]) {
        convertAddress(&bytes, at: place)
        place += 5
      } else {
        mask = (mask << 1) & 7 | 1
        place += 1
      }
      if place >= bytes.count - 4 { break }
    }
    let done = max(place, bytes.count - 4)
    let distance = done - last
    mask = distance > 3 ? 0 : (mask << (distance - 1)) & 7
    position &+= UInt32(truncatingIfNeeded: done)
    return done
  }

  private func convertAddress(_ bytes: inout [UInt8], at place: Int) {
    var source = (1...4).reduce(UInt32(0)) {
      $0 | UInt32(bytes[place + $1]) << UInt32(8 * ($1 - 1))
    }
    var target: UInt32
    while true {
      target = source &- (position &+ UInt32(truncatingIfNeeded: place))
      guard mask != 0 else { break }
      let index = UInt32(Self.bitNumber[mask] * 8)
      guard Self.isSign(UInt8(truncatingIfNeeded: target >> (24 - index))) else { break }
      source = target ^ ((1 << (32 - index)) &- 1)
    }
    for byte in 0..<3 {
      bytes[place + 1 + byte] = UInt8(truncatingIfNeeded: target >> UInt32(8 * byte))
    }
    bytes[place + 4] = target >> 24 & 1 == 0 ? 0 : 0xff
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0 || byte == 0xff }
}
