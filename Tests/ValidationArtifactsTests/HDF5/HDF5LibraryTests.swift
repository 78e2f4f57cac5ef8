// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

/// Compares with h5py: Fixtures/hdf5_fixtures.py wrote the files and what h5py read in them.
@Suite("HDF5 as h5py writes it")
struct HDF5LibraryTests {
  struct Expected: Decodable {
    struct Dataset: Decodable {
      let dtype: String
      let shape: [UInt64]
      let offset: UInt64?
    }
    /// Of a dataset in chunks.
    struct Numbers: Decodable {
      let first: UInt64?
      let maximum: Double
      let minimum: Double
      let nan: UInt64
      let zero: UInt64
    }
    let datasets: [String: Dataset]
    let numbers: [String: Numbers]?
    let texts: [String: String]
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/HDF5")

  private static func read(_ name: String) throws -> (Expected, ArtifactInspection) {
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    let inspection = ArtifactInspection.of(
      fileAt: folder.appending(path: "\(name).h5"), name: "\(name).h5",
      companions: NoCompanions())
    return (expected, inspection)
  }

  /// Of the newest layout, for datasets that cannot grow.
  @Test(
    "numbers in chunks, through any filter of the library itself, are those that h5py reads",
    arguments: [
      (
        "old-packed",
        [
          "all", "checksum", "gzip", "half", "limited", "many", "plain", "row", "shuffle",
          "whole",
        ]
      ),
      (
        "new-packed",
        [
          "all", "checksum", "gzip", "half", "limited", "many", "pages", "plain", "row", "shuffle",
          "whole",
        ]
      ),
    ])
  func packed(name: String, searched: [String]) throws {
    let (expected, inspection) = try Self.read(name)
    #expect(inspection.findings.allSatisfy { $0.rule == "weights.nan" })
    #expect(inspection.statistics.map(\.name).sorted() == searched)
    for found in inspection.statistics {
      let numbers = try #require(expected.numbers?[found.name])
      #expect(found.numberCount == found.shape.reduce(1, *), "\(found.name)")
      #expect(found.nanCount == numbers.nan && found.zeroCount == numbers.zero, "\(found.name)")
      #expect(found.firstBadIndex == numbers.first, "\(found.name)")
      #expect(found.minimum == numbers.minimum, "\(found.name)")
      #expect(found.maximum == numbers.maximum, "\(found.name)")
    }
    #expect(inspection.contents.tensors.count == expected.datasets.count)
  }

  @Test("a byte that changed in a file of chunks ends in no trap", arguments: 0..<40)
  func flipped(number: Int) throws {
    var generator = SeededGenerator(seed: UInt64(number))
    var bytes = [UInt8](
      try Data(contentsOf: Self.folder.appending(path: "old-packed.h5")))
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
    // Whatever it comes to, it comes to an end.
    _ = ArtifactInspection.of(bytes: bytes, name: "model.h5")
  }

  static let names = [
    "old-types", "new-types", "old-many", "new-many", "new-large", "old-shared", "new-shared",
    "user-block",
  ]

  @Test("datasets and texts are those that h5py reads", arguments: names)
  func comparison(name: String) throws {
    let (expected, inspection) = try Self.read(name)
    let contents = inspection.contents
    #expect(inspection.findings == [] && contents.kind == .hdf5)
    #expect(Set(contents.tensors.map(\.name)) == Set(expected.datasets.keys))
    for tensor in contents.tensors {
      let dataset = try #require(expected.datasets[tensor.name], "\(tensor.name)")
      #expect(tensor.dtype == dataset.dtype, "\(tensor.name)")
      #expect(tensor.shape == dataset.shape, "\(tensor.name)")
      #expect((tensor.byteCount != nil) == (dataset.offset != nil), "\(tensor.name)")
    }
    let texts = contents.metadata.filter { !$0.key.hasPrefix("hdf5.") }
    #expect(Set(texts.map(\.key)) == Set(expected.texts.keys))
    for text in texts {
      #expect(expected.texts[text.key].map { text.value.hasPrefix($0) } == true, "\(text.key)")
    }
  }
}
