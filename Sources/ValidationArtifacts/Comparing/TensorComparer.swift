// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Walks the tensors of one file in their data's order and looks up each in another.
struct TensorComparer {
  private let first: SafetensorsFile
  private let second: SafetensorsFile
  private var unmatched: [ExactText: SafetensorsInspection.TensorEntry] = [:]

  private(set) var missing: [String] = []
  private(set) var reshaped: [TensorComparison.Reshaped] = []
  private(set) var differing: [TensorDifference] = []
  private(set) var identicalCount = 0
  private(set) var firstDiffering: String?

  init(first: SafetensorsFile, second: SafetensorsFile) {
    self.first = first
    self.second = second
    for tensor in second.inspection.tensors { unmatched[ExactText(tensor.name)] = tensor }
  }

  var result: TensorComparison {
    let added = second.tensorsInDataOrder.map(\.name).filter { unmatched[ExactText($0)] != nil }
    return TensorComparison(self, added: added)
  }

  mutating func compare(
    _ tensors: [SafetensorsInspection.TensorEntry]
  ) throws(ArtifactReadError) {
    for tensor in tensors {
      if try isIdentical(tensor) {
        identicalCount += 1
      } else {
        firstDiffering = firstDiffering ?? tensor.name
      }
    }
  }

  private mutating func isIdentical(
    _ tensor: SafetensorsInspection.TensorEntry
  ) throws(ArtifactReadError) -> Bool {
    guard let other = unmatched.removeValue(forKey: ExactText(tensor.name)) else {
      missing.append(tensor.name)
      return false
    }
    guard tensor.dtype == other.dtype, tensor.shape == other.shape else {
      reshaped.append(
        TensorComparison.Reshaped(
          name: tensor.name, before: .init(dtype: tensor.dtype, shape: tensor.shape),
          after: .init(dtype: other.dtype, shape: other.shape)))
      return false
    }
    let pair = TensorPair(tensor, in: first.file, other, in: second.file)
    let tally = try pair.compare()
    guard let difference = tally.difference(of: tensor) else { return true }
    differing.append(difference)
    return false
  }
}
