// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Makes zip archives without compression.
enum StoredZip {
  static func archive(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let place = file.count
      let common = common(member.name, member.bytes)
      file += [0x50, 0x4b, 3, 4] + common + Array(member.name.utf8) + member.bytes
      directory +=
        [0x50, 0x4b, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
        + HDF5Writer.le(UInt32(place)) + Array(member.name.utf8)
    }
    let count = HDF5Writer.le(UInt16(members.count))
    return file + directory + [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + count + count
      + HDF5Writer.le(UInt32(directory.count)) + HDF5Writer.le(UInt32(file.count)) + [0, 0]
  }

  /// From the version needed to the length of the extra field.
  private static func common(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let size = HDF5Writer.le(UInt32(bytes.count))
    return [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + HDF5Writer.le(crc32(bytes)) + size + size
      + HDF5Writer.le(UInt16(name.utf8.count)) + [0, 0]
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1
      }
    }
  }
}
