// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Zip archives")
struct ZipArchiveTests {
  private static let text = Array(repeating: UInt8(ascii: "a"), count: 1_000)

  @Test("a plain archive has no findings, and all its members are looked at")
  func sound() {
    var writer = ZipWriter(members: [
      .init("folder/", ""), .init("folder/a.txt", "hello"), ZipWriter.deflated("b", Self.text),
    ])
    for wide in [false, true] {
      writer.hasWideEnd = wide
      let inspection = ArtifactInspection.of(writer.bytes, as: "a.zip")
      #expect(inspection.findings == [])
      #expect(inspection.contents.kind == .zip)
      #expect(inspection.paths == ["", "folder/a.txt", "b"])
      #expect(inspection.contents.members.last?.size == 1_000)
    }
    #expect(ArtifactInspection.of(ZipWriter.archive([]), as: "a.zip").findings == [])
  }

  @Test("what is in a member is found, stored or deflated, in archives in archives")
  func nested() {
    var archive = Canary.archive
    for level in 0..<5 {
      archive = ZipWriter.archive([
        level % 2 == 0 ? .init("in.zip", archive) : ZipWriter.deflated("in.zip", archive)
      ])
    }
    let inspection = ArtifactInspection.of(archive, as: "a.zip")
    #expect(inspection.rules == [Canary.rule])
    #expect(inspection.findings.first?.members.count == 5)
  }

  @Test("bytes before and after are told, looked into, and do not hide the members")
  func polyglots() {
    for wide in [false, true] {
      var writer = ZipWriter(members: [.init("a", "hello")], hasWideEnd: wide)
      writer.prefix = Canary.archive
      let before = ArtifactInspection.of(writer.bytes, as: "a.zip")
      #expect(before.severity(of: "structure.zip.extra-bytes") == .medium)
      #expect(before.rules.contains(Canary.rule) && before.paths.contains("a"))
      (writer.prefix, writer.suffix) = ([], Array("trailing".utf8))
      let after = ArtifactInspection.of(writer.bytes, as: "a.zip")
      #expect(after.rules == ["structure.zip.extra-bytes"] && after.paths.contains("a"))
      (writer.prefix, writer.suffix) = (Array("MZ-program".utf8), [])
      #expect(ArtifactInspection.of(writer.bytes, as: "a").contents.kind == .zip)
    }
  }

  @Test("a member that the directory does not list is a fault, and is looked into")
  func unlisted() {
    var hidden = ZipWriter.Member("in.zip", Canary.archive)
    hidden.isListed = false
    let inspection = ArtifactInspection.of(
      ZipWriter.archive([.init("a", "x"), hidden, .init("b", "y")]), as: "a.zip")
    #expect(inspection.severity(of: "structure.zip.unlisted-member") == .high)
    #expect(inspection.rules.contains(Canary.rule))
  }

  @Test("an archive that was cut off is a fault, and what is left of it is looked into")
  func cutOff() {
    let bytes = ZipWriter.archive([
      ZipWriter.deflated("in.zip", Canary.archive), ZipWriter.deflated("b", Self.text),
    ])
    for count in [bytes.count - 10, bytes.count - 30, bytes.count - 100] {
      let inspection = ArtifactInspection.of(Array(bytes[..<count]), as: "a.zip")
      #expect(inspection.severity(of: "structure.zip.truncated") == .high)
      #expect(inspection.rules.contains(Canary.rule))
    }
    let start = ArtifactInspection.of([0x50, 0x4b, 3, 4, 1, 2], as: "a")
    #expect(start.rules == ["structure.zip.truncated"])
  }

  @Test("a number of members that is not the directory's is a fault")
  func count() {
    let writer = ZipWriter(members: [.init("a", "x"), .init("b", "y")], countedMembers: 1)
    let inspection = ArtifactInspection.of(writer.bytes, as: "a.zip")
    #expect(inspection.rules == ["structure.zip.entry-count"] && inspection.paths.contains("b"))
  }

  @Test("a ZIP64 member is read by its extra field")
  func wideMember() throws {
    let source = MemorySource(bytes: Self.wideArchive)
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let archive = try ZipArchive(reading: source, scan)
    let member = try #require(archive.members.first)
    #expect(member.size == 5 && member.compressedSize == 5 && member.localOffset == 0)
    #expect(try archive.content(of: member, scan).prefix(9) == Array("hello".utf8))
    #expect(scan.findings == [])
  }

  private static var wideArchive: [UInt8] {
    let sizes = ZipWriter.bytes(UInt64(5)) + ZipWriter.bytes(UInt64(5))
    let crc = ZipWriter.bytes(Checksum.crc32(Array("hello".utf8)))
    let common =
      ZipWriter.bytes(UInt32(0)) + ZipWriter.bytes(UInt32(0)) + crc
      + [UInt8](repeating: 0xff, count: 8) + [1, 0, 20, 0]
    let extra: [UInt8] = [1, 0, 16, 0] + sizes
    let local: [UInt8] = [0x50, 0x4b, 3, 4, 45, 0] + common + [0x61] + extra
    let body = local + Array("hello".utf8)
    let entry: [UInt8] =
      [0x50, 0x4b, 1, 2, 45, 3, 45, 0] + common
      + [UInt8](repeating: 0, count: 14) + [0x61] + extra
    return body + entry + [0x50, 0x4b, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0]
      + ZipWriter.bytes(UInt32(entry.count)) + ZipWriter.bytes(UInt32(body.count)) + [0, 0]
  }
}
