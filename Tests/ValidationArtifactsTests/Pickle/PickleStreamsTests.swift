// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

@Suite struct PickleStreamsTests {
  private static let payload = Writer.ascii("cos\nsystem\n(S'id'\ntR.")

  @Test func `streams behind the first are read, whatever their protocol`() {
    let empty = Writer.pickle(Writer.none)
    let lists = Writer.ascii("(lp0\n.")
    for bytes in [
      empty + Writer.pickle(Writer.call), empty + empty + Writer.pickle(Writer.call),
      empty + Self.payload, empty + lists + Self.payload, lists + lists + Self.payload,
      lists + empty + lists + Self.payload, empty + lists + Writer.pickle(Writer.call),
    ] {
      #expect(Scanned(bytes, as: "model.pkl").faults == ["safety.import"])
    }
  }

  @Test func `other bytes behind STOP are a slight finding`() {
    let scanned = Scanned(Writer.pickle(Writer.none) + [0, 1, 2], as: "model.pkl")
    #expect(scanned.faults.isEmpty)
    #expect(scanned.notes == ["structure.pickle.trailing-bytes"])
  }

  @Test func `more streams than any format has are not judged`() {
    let many = (0..<10_001).flatMap { _ in Writer.pickle(Writer.none) }
    let inspection = Scanned(many + Writer.pickle(Writer.call), as: "model.pkl").inspection
    #expect(inspection.findings.map(\.rule) == ["structure.budget-exceeded"])
    #expect(inspection.verdict == .unjudged)
  }

  @Test(arguments: ["", "a.bin", "a.dat", "a.model", "a.txt", "weights.pth"])
  func `a pickle without a number is known by what it does`(name: String) {
    #expect(Scanned(Self.payload, as: name).faults.contains("safety.import"))
    // Long harmless noise hides nothing.
    let noise = (0..<1_100_000).flatMap { _ in Writer.ascii("N0") }
    #expect(!Scanned(noise + Self.payload, as: name).inspection.findings.isEmpty)
  }

  @Test(arguments: [
    "cat\ndog\nRat\ntop\nR", "cat\ndog\nhorse\nmouse\n", "I\nIt\nthe\nto\n.\n", "N,M\n1,2\n3,4\n",
    "import os\nprint('x')\n", "def f(x):\n  return x\n", "(lambda x: x)(1)\n",
    "class A:\n  pass\n",
    "# Title\n\nSome words.\n", "This is a README.\nIt has lines.\n", "2026-01-01 INFO started\n",
    "1.0,2.0,3.0\n4.0,5.0,6.0\n", "0\n1\n2\n", "]\n", "NNNN", "[section]\nkey = value\n",
    "the\nof\nand\n",
    "count\nvalue\nitem\n", "Version: 1\nName: x\n", "Vocabulary\nwords\n", "}}}\n", "u\nr\nb\nR\n",
  ]) func `words, tables, sources and logs are no pickles`(text: String) {
    for name in ["words.txt", "vocab.bin", "table.dat", "spm.model", "README"] {
      let inspection = Scanned(Writer.ascii(text), as: name).inspection
      #expect(!inspection.findings.contains { $0.rule.hasPrefix("safety.") })
      #expect(inspection.contents.imports.isEmpty)
    }
  }
}
