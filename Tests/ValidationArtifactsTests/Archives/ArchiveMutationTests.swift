// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Mutated archives")
struct ArchiveMutationTests {
  private static let seed: UInt64 = 20_261_121

  static let archives: [(name: String, bytes: [UInt8])] = [
    (
      "a.zip",
      ZipWriter(
        members: [
          .init("a", "text"), ZipWriter.deflated("b.zip", Canary.archive),
          .init("MAR-INF/MANIFEST.json", #"{"model":{"modelName":"m","handler":"h"}}"#),
        ], hasWideEnd: true
      ).bytes
    ),
    (
      "a.tar",
      TarWriter.archive([
        TarWriter.pax("path", "folder/x"), TarWriter.member("x", Array("_target_: os.system".utf8)),
        TarWriter.member("model_config.yaml", Array("a: {_target_: 'x', b: |\n  c\n d".utf8)),
      ])
    ),
    (
      "a.yaml",
      Array("a: |\n  b\n? \"c\\x41\" : [d, {e: 'f'}]\n_target_: *x\nchat_template: '{{ x }}'".utf8)
    ),
    ("a.gz", Deflater.deflate(Canary.archive, windowBits: 31)), ("a.bz2", Fixtures.bzip2),
    ("a.xz", Fixtures.xz), ("a.lzma", Fixtures.lzma), ("a.lz4", Fixtures.lz4Linked),
    ("l.zip", Fixtures.zipLZMA), ("b.zip", Fixtures.zipBzip2), ("a.7z", Fixtures.sevenX86),
    ("b.7z", Fixtures.sevenBzip2),
  ]

  @Test(
    "none of 10,000 mutations ends the program or spends more than a little",
    arguments: archives.indices)
  func mutations(place: Int) {
    var generator = SeededGenerator(seed: Self.seed + UInt64(place))
    var budget = ScanBudget()
    budget.steps /= 100
    for round in 0..<834 {
      var bytes = Self.archives[place].bytes
      for _ in 0...(round % 4) { bytes.mutate(using: &generator) }
      let inspection = ArtifactInspection.of(bytes, as: Self.archives[place].name, budget)
      #expect(
        inspection.findings.count <= FindingLog.most + 1, "seed \(Self.seed), round \(round)")
    }
  }
}
