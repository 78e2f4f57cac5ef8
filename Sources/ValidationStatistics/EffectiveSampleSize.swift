// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How many independent values a run of dependent ones is worth: Kish's design effect over blocks.
///
/// deff = Var(k, n − 1) / (b p (1 − p)), with k the values over the percentile in each block of b.
/// Source: L. Kish, Survey Sampling, 1965. Drift between launches does not show inside blocks.
package enum EffectiveSampleSize: Hashable, Sendable {
  case estimated(designEffect: Double, effectiveSamples: Double)
  /// Every block has equally many values over: no sign of dependence, and no proof against it.
  case noVariation(samples: Int)
  /// A variance between blocks wants two of them.
  case tooFewBlocks(Int)
  /// The percentile is not between 0 and 1.
  case undefined

  /// Consecutive values to a block.
  package static let blockLength = 25

  /// Nil where nothing can be said, which is not the same as independent.
  package var effectiveSamples: Double? {
    switch self {
    case .estimated(_, let effective): effective
    case .noVariation(let samples): Double(samples)
    case .tooFewBlocks, .undefined: nil
    }
  }

  /// From values in the order in which they were observed, over their own nearest-rank percentile.
  package init(ofValues values: [Int64], percentile: Double) {
    guard let cut = Percentile.nearestRank(ofSorted: values.sorted(), percentile) else {
      self = (0...1).contains(percentile) ? .tooFewBlocks(0) : .undefined
      return
    }
    self.init(ofExceedances: values.map { $0 > cut }, percentile: percentile)
  }

  /// From whether each value was over, in the order observed; a last, partial block is left out.
  package init(ofExceedances exceedances: [Bool], percentile p: Double) {
    guard p > 0, p < 1 else {
      self = .undefined
      return
    }
    let length = Self.blockLength
    let counts = Self.counts(exceedances)
    guard counts.count >= 2 else {
      self = .tooFewBlocks(counts.count)
      return
    }
    guard Set(counts).count > 1 else {
      self = .noVariation(samples: exceedances.count)
      return
    }
    let effect = Self.variance(counts) / (Double(length) * p * (1 - p))
    self = .estimated(
      designEffect: effect, effectiveSamples: Double(exceedances.count) / max(1, effect))
  }

  private static func counts(_ exceedances: [Bool]) -> [Int] {
    (0..<exceedances.count / blockLength).map { block in
      exceedances[block * blockLength..<(block + 1) * blockLength].count { $0 }
    }
  }

  private static func variance(_ counts: [Int]) -> Double {
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    let squares = counts.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return squares / Double(counts.count - 1)
  }
}
