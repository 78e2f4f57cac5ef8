// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Deflate streams, bare or wrapped, through zlib.
enum Inflate {
  /// zlib's window bits tell it which wrapping to expect.
  enum Wrapping: Int32 {
    case none = -15
    case zlib = 15
    case gzip = 31
  }

  private static let chunk = 1 << 16
  /// Bit of zlib's `data_type`: it stopped where a block ends.
  private static let blockEnd: Int32 = 128
  /// zlib makes the tables of a block in the time in which bzip2 decodes this many symbols.
  private static let symbolsOfTables: UInt64 = 50

  /// Reads one stream and leaves the input behind its end.
  static func expand(
    _ input: inout DecoderInput, _ wrapping: Wrapping, into output: ExpandedOutput
  ) throws(ExpansionFailure) {
    // zlib keeps the address of its state, so that state must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw .unsupported("zlib could not be started")
    }
    defer { inflateEnd(stream) }
    var room = [UInt8](repeating: 0, count: chunk)
    while true {
      let start = input.offset
      let step = try step(stream, &input, &room, output)
      if step == Z_STREAM_END { return }
      guard step == Z_OK || step == Z_BUF_ERROR else {
        throw .corrupt("the deflate stream is broken", at: start)
      }
    }
  }

  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: inout DecoderInput, _ room: inout [UInt8],
    _ output: ExpandedOutput
  ) throws(ExpansionFailure) -> Int32 {
    let available = try input.available()
    let (code, made, used) = run(stream, available, &room)
    input.consume(used)
    if made > 0 { try write(room, made, output) }
    let isBlockEnd = stream.pointee.data_type & blockEnd != 0
    if isBlockEnd { try output.spend(decoding: symbolsOfTables) }
    // Nothing came in and nothing went out: the stream wants bytes that are not there.
    guard
      made > 0 || used > 0 || isBlockEnd || code == Z_STREAM_END || code < 0 && code != Z_BUF_ERROR
    else { throw .truncated(at: input.end) }
    return code
  }

  private static func run(
    _ stream: UnsafeMutablePointer<z_stream>, _ available: ArraySlice<UInt8>,
    _ room: inout [UInt8]
  ) -> (code: Int32, made: Int, used: Int) {
    available.withUnsafeBufferPointer { bytes in
      room.withUnsafeMutableBufferPointer { space in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = uInt(bytes.count)
        stream.pointee.next_out = space.baseAddress
        stream.pointee.avail_out = uInt(space.count)
        let code = inflate(stream, Z_BLOCK)
        return (
          code, space.count - Int(stream.pointee.avail_out),
          bytes.count - Int(stream.pointee.avail_in)
        )
      }
    }
  }

  private static func write(
    _ room: [UInt8], _ count: Int, _ output: ExpandedOutput
  ) throws(ExpansionFailure) {
    var failure: ExpansionFailure?
    room.withUnsafeBytes { all in
      do throws(ExpansionFailure) {
        try output.write(UnsafeRawBufferPointer(rebasing: all[..<count]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
