// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One 512-byte header of a tar archive (POSIX ustar, with GNU's and the old format's habits).
struct TarHeader {
  static let blockSize: UInt64 = 512

  let name: String
  let size: UInt64
  let type: UInt8
  let linkTarget: String
  let isChecksumRight: Bool

  /// Nil for a block of zeros, which ends the archive.
  init?(_ block: [UInt8]) {
    guard block.count == 512, block.contains(where: { $0 != 0 }) else { return nil }
    let isUstar = block[257..<262].elementsEqual("ustar".utf8)
    let isPOSIX = isUstar && block[262] == 0
    let prefix = isPOSIX ? Self.text(block[345..<500]) : ""
    let own = Self.text(block[0..<100])
    name = prefix.isEmpty ? own : "\(prefix)/\(own)"
    size = Self.number(block[124..<136]) ?? .max
    type = block[156]
    linkTarget = Self.text(block[157..<257])
    // Once over unsigned bytes, once over signed ones, as old writers had it.
    let rest = block[..<148] + block[156...]
    let unsigned = rest.reduce(256) { $0 + Int($1) }
    let signed = rest.reduce(256) { $0 + Int(Int8(bitPattern: $1)) }
    let claimed = Self.number(block[148..<156]).map { Int(clamping: $0) }
    isChecksumRight = claimed == unsigned || claimed == signed
  }

  static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Octal digits, or big-endian binary after a byte with its highest bit set.
  static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      guard first == 0x80, field.dropFirst().dropLast(8).allSatisfy({ $0 == 0 }) else { return nil }
      return field.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    let digits = field.filter { $0 != 0x20 && $0 != 0 }
    guard digits.count <= 21, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 << 3 | UInt64($1 & 7) }
  }
}
