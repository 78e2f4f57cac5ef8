// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Archives of arrays")
struct NumPyArchiveTests {
  private typealias Writer = NumPyArchiveWriter

  private func inspect(_ members: [(name: String, bytes: [UInt8])]) -> ArtifactInspection {
    .of(bytes: Writer.file(members), name: "arrays.npz")
  }

  @Test("arrays are named after their members and searched where they stand")
  func sound() {
    let inspection = inspect([
      ("a.npy", NumPyWriter.floats([1, 2])), ("b/c.npy", NumPyWriter.floats([3])),
    ])
    #expect(inspection.findings == [] && inspection.contents.kind == .numpyArchive)
    #expect(inspection.contents.tensors.map(\.name) == ["a", "b/c"])
    #expect(inspection.statistics.map(\.members) == [["a.npy"], ["b/c.npy"]])
    #expect(inspection.statistics.map(\.maximum) == [2, 3])
  }

  @Test("what is wrong in an array is said of its member")
  func faults() {
    let inspection = inspect([
      ("good.npy", NumPyWriter.floats([1])), ("bad.npy", NumPyWriter.floats([.nan])),
      ("worse.npy", [1, 2, 3]),
    ])
    #expect(Set(inspection.findings.map(\.members)) == [["bad.npy"], ["worse.npy"]])
    #expect(
      Set(inspection.findings.map(\.rule)).isSuperset(of: ["weights.nan", "structure.npy.magic"]))
  }

  @Test("two members that answer to one name are a fault")
  func duplicates() {
    for second in ["a.npy", "a"] {
      let inspection = inspect([
        ("a.npy", NumPyWriter.floats([1])), (second, NumPyWriter.floats([2])),
      ])
      #expect(inspection.findings.map(\.rule).contains("structure.npz.duplicate-name"))
    }
  }

  @Test("an archive without arrays is sound")
  func empty() {
    #expect(inspect([]).findings.filter(\.severity.isSerious) == [])
  }
}
