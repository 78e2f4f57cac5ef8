// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The three numbers and the dictionary that an LZMA stream is decoded with.
struct LZMAProperties {
  let literalContextBits, literalPositionBits, positionBits: Int
  let dictionarySize: UInt64

  /// The tables for literals are small, whoever wrote the stream.
  var fitsLZMA2: Bool { literalContextBits + literalPositionBits <= 4 }

  /// The packed byte, and the dictionary in bytes.
  init(_ packed: UInt8, dictionarySize: UInt64) throws(ExpansionFailure) {
    guard packed < 9 * 5 * 5 else {
      throw .corrupt("LZMA properties \(packed) are not legal", at: 0)
    }
    literalContextBits = Int(packed) % 9
    literalPositionBits = Int(packed) / 9 % 5
    positionBits = Int(packed) / 45
    self.dictionarySize = dictionarySize
  }

  /// The five bytes that containers store.
  init(_ bytes: [UInt8]) throws(ExpansionFailure) {
    guard bytes.count == 5 else { throw .corrupt("LZMA properties take five bytes", at: 0) }
    let size = bytes[1...].littleEndian(UInt64.self)
    try self.init(bytes[0], dictionarySize: size)
  }
}
