// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How the elements of one tensor differ from those of its counterpart.
package struct TensorDifference: Hashable, Sendable, Codable {
  package let name: String
  package let dtype: SafetensorsDType
  package let elementCount: UInt64
  /// Elements whose bits differ: also −0 beside 0, and NaN beside NaN of another payload.
  package let differingElements: UInt64
  /// In row-major order, counted from 0.
  package let firstDifferingIndex: UInt64
  /// Over pairs without a NaN; nil for types other than F64, F32, F16 and BF16, or without a pair.
  package let maximumULP: UInt64?
  /// Elements that are NaN on one side only.
  package let nanMismatches: UInt64
  /// Over the same pairs as the ulps; infinite beside a finite number.
  package let maximumAbsoluteDifference: Double?
}

/// Running figures of one pair of tensors.
struct DifferenceTally {
  private(set) var differing: UInt64 = 0
  private(set) var first: UInt64?
  private(set) var maximumULP: UInt64?
  private(set) var nanMismatches: UInt64 = 0
  private(set) var maximumAbsolute: Double?

  mutating func count(at index: UInt64) {
    differing += 1
    if first == nil { first = index }
  }

  /// For two elements whose bits differ.
  mutating func weigh<Bits>(_ left: Bits, _ right: Bits, in layout: FloatLayout<Bits>) {
    switch Ulp.distance(left, right, in: layout) {
    case .bothNaN: break
    case .oneNaN: nanMismatches += 1
    case .ulps(let ulps):
      maximumULP = max(maximumULP ?? 0, ulps)
      let difference = (layout.value(left) - layout.value(right)).magnitude
      maximumAbsolute = max(maximumAbsolute ?? 0, difference)
    }
  }

  /// Nil where no element differs.
  func difference(of tensor: SafetensorsInspection.TensorEntry) -> TensorDifference? {
    guard let first else { return nil }
    let bytes = tensor.dataRange.upperBound - tensor.dataRange.lowerBound
    return TensorDifference(
      name: tensor.name, dtype: tensor.dtype, elementCount: tensor.dtype.elements(in: bytes),
      differingElements: differing, firstDifferingIndex: first, maximumULP: maximumULP,
      nanMismatches: nanMismatches, maximumAbsoluteDifference: maximumAbsolute)
  }
}

extension SafetensorsDType {
  /// Whole elements in so many bytes, without the overflow of counting bits first.
  func elements(in bytes: UInt64) -> UInt64 {
    bytes / bits * 8 + bytes % bits * 8 / bits
  }
}
