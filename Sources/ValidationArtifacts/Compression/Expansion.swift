// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What came out of a compressed stream, and why no more.
struct Expansion {
  /// As containers hold it, without a magic number.
  enum Method {
    case deflate
    case bzip2
    /// With properties before it, as in zip.
    case lzmaMember(count: UInt64)
    case lzma(LZMAProperties, count: UInt64)
    case lzma2(dictionarySize: UInt64)
    /// No compression: what archivers do to programs before they compress.
    case branchFilter
  }

  let content: any ByteSource
  /// CRC-32.
  let checksum: UInt32
  let count: UInt64
  /// Of the compressed bytes, up to the stream's end.
  let consumed: UInt64
  /// Nil where it expanded to its end.
  let failure: ExpansionFailure?

  /// Throws where the machine fails. The beginning of a broken stream is kept, and so is that of
  /// one that is too long for the budget: whoever read it throws the failure then.
  static func of(
    _ source: any ByteSource, _ method: Method, _ scan: ArtifactScan, keeps: Bool = true
  ) throws(ReadStop) -> Self {
    try making(source, scan, keeps: keeps) { (input, output) throws(ExpansionFailure) in
      switch method {
      case .deflate: try Inflate.expand(&input, .none, into: output)
      case .bzip2: try Bzip2.expand(&input, into: output)
      case .lzmaMember(let count): try LZMA.expandMember(&input, count: count, into: output)
      case .lzma(let properties, let count):
        try LZMA.expand(&input, properties, count: count, into: output)
      case .branchFilter: try BranchFilter.expand(&input, into: output)
      case .lzma2(let size): try LZMA2.expand(&input, dictionarySize: size, into: output)
      }
    }
  }

  /// The same for a file's stream, and others of the kind that follow it at once.
  static func of(
    _ source: any ByteSource, _ stream: CompressedStream, _ scan: ArtifactScan
  ) throws(ReadStop) -> Self {
    try making(source, scan, keeps: true) { (input, output) throws(ExpansionFailure) in
      repeat {
        try scan.spendOnStart(of: stream)
        switch stream {
        case .gzip: try Inflate.expand(&input, .gzip, into: output)
        case .zlib: try Inflate.expand(&input, .zlib, into: output)
        case .bzip2: try Bzip2.expand(&input, into: output)
        case .xz: try XZ.expand(&input, into: output)
        case .lzma: try LZMA.expandAlone(&input, into: output)
        case .lz4: try LZ4.expand(&input, into: output)
        }
      } while try input.continues(stream)
    }
  }

  /// Bytes as they are, of which there may be fewer than were promised.
  static func stored(_ source: any ByteSource, claimed: UInt64, checksum: UInt32 = 0) -> Self {
    Self(
      content: source, checksum: checksum, count: source.size, consumed: source.size,
      failure: source.size < claimed ? .truncated(at: source.size) : nil)
  }

  func failing(_ failure: ExpansionFailure) -> Self {
    Self(
      content: content, checksum: checksum, count: count, consumed: consumed, failure: failure)
  }

  static func failed(_ failure: ExpansionFailure) -> Self {
    Self(
      content: MemorySource(bytes: []), checksum: 0, count: 0, consumed: 0, failure: failure)
  }

  private static func making(
    _ source: any ByteSource, _ scan: ArtifactScan, keeps: Bool,
    _ decode: (inout DecoderInput, ExpandedOutput) throws(ExpansionFailure) -> Void
  ) throws(ReadStop) -> Self {
    var input = DecoderInput(source)
    let output = ExpandedOutput(scan, keeps: keeps)
    var failure: ExpansionFailure?
    do throws(ExpansionFailure) { try decode(&input, output) } catch { failure = error }
    if case .stop(let stop) = failure,
      ![.budget(.expandedBytes), .budget(.decoding)].contains(stop)
    {
      throw stop
    }
    return Self(
      content: try output.finish(), checksum: output.checksum, count: output.count,
      consumed: input.offset, failure: failure)
  }
}

extension ArtifactScan {
  /// Each stream costs the tables of its decoder, however short it is.
  fileprivate func spendOnStart(of stream: CompressedStream) throws(ExpansionFailure) {
    let steps: UInt64 = stream == .xz || stream == .lzma ? 5_000 : 500
    do throws(ReadStop) { try spend(steps: steps) } catch { throw .stop(error) }
  }
}

extension DecoderInput {
  /// Another stream of the kind follows; zeros between, which gzip and xz allow, are skipped.
  fileprivate mutating func continues(
    _ stream: CompressedStream
  ) throws(ExpansionFailure) -> Bool {
    guard stream != .zlib, stream != .lzma else { return false }
    var rest = self
    while !rest.atEnd, [.gzip, .xz].contains(stream) {
      guard try rest.available().first == 0 else { break }
      rest.consume(1)
    }
    guard rest.remaining >= 12, let head = try? rest.peeking(12),
      CompressedStream(head) == stream
    else { return false }
    self = rest
    return true
  }

  private func peeking(_ count: Int) throws(ExpansionFailure) -> [UInt8] {
    var copy = self
    return try copy.bytes(count)
  }
}
