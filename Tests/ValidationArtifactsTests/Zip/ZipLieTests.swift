// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Zip archives that lie")
struct ZipLieTests {
  private static func inspect(
    _ member: ZipWriter.Member, as name: String = "a.zip"
  ) -> ArtifactInspection {
    .of(ZipWriter.archive([.init("first", "1"), member, .init("last", "2")]), as: name)
  }

  private static func canary(_ change: (inout ZipWriter.Member) -> Void) -> ArtifactInspection {
    var member = ZipWriter.Member("in.zip", Canary.archive)
    change(&member)
    return inspect(member)
  }

  @Test("a wrong checksum is a fault, stored or deflated, and hides nothing")
  func checksum() {
    for method: UInt16 in [0, 8] {
      let inspection = Self.canary {
        $0.method = method
        $0.crc = 1
      }
      #expect(inspection.severity(of: "structure.zip.checksum") == .high)
      #expect(inspection.rules.contains(Canary.rule))
    }
  }

  @Test("checksums of large members are put together from pieces")
  func largeChecksum() {
    var content = [UInt8](repeating: 0, count: Int(ZipChecksums.pieceSize) * 2 + 77)
    for place in stride(from: 0, to: content.count, by: 4_099) {
      content[place] = UInt8(truncatingIfNeeded: place)
    }
    #expect(Self.inspect(.init("large", content)).findings == [])
    var member = ZipWriter.Member("large", content)
    member.crc = Checksum.crc32(content) ^ 1
    #expect(Self.inspect(member).rules == ["structure.zip.checksum"])
  }

  @Test("flags of encryption on plain bytes are told and ignored")
  func lyingFlags() {
    #expect(
      Self.canary { $0.flags = 0x1 }.rules.sorted() == [Canary.rule, "structure.zip.lying-flag"])
    for flags: UInt16 in [0x20, 0x40, 0x2000] {
      #expect(Self.canary { $0.flags = flags }.rules == [Canary.rule])
    }
  }

  @Test("an encrypted member cannot be judged, and is no fault")
  func encrypted() {
    var member = ZipWriter.Member("secret", "abcdefghijklmnop")
    (member.flags, member.crc) = (0x1, 7)
    let inspection = Self.inspect(member)
    #expect(inspection.rules == ["structure.zip.encrypted"] && inspection.verdict == .unjudged)
  }

  @Test("another name beside the data, and another size, are faults")
  func headers() {
    #expect(Self.canary { $0.localName = "in.dat" }.rules.contains("structure.zip.two-names"))
    #expect(Self.canary { $0.size = 9 }.rules.contains("structure.zip.member-size"))
    let deflated = Self.canary {
      $0.method = 8
      $0.size = 9
    }
    #expect(deflated.rules.contains(Canary.rule))
    #expect(deflated.severity(of: "structure.zip.member-size") == .high)
  }

  @Test("of duplicates both are looked into; they matter where they differ")
  func duplicates() {
    let first = ZipWriter.Member("a", "x")
    let differing = ArtifactInspection.of(
      ZipWriter.archive([.init("a", Canary.archive), first]), as: "a.zip")
    #expect(differing.severity(of: "structure.zip.duplicate-member") == .high)
    #expect(differing.rules.contains(Canary.rule))
    let same = ArtifactInspection.of(ZipWriter.archive([first, first]), as: "a.zip")
    #expect(same.severity(of: "structure.zip.duplicate-member") == .low)
  }

  @Test("members that share their bytes are a fault")
  func overlap() {
    var bytes = ZipWriter.archive([.init("a", "xx"), .init("a", "xx")])
    let second = bytes.count - 22 - 47 + 42
    bytes.replaceSubrange(second..<second + 4, with: [0, 0, 0, 0])
    let rules = ArtifactInspection.of(bytes, as: "a.zip").rules
    #expect(rules.contains("structure.zip.overlap"))
  }

  @Test("broken deflate data are a fault, and what came before is looked into")
  func broken() {
    let whole = Deflater.deflate(Canary.archive + [UInt8](0...255), windowBits: -15)
    let inspection = Self.canary {
      $0.method = 8
      $0.packed = Array(whole.dropLast(40))
    }
    #expect(inspection.severity(of: "structure.zip.member-data") == .high)
    #expect(inspection.paths.contains("in.zip"))
  }

  @Test("a method that is not known leaves the member unjudged")
  func method() {
    let inspection = Self.canary { $0.method = 97 }
    #expect(inspection.rules == ["structure.zip.method"] && inspection.verdict == .unjudged)
  }

  @Test("what grows a hundredfold is a bomb, unless a format accounts for its bytes")
  func bombs() {
    let zeros = [UInt8](repeating: 0, count: 40 << 20)
    let bomb = Self.inspect(ZipWriter.deflated("zeros.bin", zeros))
    #expect(bomb.severity(of: "safety.decompression-bomb") == .high)
    let header = "{\"t\":{\"dtype\":\"U8\",\"shape\":[41943040],\"data_offsets\":[0,41943040]}}"
    let model = SafetensorsWriter.file(header: Array(header.utf8), data: zeros)
    let benign = Self.inspect(ZipWriter.deflated("model.safetensors", model))
    #expect(!benign.rules.contains("safety.decompression-bomb"))
    #expect(Self.inspect(ZipWriter.deflated("few", Array(zeros[..<(1 << 20)]))).findings == [])
  }

  @Test("a budget that is spent leaves the rest unjudged, and what was seen stands")
  func budget() {
    var budget = ScanBudget()
    budget.expandedBytes = 10_000
    let bytes = ZipWriter.archive([
      ZipWriter.deflated("in.zip", Canary.archive),
      ZipWriter.deflated("b", [UInt8](repeating: 7, count: 20_000)),
    ])
    let inspection = ArtifactInspection.of(bytes, as: "a.zip", budget)
    #expect(inspection.rules == [Canary.rule, "structure.budget-exceeded"])
  }
}
