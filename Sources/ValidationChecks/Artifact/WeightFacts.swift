// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationCore

/// What the tensors of one file are like.
struct WeightFacts: Codable, Hashable, Sendable {
  let tensors: [Tensor]
  /// Elements of all tensors together.
  let parameters: UInt64
  /// What kept the scan from reading a part of the file.
  let unread: [ArtifactFinding]

  struct Tensor: Codable, Hashable, Sendable {
    /// With the members that lead to it.
    let name: String
    let dtype: String
    let shape: [UInt64]
    /// Nil where the values could not be searched.
    let values: TensorStatistics?
    let isEmpty: Bool
  }

  init(_ inspection: ArtifactInspection) {
    var statistics = Dictionary(grouping: inspection.statistics.reversed()) {
      Key($0.members, $0.name)
    }
    // Each once, in their order: what one of two of a name holds must not hide what the other does.
    tensors = inspection.contents.tensors.map { tensor in
      Tensor(
        name: OneLine.of(tensor.name, most: 200), dtype: OneLine.of(tensor.dtype, most: 60),
        shape: tensor.shape, values: statistics[Key(tensor.members, tensor.name)]?.popLast(),
        isEmpty: tensor.shape.contains(0))
    }
    parameters = inspection.contents.tensors.reduce(0) { sum, tensor in
      let count = tensor.shape.reduce(UInt64(1)) {
        let (product, overflow) = $0.multipliedReportingOverflow(by: $1)
        return overflow ? .max : product
      }
      let (total, overflow) = sum.addingReportingOverflow(count)
      return overflow ? .max : total
    }
    // Of a broken file only those tensors are listed that its layout still allows.
    let unread = inspection.findings.filter {
      $0.isUnjudged || $0.severity.isSerious && $0.rule.hasPrefix("structure.")
    }
    let isCut = inspection.contents.isCut ? [ArtifactFinding.tensorsCut] : []
    self.unread = Array(unread.prefix(5)) + isCut
  }

  private struct Key: Hashable {
    let members: [String]
    let name: String

    init(_ members: [String], _ name: String) {
      self.members = members
      self.name = name
    }
  }
}

extension ArtifactFinding {
  fileprivate static let tensorsCut = ArtifactFinding(
    unjudged: "weights.too-many-tensors", "it holds more tensors than are listed",
    remedy: "split the file")
}
