// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CZlib

@testable import ValidationArtifacts

/// Makes zip archives, good ones and bad ones: each field can be set to a lie.
struct ZipWriter {
  struct Member {
    var name: String
    var content: [UInt8]
    var method: UInt16 = 0
    /// As stored; made from the content where it is nil.
    var packed: [UInt8]?
    var flags: UInt16 = 0
    var crc: UInt32?
    var size: UInt32?
    var localName: String?
    var isListed = true
    var unixMode: UInt32 = 0

    init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    var data: [UInt8] {
      if let packed { return packed }
      return method == 8 ? Deflater.deflate(content, windowBits: -15) : content
    }

    fileprivate var sizes: [UInt8] {
      ZipWriter.bytes(crc ?? Checksum.crc32(content)) + ZipWriter.bytes(UInt32(data.count))
        + ZipWriter.bytes(size ?? UInt32(content.count))
    }
  }

  var members: [Member] = []
  var prefix: [UInt8] = []
  var suffix: [UInt8] = []
  var comment: [UInt8] = []
  var countedMembers: UInt16?
  var hasWideEnd = false

  static func archive(_ members: [Member]) -> [UInt8] { Self(members: members).bytes }

  static func deflated(_ name: String, _ content: [UInt8]) -> Member {
    var member = Member(name, content)
    member.method = 8
    return member
  }

  var bytes: [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      if member.isListed { directory += Self.entry(member, at: body.count) }
      body += Self.local(member)
    }
    let count = countedMembers ?? UInt16(members.count { $0.isListed })
    let wide = hasWideEnd ? Self.wideEnd(count, directory.count, body.count) : []
    return prefix + body + directory + wide + Self.bytes([0x50, 0x4b, 5, 6, 0, 0, 0, 0])
      + Self.bytes(count) + Self.bytes(count) + Self.bytes(UInt32(directory.count))
      + Self.bytes(UInt32(body.count)) + Self.bytes(UInt16(comment.count)) + comment + suffix
  }

  private static func wideEnd(_ count: UInt16, _ size: Int, _ offset: Int) -> [UInt8] {
    bytes(UInt32(0x0606_4b50)) + bytes(UInt64(44)) + bytes(UInt16(45)) + bytes(UInt16(45))
      + bytes(UInt32(0)) + bytes(UInt32(0)) + bytes(UInt64(count)) + bytes(UInt64(count))
      + bytes(UInt64(size)) + bytes(UInt64(offset)) + bytes(UInt32(0x0706_4b50))
      + bytes(UInt32(0)) + bytes(UInt64(offset + size)) + bytes(UInt32(1))
  }

  private static func local(_ member: Member) -> [UInt8] {
    let name = Array((member.localName ?? member.name).utf8)
    return bytes([0x50, 0x4b, 3, 4]) + bytes(UInt16(20)) + bytes(member.flags)
      + bytes(member.method) + bytes(UInt32(0)) + member.sizes + bytes(UInt16(name.count))
      + bytes(UInt16(0)) + name + member.data
  }

  private static func entry(_ member: Member, at offset: Int) -> [UInt8] {
    bytes([0x50, 0x4b, 1, 2]) + bytes(UInt16(3 << 8 | 20)) + bytes(UInt16(20))
      + bytes(member.flags) + bytes(member.method) + bytes(UInt32(0)) + member.sizes
      + bytes(UInt16(member.name.utf8.count)) + bytes(UInt32(0)) + bytes(UInt32(0))
      + bytes(member.unixMode << 16) + bytes(UInt32(offset)) + Array(member.name.utf8)
  }

  static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  static func bytes(_ bytes: [UInt8]) -> [UInt8] { bytes }
}

/// Compresses through zlib.
enum Deflater {
  /// - Parameter windowBits: -15 bare, 15 with zlib's header, 31 with gzip's.
  static func deflate(_ content: [UInt8], windowBits: Int32) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    deflateInit2_(
      stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(stream) }
    var content = content
    var room = [UInt8](repeating: 0, count: content.count + 1_024)
    let count = content.withUnsafeMutableBufferPointer { bytes in
      room.withUnsafeMutableBufferPointer { space in
        stream.pointee.next_in = bytes.baseAddress
        stream.pointee.avail_in = uInt(bytes.count)
        stream.pointee.next_out = space.baseAddress
        stream.pointee.avail_out = uInt(space.count)
        ValidationArtifactsTests.finish(stream)
        return space.count - Int(stream.pointee.avail_out)
      }
    }
    return Array(room[..<count])
  }
}

private func finish(_ stream: UnsafeMutablePointer<z_stream>) { _ = deflate(stream, Z_FINISH) }
