// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Compressed files")
struct DecoderTests {
  /// The text of make-fixtures.py.
  static let text: [UInt8] = {
    var text: [UInt8] = []
    var state = 1
    while text.count < 3_000 {
      state = (state * 1_103_515_245 + 12_345) % (1 << 31)
      for _ in 0..<(state >> 16 & 3) { text += Array("model ".utf8) }
      text += [UInt8(state >> 20 & 0xff), 0xe8, 1, 0, 0, 0]
    }
    return Array(text[..<3_000])
  }()

  private static let streams: [(String, [UInt8])] = [
    ("bz2", Fixtures.bzip2), ("bz2", Fixtures.bzip2Twice), ("xz", Fixtures.xz),
    ("xz", Fixtures.xzCRC32), ("xz", Fixtures.xzSHA256), ("lzma", Fixtures.lzma),
    ("lz4", Fixtures.lz4), ("lz4", Fixtures.lz4Linked),
    ("gz", Deflater.deflate(text, windowBits: 31)), ("z", Deflater.deflate(text, windowBits: 15)),
  ]

  private static func expand(_ bytes: [UInt8]) throws -> (content: [UInt8], Expansion) {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let stream = try #require(CompressedStream(bytes))
    let expansion = try Expansion.of(MemorySource(bytes: bytes), stream, scan)
    return (try expansion.content.prefix(1 << 20), expansion)
  }

  @Test("other implementations' files expand to the same bytes", arguments: streams.indices)
  func same(place: Int) throws {
    let (content, expansion) = try Self.expand(Self.streams[place].1)
    #expect(expansion.failure == nil && content == Self.text)
    #expect(expansion.consumed == UInt64(Self.streams[place].1.count))
    let inspection = ArtifactInspection.of(
      Self.streams[place].1, as: "a.bin.\(Self.streams[place].0)")
    #expect(inspection.findings == [] && inspection.paths == ["", "a.bin"])
    #expect(inspection.contents.kind == .compressed)
  }

  @Test("a file that is cut off is a fault; what came before is kept", arguments: streams.indices)
  func cutOff(place: Int) throws {
    let bytes = Array(Self.streams[place].1.dropLast(20))
    let (content, expansion) = try Self.expand(bytes)
    #expect(expansion.failure != nil && Self.text.starts(with: content))
    let inspection = ArtifactInspection.of(bytes, as: "a.\(Self.streams[place].0)")
    #expect(inspection.verdict == .findings)
  }

  @Test("a changed byte is a fault where the format has a checksum", arguments: [0, 2, 3, 8, 9])
  func changed(place: Int) {
    var bytes = Self.streams[place].1
    bytes[bytes.count / 2] ^= 0x10
    let inspection = ArtifactInspection.of(bytes, as: "a.\(Self.streams[place].0)")
    #expect(inspection.severity(of: "structure.compressed.data") == .high)
  }

  @Test("a magic number counts, whatever the name; a name without it is a fault")
  func names() {
    let gzip = Deflater.deflate(Canary.archive, windowBits: 31)
    #expect(ArtifactInspection.of(gzip, as: "weights").rules == [Canary.rule])
    let text = ArtifactInspection.of(Array("no gzip".utf8), as: "a.gz")
    #expect(text.severity(of: "structure.compressed.magic") == .high)
  }

  @Test("what follows is told and looked into; another stream goes on")
  func followed() throws {
    let gzip = Deflater.deflate(Self.text, windowBits: 31)
    let (content, _) = try Self.expand(gzip + gzip)
    #expect(content == Self.text + Self.text)
    #expect(ArtifactInspection.of(gzip + [0, 0, 0], as: "a.gz").findings == [])
    let inspection = ArtifactInspection.of(gzip + Canary.archive, as: "a.gz")
    #expect(inspection.severity(of: "structure.compressed.extra-bytes") == .medium)
    #expect(inspection.rules.contains(Canary.rule))
  }

  @Test("filters that are not decoded leave the file unjudged")
  func unsupported() {
    let inspection = ArtifactInspection.of(Fixtures.xzDelta, as: "a.xz")
    #expect(inspection.rules == ["structure.compressed.method"] && inspection.verdict == .unjudged)
  }

  @Test("what is more than a few megabytes goes to a file and comes back the same")
  func spooled() throws {
    let size = ExpandedOutput.mostInMemory * 2 + 12_345
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 >> 3 ^ $0 >> 13) }
    let (_, expansion) = try Self.expand(Deflater.deflate(bytes, windowBits: 31))
    #expect(expansion.content is ArtifactFile && expansion.content.size == UInt64(size))
    #expect(expansion.checksum == Checksum.crc32(bytes))
    #expect(
      try expansion.content.bytes(at: UInt64(size) - 100, count: 100) == Array(bytes.suffix(100)))
    #expect(
      try expansion.content.bytes(at: 4_000_000, count: 999_999)
        == Array(bytes[4_000_000..<4_999_999]))
  }

  @Test("bzip2 and LZMA members of zip archives expand")
  func zipMethods() {
    for bytes in [Fixtures.zipBzip2, Fixtures.zipLZMA] {
      let inspection = ArtifactInspection.of(bytes, as: "a.zip")
      #expect(inspection.findings == [] && inspection.contents.members.last?.size == 3_000)
    }
  }

  @Test("a compressed bomb is one")
  func bomb() {
    let zeros = [UInt8](repeating: 0, count: 40 << 20)
    let inspection = ArtifactInspection.of(Deflater.deflate(zeros, windowBits: 31), as: "a.gz")
    #expect(inspection.severity(of: "safety.decompression-bomb") == .high)
  }

  @Test("slow decoders stop at their budget, and what it takes is told", arguments: [0, 2, 5])
  func decodingBudget(place: Int) {
    var options = ScanOptions()
    options.budget.decoding = 1_000
    let (ending, bytes) = Self.streams[place]
    let inspection = ArtifactInspection.of(bytes: bytes, name: "a.\(ending)", options: options)
    #expect(inspection.verdict == .unjudged)
    #expect(inspection.rules == ["structure.budget-exceeded"])
    #expect(inspection.findings.first?.message.contains("decoding") == true)
  }

  @Test("deflate blocks without end are counted, and whole blocks are free to be long")
  func deflateBlocks() {
    // Empty blocks of fixed codes, ten bits each: four of them fill five bytes.
    let four: [UInt8] = [0x02, 0x08, 0x20, 0x80, 0x00]
    let blocks = [UInt8]((0..<4_000).map { _ in four }.joined()) + [0x03, 0x00]
    var options = ScanOptions()
    options.budget.decoding = 100_000
    var member = ZipWriter.Member("a.bin", [])
    (member.method, member.packed) = (8, blocks)
    let archive = ZipWriter.archive([member])
    let inspection = ArtifactInspection.of(bytes: archive, name: "a.zip", options: options)
    #expect(inspection.rules.contains("structure.budget-exceeded"))
    #expect(ArtifactInspection.of(archive, as: "a.zip").findings == [])
    options.budget.decoding = 1_000
    let long = ZipWriter.archive([ZipWriter.deflated("b.bin", Self.text)])
    #expect(ArtifactInspection.of(bytes: long, name: "b.zip", options: options).findings == [])
  }

  @Test("LZMA2 with tables larger than its format has is a fault")
  func largeTables() throws {
    // Control byte of a chunk with new properties, sizes, and eight bits of context with four of position.
    let chunk: [UInt8] = [0xe0, 0, 0, 0, 4, 8 + 9 * 4, 0, 0, 0, 0, 0, 0]
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let expansion = try Expansion.of(
      MemorySource(bytes: chunk), .lzma2(dictionarySize: 4_096), scan)
    guard case .corrupt(let what, _) = expansion.failure else {
      Issue.record("no fault")
      return
    }
    #expect(what.contains("context"))
  }
}
