// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Tar archives")
struct TarTests {
  typealias Writer = TarWriter

  private static func inspect(_ members: [UInt8]..., name: String = "a.tar") -> ArtifactInspection {
    .of(Writer.archive(members), as: name)
  }

  @Test("a plain archive has no findings, and all its files are looked at")
  func sound() {
    let inspection = Self.inspect(
      Writer.member("folder/", type: "5"), Writer.member("folder/a", [1, 2, 3]),
      Writer.member("link", type: "2", link: "folder/a"), Writer.member("b", [4]))
    #expect(inspection.findings == [] && inspection.contents.kind == .tar)
    #expect(inspection.paths == ["", "folder/a", "b"])
  }

  @Test("the old format has no magic number, and its checksum tells")
  func old() {
    let inspection = Self.inspect(Writer.member("in.zip", Canary.archive, magic: ""), name: "a")
    #expect(inspection.contents.kind == .tar && inspection.rules == [Canary.rule])
  }

  @Test("names that lead out are critical, however long, in each of the formats")
  func names() {
    let path = String(repeating: "folder/", count: 30) + String(repeating: "../", count: 31) + "x"
    for member in [
      Writer.member("../x", [1]), Writer.pax("path", path) + Writer.member("x", [1]),
      Writer.member("././@LongLink", Array(path.utf8) + [0], type: "L") + Writer.member("x", [1]),
    ] {
      let inspection = Self.inspect(member)
      #expect(inspection.severity(of: "safety.tar.path") == .critical)
    }
    let fine = String(repeating: "folder/", count: 20) + "x"
    let inspection = Self.inspect(Writer.pax("path", fine) + Writer.member("x", [1]))
    #expect(inspection.findings == [] && inspection.paths.contains(fine))
  }

  @Test("links that lead out are critical: symbolic from their folder, hard from the root")
  func links() {
    for (type, link) in [("2", "../../x"), ("2", "/etc/passwd"), ("1", "../x"), ("1", "/x")] {
      let member = Writer.member("folder/a", type: Character(type), link: link)
      #expect(Self.inspect(member).severity(of: "safety.tar.path") == .critical)
    }
    #expect(Self.inspect(Writer.member("folder/a", type: "2", link: "../b")).findings == [])
    #expect(Self.inspect(Writer.member("folder/a", type: "1", link: "b")).findings == [])
    let long = Writer.pax("linkpath", "../../x") + Writer.member("a", type: "2", link: "b")
    #expect(Self.inspect(long).severity(of: "safety.tar.path") == .critical)
  }

  @Test("devices and pipes are serious")
  func devices() {
    for type in ["3", "4", "6"] {
      let inspection = Self.inspect(Writer.member("a", type: Character(type)))
      #expect(inspection.severity(of: "safety.tar.device") == .high)
    }
  }

  @Test("of duplicates both are looked into")
  func duplicates() {
    let inspection = Self.inspect(
      Writer.member("in.zip", Canary.archive), Writer.member("in.zip", [1]))
    #expect(inspection.severity(of: "structure.tar.duplicate-member") == .medium)
    #expect(inspection.rules.contains(Canary.rule))
  }

  @Test("a wrong checksum, a member that is cut off and a missing end are told")
  func damage() {
    var bytes = Writer.member("in.zip", Canary.archive) + Writer.member("b", [1])
    let whole = bytes
    bytes[1_030] ^= 1
    #expect(ArtifactInspection.of(bytes, as: "a").severity(of: "structure.tar.header") == .high)
    #expect(ArtifactInspection.of(bytes, as: "a").rules.contains(Canary.rule))
    #expect(ArtifactInspection.of(whole, as: "a").severity(of: "structure.tar.no-end") == .medium)
    let short = ArtifactInspection.of(Array(whole.dropLast(600)), as: "a")
    #expect(short.severity(of: "structure.tar.truncated") == .high)
    let long = Self.inspect(Writer.member("a", [1], claimedSize: 1 << 30))
    #expect(long.severity(of: "structure.tar.truncated") == .high)
  }

  @Test("bytes behind the end mark are told and looked into")
  func afterEnd() {
    let bytes = Writer.archive([Writer.member("a", [1])])
    let inspection = ArtifactInspection.of(bytes + Canary.archive, as: "a.tar")
    #expect(inspection.severity(of: "structure.tar.extra-bytes") == .medium)
    #expect(inspection.rules.contains(Canary.rule))
    #expect(ArtifactInspection.of(bytes + bytes.suffix(512), as: "a.tar").findings == [])
  }

  @Test("a compressed archive is looked into")
  func compressed() {
    let tar = Writer.archive([Writer.member("in.zip", Canary.archive)])
    let gzip = Deflater.deflate(tar, windowBits: 31)
    let inspection = ArtifactInspection.of(gzip, as: "a.tgz")
    #expect(inspection.rules == [Canary.rule])
    #expect(inspection.findings.first?.members == ["a.tar", "in.zip"])
  }

  @Test("torch's old archives are known by their members")
  func torch() {
    let names = ["sys_info", "pickle", "tensors", "storages"]
    let bytes = Writer.archive(names.map { Writer.member($0, [0]) })
    #expect(ArtifactInspection.of(bytes, as: "a").contents.kind == .torchTar)
  }
}
