// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Bob Jenkins' lookup3 (`hashlittle`, 2006), with which HDF5 protects its newer structures.
enum HDF5Checksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var a = 0xdead_beef &+ UInt32(truncatingIfNeeded: bytes.count)
    var (b, c) = (a, a)
    var rest = bytes
    while rest.count > 12 {
      add(rest, to: &a, &b, &c)
      mix(&a, &b, &c)
      rest = rest.dropFirst(12)
    }
    guard !rest.isEmpty else { return c }
    add(rest, to: &a, &b, &c)
    finish(&a, &b, &c)
    return c
  }

  private static func add(
    _ bytes: ArraySlice<UInt8>, to a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32
  ) {
    var words: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for (place, byte) in bytes.prefix(12).enumerated() {
      let value = UInt32(byte) << UInt32(8 * (place % 4))
      switch place / 4 {
      case 0: words.0 |= value
      case 1: words.1 |= value
      default: words.2 |= value
      }
    }
    a &+= words.0
    b &+= words.1
    c &+= words.2
  }

  private static func mix(_ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32) {
    a = (a &- c) ^ turn(c, 4)
    c &+= b
    b = (b &- a) ^ turn(a, 6)
    a &+= c
    c = (c &- b) ^ turn(b, 8)
    b &+= a
    a = (a &- c) ^ turn(c, 16)
    c &+= b
    b = (b &- a) ^ turn(a, 19)
    a &+= c
    c = (c &- b) ^ turn(b, 4)
    b &+= a
  }

  private static func finish(_ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32) {
    c = (c ^ b) &- turn(b, 14)
    a = (a ^ c) &- turn(c, 11)
    b = (b ^ a) &- turn(a, 25)
    c = (c ^ b) &- turn(b, 16)
    a = (a ^ c) &- turn(c, 4)
    b = (b ^ a) &- turn(a, 14)
    c = (c ^ b) &- turn(b, 24)
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}

extension HDF5Block {
  /// The last four bytes are the checksum of those before; reading goes on where they are not.
  func verifyChecksum(_ structure: String, _ scan: ArtifactScan) {
    guard bytes.count >= 4 else { return }
    let stored = bytes.suffix(4).littleEndian(UInt32.self)
    guard HDF5Checksum.of(bytes.dropLast(4)) != stored else { return }
    scan.fault(
      "hdf5.checksum", "the checksum of a \(structure) does not fit its bytes", offset: start)
  }
}
