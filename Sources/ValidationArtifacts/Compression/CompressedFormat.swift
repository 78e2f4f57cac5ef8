// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A stream that other bytes are compressed into, with a magic number of its own.
enum CompressedStream: String, CaseIterable {
  case gzip, bzip2, xz, lzma, lz4, zlib

  /// By magic whatever the name, as joblib does.
  init?(_ head: [UInt8]) {
    let found = Self.allCases.first { $0.begins(head) }
    guard let found else { return nil }
    self = found
  }

  private func begins(_ head: [UInt8]) -> Bool {
    switch self {
    case .gzip: head.starts(with: [0x1f, 0x8b, 0x08])
    case .bzip2:
      head.starts(with: "BZh".utf8) && head.count > 9 && (0x31...0x39).contains(head[3])
        && (head[4..<10] == [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
          || head[4..<10] == [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    case .xz: head.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])
    case .lzma: Self.beginsLZMA(head)
    case .lz4: head.starts(with: [0x04, 0x22, 0x4d, 0x18])
    case .zlib: Self.beginsZlib(head)
    }
  }

  /// Common properties, a dictionary of 2^n or 3·2^n bytes, and a length that is unknown or small:
  /// the format has no magic number.
  private static func beginsLZMA(_ head: [UInt8]) -> Bool {
    guard head.count > 13, head[0] == 0x5d, head[1] == 0, head[2] == 0, head[13] == 0 else {
      return false
    }
    let length = head[5..<13]
    return length.allSatisfy { $0 == 0xff } || length.suffix(3).allSatisfy { $0 == 0 }
  }

  /// Deflate with a window of 32 KiB, no preset dictionary, and a first block that can be.
  private static func beginsZlib(_ head: [UInt8]) -> Bool {
    guard head.count > 6, head[0] == 0x78, [0x01, 0x5e, 0x9c, 0xda].contains(head[1]) else {
      return false
    }
    return head[2] & 0x6 != 0x6
  }

  /// Endings that a compressed file is named with, and that its content is not.
  static let endings: Set<String> = ["gz", "bz2", "xz", "lzma", "lz4", "z", "zlib", "zz", "tgz"]

  var magicLength: Int { self == .lzma || self == .zlib ? 2 : 4 }
}

/// Compressed files among the formats that are recognised by content.
enum CompressedFormat: FormatReader {
  static let kind = ArtifactKind.compressed
  /// Pickles and NeMo's archives are compressed under their own names too.
  static let extensions = CompressedStream.endings.union(["joblib", "pkl", "pickle", "nemo"])

  static func recognises(_ probe: Probe) -> Bool { CompressedStream(probe.head) != nil }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let head: [UInt8]
    do throws(ArtifactReadError) { head = try source.prefix(64) } catch { throw .unreadable(error) }
    guard let stream = CompressedStream(head) else {
      // Under the other endings another format is meant as likely.
      guard namesCompression(scan.name) else { return }
      return scan.fault("compressed.magic", "the file begins like no compression that is known")
    }
    let expansion = try Expansion.of(source, stream, scan)
    // A few bytes that look like zlib or LZMA and are not: something else was meant.
    let isNone = expansion.failure?.isOfBytes == true && expansion.count == 0
    if isNone, stream.magicLength == 2 { return }
    try scan.descend(into: expansion.content, member: innerName(scan.name))
    try report(expansion, of: source, stream, scan)
  }

  private static func report(
    _ expansion: Expansion, of source: any ByteSource, _ stream: CompressedStream,
    _ scan: ArtifactScan
  ) throws(ReadStop) {
    let name = innerName(scan.name)
    if BombRule.isSuspect(expansion.count, from: source.size),
      !BombRule.accountsForItsBytes(scan.kind(ofMember: name))
    {
      scan.record(.bomb(name, expansion.count, from: source.size))
    }
    switch expansion.failure {
    case .stop(let stop): throw stop
    case .unsupported(let what): scan.record(.notDecoded(stream, what))
    case .some(let failure):
      scan.fault(
        "compressed.data", "the \(stream.rawValue) data are broken: \(failure.explanation)")
    case nil where expansion.consumed < source.size:
      let rest = SourceSlice(
        source, from: expansion.consumed, count: source.size - expansion.consumed)
      if try rest.isZero(scan) { return }
      scan.record(.followed(rest.size, stream, expansion.consumed))
      try scan.descend(into: rest, member: "(bytes after the \(stream.rawValue) data)")
    case nil: break
    }
  }

  private static func namesCompression(_ name: String) -> Bool {
    CompressedStream.endings.contains(name.split(separator: ".").last?.lowercased() ?? "")
  }

  /// The name without the ending that tells of the compression.
  static func innerName(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    let ending = last[last.index(after: dot)...].lowercased()
    if ending == "tgz" { return last[..<dot] + ".tar" }
    return CompressedStream.endings.contains(ending) ? String(last[..<dot]) : last
  }
}

extension FindingDraft {
  fileprivate static func notDecoded(_ stream: CompressedStream, _ what: String) -> Self {
    .unjudged(
      "structure.compressed.method", "the \(stream.rawValue) data could not be judged: \(what)",
      remedy: "compress the file with gzip")
  }

  fileprivate static func followed(
    _ count: UInt64, _ stream: CompressedStream, _ offset: UInt64
  ) -> Self {
    Self(
      "structure.compressed.extra-bytes", .medium,
      "\(count) bytes follow the \(stream.rawValue) data, where other readers may look",
      offset: offset, remedy: "compress the file again")
  }
}
