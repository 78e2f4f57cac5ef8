// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Whether a percentile keeps a limit, told from how many values exceed it.
///
/// Source: MLPerf LoadGen's early stopping, in both directions.
package struct PercentileBudget: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    case passed
    case failed
    /// Requests under the limit, in a row, that would turn it into a pass.
    case undecided(furtherCleanRequestsNeeded: Int)
  }

  /// Fraction of all values that must keep the limit, between 0 and 1 exclusive.
  package let percentile: Double
  /// Of a pass as of a failure; from 0.5 up, so that the two exclude each other.
  package let confidence: Double

  /// Nil for a percentile outside (0, 1), or a confidence outside [0.5, 1).
  package init?(percentile: Double, confidence: Double) {
    guard percentile > 0, percentile < 1, confidence >= 0.5, confidence < 1 else { return nil }
    self.percentile = percentile
    self.confidence = confidence
  }

  /// Impossible counts are brought into 0 ≤ over ≤ samples, to the side of failure.
  ///
  /// Values that depend on each other are worth the effective number; left out, all of them.
  package func judge(
    samples: Int, over: Int, effectiveSamples: Double? = nil
  ) -> Verdict {
    let counts = EffectiveCounts(samples: samples, over: over, effective: effectiveSamples)
    if isFailure(counts) { return .failed }
    if isPass(counts) { return .passed }
    return .undecided(furtherCleanRequestsNeeded: furtherRequests(after: counts))
  }

  /// Fewest independent values that pass with this many over the limit.
  package func leastSamples(over: Int) -> Int {
    var enough = max(1, over)
    while !passes(trials: enough, over: over) {
      let (doubled, overflow) = enough.multipliedReportingOverflow(by: 2)
      // Beyond 2^53 counts are no longer exact, and no run is that long.
      guard !overflow, doubled < 1 << 53 else { return Int.max }
      enough = doubled
    }
    return smallest(upTo: enough) { passes(trials: $0, over: over) }
  }

  /// P[Bin(n, 1 − p) ≤ t] < 1 − c.
  private func passes(trials: Int, over: Int) -> Bool {
    guard let count = Binomial(trials: trials, probability: 1 - percentile) else { return false }
    return count.cumulative(over) < 1 - confidence
  }

  private func isPass(_ counts: EffectiveCounts) -> Bool {
    passes(trials: counts.fewestTrials, over: counts.mostOver)
  }

  /// P[Bin(n, 1 − p) ≥ t] ≤ 1 − c.
  private func isFailure(_ counts: EffectiveCounts) -> Bool {
    guard let count = Binomial(trials: counts.mostTrials, probability: 1 - percentile)
    else { return false }
    return count.survival(counts.fewestOver) <= 1 - confidence
  }

  private func furtherRequests(after counts: EffectiveCounts) -> Int {
    let least = leastSamples(over: counts.mostOver)
    let total = Percentile.roundedUp(Double(least) * counts.samplesPerEffective)
    guard least < Int.max, total < 0x1p53 else { return Int.max }
    return max(1, Int(total) - counts.samples)
  }
}
