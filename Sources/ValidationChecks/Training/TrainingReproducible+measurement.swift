// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationCore

extension TrainingReproducible {
  package struct Measurement: Codable, Hashable, Sendable {
    var runs: Int
    var outputs: [Output]
  }

  /// One declared output: the first run's, and what the later ones made of it.
  struct Output: Codable, Hashable, Sendable {
    var path: RepositoryPath
    var reference: FileFacts?
    var repeats: [Repeat] = []
    /// Why something of the above is missing.
    var obstacle: Obstacle?
  }

  struct FileFacts: Codable, Hashable, Sendable {
    /// From 1.
    var run: Int
    /// Bytes.
    var size: UInt64
    /// SHA-256 in hexadecimal.
    var digest: String
  }

  struct Repeat: Codable, Hashable, Sendable {
    var facts: FileFacts
    /// `nil` when the bytes are equal.
    var firstDifferingByte: UInt64?
    var tensors: TensorFacts?
    /// Why tensors that should be there could not be compared.
    var malformed: String?
  }

  /// How the tensors of two safetensors files differ, in short.
  struct TensorFacts: Codable, Hashable, Sendable {
    var identical: Int
    var missing: Int
    var added: Int
    var reshaped: Int
    var differing: Int
    /// First in the first run's data that is not the same; `nil` when all tensors are equal.
    var first: String?
    /// Elements of that tensor; `nil` when it is missing, added or reshaped.
    var element: ElementFacts?
    /// Over all tensors; `nil` where no pair of floating-point numbers differs.
    var largestULP: UInt64?

    var isEqual: Bool { first == nil && missing + added + reshaped + differing == 0 }
  }

  struct ElementFacts: Codable, Hashable, Sendable {
    /// Place of the first one that differs, row-major, from 0.
    var firstIndex: UInt64
    var differing: UInt64
    var count: UInt64
    var type: String
    var largestULP: UInt64?
    var nanMismatches: UInt64
  }
}

extension TrainingReproducible.Repeat {
  /// For files whose digests differ.
  mutating func compare(_ file: OutputFile, with first: OutputFile) throws {
    firstDifferingByte = try OutputFile.firstDifference(first, file)
    let (left, right) = (
      try SafetensorsFile(at: first.url), try SafetensorsFile(at: file.url)
    )
    let faults = [left, right].compactMap(\.inspection.faults.first)
    if faults.isEmpty {
      tensors = TrainingReproducible.TensorFacts(try TensorComparison(of: left, with: right))
    } else if file.path.fileExtension == "safetensors", let fault = faults.first {
      malformed = OneLine.of(fault.message, most: 200)
    }
  }
}

extension TrainingReproducible.TensorFacts {
  init(_ comparison: TensorComparison) {
    identical = comparison.identicalCount
    missing = comparison.missing.count
    added = comparison.added.count
    reshaped = comparison.reshaped.count
    differing = comparison.differing.count
    first = comparison.firstDiffering.map { OneLine.of($0, most: 200) }
    largestULP = comparison.differing.compactMap(\.maximumULP).max()
    element = comparison.differing.first { $0.name == comparison.firstDiffering }
      .map(TrainingReproducible.ElementFacts.init)
  }
}

extension TrainingReproducible.ElementFacts {
  fileprivate init(_ difference: TensorDifference) {
    firstIndex = difference.firstDifferingIndex
    differing = difference.differingElements
    count = difference.elementCount
    type = difference.dtype.rawValue
    largestULP = difference.maximumULP
    nanMismatches = difference.nanMismatches
  }
}
