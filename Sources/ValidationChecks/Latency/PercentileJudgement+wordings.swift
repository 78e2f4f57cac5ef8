// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  static func overBudget(
    _ interval: LatencyInterval, _ limit: LatencyBudget.PercentileLimit,
    _ measurement: LatencyBudget.Measurement, over: Int
  ) -> Finding {
    let share = "\(Counted.number(over)) of \(interval.worth(measurement))"
    let found =
      interval.estimate < .max
      ? "is \(interval.text), over its limit of \(limit.most); \(share) took longer or got no good answer"
      : "has no value, its limit is \(limit.most); \(share) took longer or got no good answer"
    return Finding(
      rule: "latency.over-budget", message: "\(limit.name) \(found)",
      value: LatencyInterval.text(interval.estimate), limit: limit.most.description,
      remedy: "make a request cheaper or serve several at once; at this rate each may take "
        + "\(measurement.spacing) if they are served one by one")
  }
}

extension Obstacle {
  static func generatorLate(_ measurement: LatencyBudget.Measurement) -> Obstacle {
    Obstacle(
      rule: "latency.generator-late",
      message: "the load generator was late by up to \(measurement.generatorLag), more than the "
        + "\(measurement.spacing) between two requests: the machine was too busy to measure",
      remedy: "run on a quieter machine, or lower `at`")
  }

  static func tooFewToTell(
    _ limit: LatencyBudget.PercentileLimit, _ measurement: LatencyBudget.Measurement
  ) -> Obstacle {
    Obstacle(
      rule: "latency.too-few",
      message: "\(Counted.things(measurement.expected, "request")) are too few to see how much "
        + "neighbours share their luck, so \(limit.name) is not decided",
      remedy: "send at least 50, better 1,000: set `for: \(measurement.duration(of: 1000))`")
  }

  static func undecided(
    _ interval: LatencyInterval, _ limit: LatencyBudget.PercentileLimit,
    _ measurement: LatencyBudget.Measurement, furtherRequests: Int
  ) -> Obstacle {
    let (total, overflow) = measurement.expected.addingReportingOverflow(furtherRequests)
    let remedy =
      overflow || total > LatencyBudget.mostRequests
      ? "more than \(Counted.number(LatencyBudget.mostRequests)) requests would be needed: use a quieter "
        + "machine, a lower percentile, or a limit further from the latency"
      : "\(Counted.things(furtherRequests, "further request")) within the limit would make it a pass: "
        + "set `for: \(measurement.duration(of: total))` at \(measurement.rate)"
    return Obstacle(
      rule: "latency.undecided",
      message: "\(limit.name) is \(interval.text), limit \(limit.most): not decided by "
        + interval.worth(measurement),
      remedy: remedy)
  }
}

extension LatencyBudget.Measurement {
  /// As the manifest writes it, whole seconds rounded up to five.
  fileprivate func duration(of requests: Int) -> String {
    let exact = Double(requests) / max(rate.perSecond, 1e-9)
    guard exact < 1e9 else { return "1000000000s" }
    return "\(Int((exact / 5).rounded(.up)) * 5)s"
  }
}
