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
    let datasets: [String: Dataset]
    let texts: [String: String]
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/HDF5")

  static let names = [
    "old-types", "new-types", "old-many", "new-many", "new-large", "old-shared", "new-shared",
    "user-block",
  ]

  @Test("datasets and texts are those that h5py reads", arguments: names)
  func comparison(name: String) throws {
    let file = Self.folder.appending(path: "\(name).h5")
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: Self.folder.appending(path: "\(name).json")))
    let inspection = ArtifactInspection.of(
      fileAt: file, name: "\(name).h5", companions: NoCompanions())
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
