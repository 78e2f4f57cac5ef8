// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationStatistics

/// The opinion on one percentile: a pass and a failure must both be shown by its confidence bounds.
struct PercentileJudgement {
  private let limit: LatencyBudget.PercentileLimit
  private let measurement: LatencyBudget.Measurement
  private let confidence: Double
  /// In the order sent; no answer is later than any.
  private let values: [Int64]
  private let sorted: [Int64]
  /// How many independent requests they are worth; `nil` when that cannot be told.
  private let effective: Double?

  init(
    _ limit: LatencyBudget.PercentileLimit, _ measurement: LatencyBudget.Measurement,
    confidence: Double
  ) {
    self.limit = limit
    self.measurement = measurement
    self.confidence = confidence
    values = measurement.latencies.map { $0 ?? .max }
    sorted = values.sorted()
    effective =
      EffectiveSampleSize(ofValues: values, percentile: limit.fraction).effectiveSamples
  }

  var judgement: Judgement {
    guard measurement.isWhole else {
      return Judgement(limit.name, .unmeasured(.latencyIncomplete))
    }
    guard measurement.generatorLag <= measurement.spacing else {
      return Judgement(limit.name, .unmeasured(.generatorLate(measurement)))
    }
    guard let estimate = Percentile.nearestRank(ofSorted: sorted, limit.fraction),
      let bound = OrderStatisticBound(percentile: limit.fraction, confidence: confidence),
      let budget = PercentileBudget(percentile: limit.fraction, confidence: confidence)
    else { return Judgement(limit.name, .unmeasured(.latencyIncomplete)) }
    let interval = LatencyInterval(
      estimate: estimate, lower: lower(bound), upper: upper(bound), effective: effective)
    return Judgement(
      limit.name, verdict(interval, budget), quantities: interval.quantities(limit),
      figures: interval.figure(limit).map { [$0] } ?? [])
  }

  private func verdict(_ interval: LatencyInterval, _ budget: PercentileBudget)
    -> Judgement.Verdict
  {
    let most = limit.most.nanoseconds
    let over = values.count { $0 > most }
    guard let effective else { return .inconclusive(.tooFewToTell(limit, measurement)) }
    // Counting and bounding agree but for rounding; where they do not, nothing is decided.
    let counted = budget.judge(samples: values.count, over: over, effectiveSamples: effective)
    switch counted {
    case .passed:
      if let upper = interval.upper, upper <= most {
        return .passed(note: interval.note(limit, measurement))
      }
      return .inconclusive(.undecided(interval, limit, measurement, furtherRequests: 25))
    case .failed:
      if let lower = interval.lower, lower > most {
        return .failed([.overBudget(interval, limit, measurement, over: over)])
      }
      return .inconclusive(.undecided(interval, limit, measurement, furtherRequests: 25))
    case .undecided(let further):
      return .inconclusive(.undecided(interval, limit, measurement, furtherRequests: further))
    }
  }

  /// `nil` where no finite bound exists.
  private func upper(_ bound: OrderStatisticBound) -> Int64? {
    guard let effective,
      let rank = bound.upperRank(samples: sorted.count, effectiveSamples: effective),
      sorted.indices.contains(rank - 1), sorted[rank - 1] < .max
    else { return nil }
    return sorted[rank - 1]
  }

  /// On as many values as they are worth, its rank scaled back and rounded down.
  private func lower(_ bound: OrderStatisticBound) -> Int64? {
    guard let effective, effective >= 1 else { return nil }
    let worth = Int(min(effective, Double(sorted.count)))
    guard let rank = bound.lowerRank(samples: worth) else { return nil }
    let scaled = Int(Double(sorted.count) * Double(rank) / Double(worth))
    return scaled >= 1 && scaled <= sorted.count ? sorted[scaled - 1] : nil
  }
}
