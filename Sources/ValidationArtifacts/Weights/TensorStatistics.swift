// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the values of one tensor are like.
package struct TensorStatistics: Hashable, Sendable, Codable {
  package let name: String
  /// As the format spells it.
  package let dtype: String
  package let shape: [UInt64]
  /// Names of the containers' members that lead to it, outermost first.
  package let members: [String]
  /// Whether its values are floating-point numbers: only these can be bad.
  package let isFloat: Bool
  /// Its numbers are the scales of quantised weights.
  package let isScales: Bool
  /// Numbers that were looked at: two for a complex element; of quantised weights the scales.
  package let numberCount: UInt64
  package let nanCount: UInt64
  package let positiveInfinityCount: UInt64
  package let negativeInfinityCount: UInt64
  package let zeroCount: UInt64
  /// Too small to be held in full precision, and not zero.
  package let denormalCount: UInt64
  /// Least finite number; nil where there is none.
  package let minimum: Double?
  /// Greatest finite number; nil where there is none.
  package let maximum: Double?
  /// Index, in the order of the data, of the first element that is NaN or infinite; of quantised
  /// weights the first of its block.
  package let firstBadIndex: UInt64?

  package var infinityCount: UInt64 { positiveInfinityCount + negativeInfinityCount }
  package var badCount: UInt64 { nanCount + infinityCount }

  package var isAllZero: Bool { numberCount > 0 && zeroCount == numberCount }

  /// One finite number in all places; equal scales do not make equal weights.
  package var isConstant: Bool {
    numberCount > 0 && badCount == 0 && minimum == maximum && (!isScales || isAllZero)
  }

  /// Of at least two dimensions that count, as weights have and biases have not.
  package var isMatrix: Bool { shape.count { $0 > 1 } >= 2 }
}

extension TensorStatistics {
  init(_ tensor: ArtifactContents.Tensor, _ layout: NumberLayout, _ tally: NumberTally) {
    name = tensor.name
    dtype = tensor.dtype
    shape = tensor.shape
    members = tensor.members
    isFloat = layout.element.isFloat
    isScales = layout.block != nil
    numberCount = tally.count
    nanCount = tally.nans
    positiveInfinityCount = tally.positiveInfinities
    negativeInfinityCount = tally.negativeInfinities
    zeroCount = tally.zeros
    denormalCount = tally.denormals
    minimum = tally.minimum <= tally.maximum ? tally.minimum : nil
    maximum = tally.minimum <= tally.maximum ? tally.maximum : nil
    firstBadIndex = tally.firstBad.map(layout.element(ofNumber:))
  }
}
