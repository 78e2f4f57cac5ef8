// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What differs between two safetensors files, whatever the order in which they hold their tensors.
package struct TensorComparison: Hashable, Sendable, Codable {
  /// Names in the first file only, in its data's order.
  package let missing: [String]
  /// Names in the second file only, in its data's order.
  package let added: [String]
  /// Tensors of another shape or element type, in the first file's data order.
  package let reshaped: [Reshaped]
  /// Tensors of other elements, in the first file's data order.
  package let differing: [TensorDifference]
  /// Tensors that are the same to the last bit.
  package let identicalCount: Int
  /// The first in the first file's data order that is not the same, else the first added one.
  package let firstDiffering: String?

  package var isIdentical: Bool { firstDiffering == nil }

  package struct Reshaped: Hashable, Sendable, Codable {
    package let name: String
    package let before: Layout
    package let after: Layout
  }

  package struct Layout: Hashable, Sendable, Codable {
    package let dtype: SafetensorsDType
    package let shape: [UInt64]
  }

  /// Throws `MalformedSafetensorsError` for a file with faults, whose tensors cannot be trusted
  /// to be all; `ArtifactReadError` where the machine fails.
  package init(of first: URL, with second: URL) throws {
    try self.init(of: SafetensorsFile(at: first), with: SafetensorsFile(at: second))
  }

  package init(of first: SafetensorsFile, with second: SafetensorsFile) throws {
    var comparer = TensorComparer(first: first, second: try second.checked())
    try comparer.compare(try first.checked().tensorsInDataOrder)
    self = comparer.result
  }

  init(_ comparer: TensorComparer, added: [String]) {
    missing = comparer.missing
    self.added = added
    reshaped = comparer.reshaped
    differing = comparer.differing
    identicalCount = comparer.identicalCount
    firstDiffering = comparer.firstDiffering ?? added.first
  }
}
