// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Makes archives of stored members: what `numpy.savez` needs, and no more.
enum NumPyArchiveWriter {
  static func file(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let sizes = [crc32(bytes), UInt32(bytes.count), UInt32(bytes.count)].flatMap(little)
      let lengths = little(UInt16(name.utf8.count)) + little(UInt16(0))
      directory += [0x50, 0x4b, 1, 2, 20, 0, 20, 0] + [UInt8](repeating: 0, count: 8) + sizes
      directory += lengths + [UInt8](repeating: 0, count: 10) + little(UInt32(file.count))
      directory += Array(name.utf8)
      file += [0x50, 0x4b, 3, 4, 20, 0] + [UInt8](repeating: 0, count: 8) + sizes + lengths
      file += Array(name.utf8) + bytes
    }
    let count = little(UInt16(members.count))
    let end = [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + count + count
    return file + directory + end + little(UInt32(directory.count)) + little(UInt32(file.count))
      + [0, 0]
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xedb8_8320) }
    }
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    SafetensorsWriter.bytes([number])
  }
}
