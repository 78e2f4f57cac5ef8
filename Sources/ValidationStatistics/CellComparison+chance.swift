// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What two samples of one distribution differ by, for no reason but their size.
///
/// Source: B. Yurdakul, Statistical Properties of the Population Stability Index, 2018: without drift the
/// index is about (1/n + 1/m) χ² with one degree less than there are cells. The Jensen–Shannon divergence to
/// base 2 is 8 ln 2 times smaller, to first order.
extension CellComparison {
  /// Of the index, for each unit of the Jensen–Shannon divergence to base 2.
  static let indexByDivergence = 8 * log(2.0)

  /// 1/n + 1/m.
  private var smallness: Double { 1 / Double(referenceTotal) + 1 / Double(currentTotal) }

  private var distribution: ChiSquare? { ChiSquare(degrees: reference.count - 1) }

  /// Index that chance reaches with this probability.
  package func populationStabilityByChance(_ probability: Double) -> Double {
    smallness * (distribution?.critical(probability) ?? 0)
  }

  /// Divergence that chance reaches with this probability.
  package func jensenShannonByChance(_ probability: Double) -> Double {
    populationStabilityByChance(probability) / Self.indexByDivergence
  }

  /// Probability that chance reaches this index.
  package func chance(ofPopulationStability value: Double) -> Double {
    distribution?.survival(value / smallness) ?? 1
  }

  /// Probability that chance reaches this divergence.
  package func chance(ofJensenShannon value: Double) -> Double {
    chance(ofPopulationStability: value * Self.indexByDivergence)
  }

  /// Largest difference of shares that chance reaches in any cell with at most this probability
  /// (Bonferroni's bound over the cells, each by the normal approximation).
  package func lInfinityByChance(_ probability: Double) -> Double {
    guard let single = ChiSquare(degrees: 1), !reference.isEmpty else { return 0 }
    let critical = single.critical(probability / Double(reference.count))
    return deviations.reduce(0) { max($0, ($1.variance * critical).squareRoot()) }
  }

  /// Bound of the probability that chance makes some cell differ as clearly as the clearest does.
  package var chanceOfLInfinity: Double {
    guard let single = ChiSquare(degrees: 1) else { return 1 }
    let clearest = deviations.reduce(0) { most, cell in
      cell.variance > 0 ? max(most, cell.difference * cell.difference / cell.variance) : most
    }
    return min(1, Double(reference.count) * single.survival(clearest))
  }

  private var deviations: [(difference: Double, variance: Double)] {
    let all = Double(referenceTotal) + Double(currentTotal)
    return zip(shares, zip(reference, current)).map { share, counts in
      let pooled = (Double(counts.0) + Double(counts.1)) / all
      return (share.current - share.reference, pooled * (1 - pooled) * smallness)
    }
  }

  /// Rows that each side needs so that chance reaches this index with less than the probability.
  package func rowsToTell(populationStability limit: Double, _ probability: Double) -> Int64 {
    guard let distribution else { return 1 }
    return Self.rows(2 * distribution.critical(probability) / limit)
  }

  /// Rows that each side needs so that chance reaches this divergence with less than the probability.
  package func rowsToTell(jensenShannon limit: Double, _ probability: Double) -> Int64 {
    rowsToTell(populationStability: limit * Self.indexByDivergence, probability)
  }

  /// Rows that each side needs, at the sizes there are, for a value of chance that falls with the root
  /// of the rows.
  package func rowsToTell(_ byChance: Double, limit: Double) -> Int64 {
    let ratio = byChance / limit
    return Self.rows(2 / smallness * ratio * ratio)
  }

  static func rows(_ count: Double) -> Int64 {
    count < 0x1p53 ? Int64(max(1, count.rounded(.up))) : .max
  }
}
