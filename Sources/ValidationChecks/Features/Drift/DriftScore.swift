// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationStatistics

/// One statistic of a column beside its limit, and what chance would make of it.
struct DriftScore: Hashable, Sendable {
  var statistic: DriftStatistic
  var value: Double
  var limit: Double
  /// Value that chance reaches with probability α.
  var byChance: Double
  /// Probability that chance reaches the value.
  var chance: Double
  /// That each side would need for chance not to reach the limit.
  var rowsNeeded: Int64
  /// Most by which the value may be off: a profile does not hold all values.
  var error = 0.0

  var isAtLimit: Bool { value - error >= limit }

  /// As far as the value is known.
  var mayBeAtLimit: Bool { value + error >= limit }

  /// Whether a value below the limit says anything.
  var canTell: Bool { byChance <= limit }
}

/// The cells of a column as statistics take them.
struct DriftScores {
  private let column: String
  private let facts: ColumnFacts
  private let cells: CellComparison
  private let alpha: Double

  /// - Throws: ``Obstacle`` for a side without rows, or a reference in a single cell.
  init(_ column: String, _ facts: ColumnFacts, alpha: Double) throws(Obstacle) {
    guard
      let cells = CellComparison(
        reference: facts.cells.map(\.reference), current: facts.cells.map(\.current))
    else { throw .driftCountsDisagree(column) }
    guard cells.reference.count(where: { $0 > 0 }) > 1 else { throw .noSpreadToDrift(column) }
    self.column = column
    self.facts = facts
    self.cells = cells
    self.alpha = alpha
  }

  /// - Throws: ``Obstacle`` when the statistic cannot be taken of this column.
  func score(_ statistic: DriftStatistic, limit: Double) throws(Obstacle) -> DriftScore {
    var score = DriftScore(
      statistic: statistic, value: 0, limit: limit, byChance: 0, chance: 1, rowsNeeded: 1)
    switch statistic {
    case .jensenShannon:
      score.value = cells.jensenShannon
      score.byChance = cells.jensenShannonByChance(alpha)
      score.chance = cells.chance(ofJensenShannon: score.value)
      score.rowsNeeded = cells.rowsToTell(jensenShannon: limit, alpha)
      return score
    case .populationStability:
      score.value = cells.populationStability
      score.byChance = cells.populationStabilityByChance(alpha)
      score.chance = cells.chance(ofPopulationStability: score.value)
      score.rowsNeeded = cells.rowsToTell(populationStability: limit, alpha)
      return score
    case .lInfinity:
      score.value = cells.lInfinity
      score.byChance = cells.lInfinityByChance(alpha)
      score.chance = cells.chanceOfLInfinity
    case .chiSquare:
      guard let test = Homogeneity(cells) else { throw .cellsTooSmall(column) }
      score.value = test.cramersV
      score.byChance = test.cramersVByChance(alpha)
      score.chance = test.chance
    case .kolmogorovSmirnov:
      let test = try kolmogorovSmirnov()
      score.value = test.robust(alpha)
      score.byChance = test.byChance(alpha)
      score.chance = try chanceOfValues()
      score.error = facts.differenceError?.kolmogorovSmirnov ?? 0
    case .wasserstein:
      let distance = try wasserstein()
      score.value = distance.value
      score.byChance = distance.byChance(alpha)
      // Both distances are of the same two functions; that of Wasserstein has no table of its own.
      score.chance = try chanceOfValues()
      score.error = (facts.differenceError?.wasserstein ?? 0) / (try deviation())
    }
    score.rowsNeeded = cells.rowsToTell(score.byChance, limit: limit)
    return score
  }

  private func difference() throws(Obstacle) -> ColumnDifference {
    guard let difference = facts.difference else { throw .incompleteDrift(column) }
    let found = try difference.get()
    guard found.count > 0, found.otherCount > 0 else { throw .noFiniteValues(column) }
    return found
  }

  private func kolmogorovSmirnov() throws(Obstacle) -> KolmogorovSmirnov {
    let found = try difference()
    guard let statistic = found.kolmogorovSmirnov,
      let test = KolmogorovSmirnov(
        statistic: statistic, count: found.count, otherCount: found.otherCount)
    else { throw .incompleteDrift(column) }
    return test
  }

  /// Of the least distance that the two functions may have.
  private func chanceOfValues() throws(Obstacle) -> Double {
    let test = try kolmogorovSmirnov()
    guard let error = facts.differenceError?.kolmogorovSmirnov else { return test.chance }
    return KolmogorovSmirnov(
      statistic: max(0, test.statistic - error), count: test.count, otherCount: test.otherCount
    )?.chance ?? 1
  }

  private func wasserstein() throws(Obstacle) -> NormalisedWasserstein {
    let found = try difference()
    guard let distance = found.wasserstein else { throw .incompleteDrift(column) }
    let deviation = try deviation()
    guard
      let normalised = NormalisedWasserstein(
        distance: distance, deviation: deviation, count: found.count, otherCount: found.otherCount)
    else { throw .incompleteDrift(column) }
    return normalised
  }

  private func deviation() throws(Obstacle) -> Double {
    guard let moments = facts.referenceMoments else { throw .incompleteDrift(column) }
    guard let deviation = try moments.get().deviation, deviation > 0 else {
      throw .noSpreadToDrift(column)
    }
    return deviation
  }
}
