// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Counts scaled down to independent values, rounded against whoever would profit.
struct EffectiveCounts {
  let samples: Int
  /// For a pass: fewest values, most of them over the limit.
  let fewestTrials: Int
  let mostOver: Int
  /// For a failure: most values, fewest of them over the limit.
  let mostTrials: Int
  let fewestOver: Int
  let samplesPerEffective: Double

  init(samples: Int, over: Int, effective: Double?) {
    let samples = max(0, samples)
    let over = min(max(0, over), samples)
    self.samples = samples
    guard samples > 0, let effective, !(effective >= Double(samples)) else {
      (fewestTrials, mostTrials) = (samples, samples)
      (mostOver, fewestOver) = (over, over)
      samplesPerEffective = 1
      return
    }
    // Not a number, or less than one value: as little as can be known, one value.
    let kept = effective >= 1 ? effective : 1
    let scaled = Double(over) * kept / Double(samples)
    fewestTrials = Int(kept.rounded(.down))
    mostTrials = Int(kept.rounded(.up))
    mostOver = Int(scaled.rounded(.up))
    fewestOver = Int(scaled.rounded(.down))
    samplesPerEffective = Double(samples) / kept
  }
}
