// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What came out of a compressed stream, and why no more.
struct Expansion {
  /// A bare stream, as containers hold it.
  enum Method {
    case deflate
  }

  let content: any ByteSource
  /// CRC-32.
  let checksum: UInt32
  let count: UInt64
  /// Of the compressed bytes, up to the stream's end.
  let consumed: UInt64
  /// Nil where it expanded to its end.
  let failure: ExpansionFailure?

  /// Throws where the scan must end; a broken stream's beginning is kept.
  static func of(
    _ source: any ByteSource, _ method: Method, _ scan: ArtifactScan, keeps: Bool = true
  ) throws(ReadStop) -> Self {
    try making(source, scan, keeps: keeps) { (input, output) throws(ExpansionFailure) in
      switch method {
      case .deflate: try Inflate.expand(&input, .none, into: output)
      }
    }
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
    if case .stop(let stop) = failure { throw stop }
    return Self(
      content: try output.finish(), checksum: output.checksum, count: output.count,
      consumed: input.offset, failure: failure)
  }
}
