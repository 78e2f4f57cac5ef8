// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("7z archives")
struct SevenZipTests {
  private static let archives = [
    Fixtures.sevenCopy, Fixtures.sevenLZMA, Fixtures.sevenX86, Fixtures.sevenBzip2,
  ]

  @Test(
    "files of an archive that another implementation made are looked at",
    arguments: archives.indices)
  func members(place: Int) throws {
    let inspection = ArtifactInspection.of(Self.archives[place], as: "a.7z")
    #expect(inspection.findings == [] && inspection.contents.kind == .sevenZip)
    #expect(inspection.paths == ["", "text", "folder/start"])
    #expect(inspection.contents.members.map(\.size).dropFirst() == [3_000, 100])
  }

  @Test("they hold what was packed", arguments: archives.indices)
  func content(place: Int) throws {
    let source = MemorySource(bytes: Self.archives[place])
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let folder = try #require(try SevenZipArchive(source, scan).folders.first)
    let expansion = try folder.expand(source, scan)
    #expect(expansion.failure == nil)
    #expect(try expansion.content.prefix(9_999) == DecoderTests.text + DecoderTests.text[..<100])
  }

  @Test("what is not decoded is unjudged, and an attack under a model's name")
  func opaque() {
    for bytes in [Fixtures.sevenDelta, Fixtures.sevenEncrypted] {
      let plain = ArtifactInspection.of(bytes, as: "a.7z")
      #expect(plain.rules == ["structure.7z.opaque"] && plain.verdict == .unjudged)
      let model = ArtifactInspection.of(bytes, as: "model.pt")
      #expect(model.severity(of: "safety.7z.hidden-model") == .high)
    }
    let model = ArtifactInspection.of(Fixtures.sevenCopy, as: "model.bin")
    #expect(model.severity(of: "structure.7z.model-name") == .high)
  }

  @Test("a damaged archive is a fault")
  func damaged() {
    var bytes = Fixtures.sevenLZMA
    bytes[bytes.count - 5] ^= 1
    #expect(ArtifactInspection.of(bytes, as: "a.7z").severity(of: "structure.7z.data") == .high)
    let short = ArtifactInspection.of(Array(bytes.dropLast(9)), as: "a.7z")
    #expect(short.severity(of: "structure.7z.data") == .high)
    let start = ArtifactInspection.of(SevenZipFormat.magic + [0, 4], as: "a.7z")
    #expect(start.severity(of: "structure.7z.data") == .high)
  }
}
