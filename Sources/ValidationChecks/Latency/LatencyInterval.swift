// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A percentile with its confidence bounds, in nanoseconds; the largest number stands for "never".
struct LatencyInterval {
  let estimate: Int64
  /// `nil` where no bound exists at this number of requests.
  let lower: Int64?
  let upper: Int64?
  /// Independent requests that all of them are worth.
  let effective: Double?

  /// `23 ms (bounds 20 ms to 31 ms)`.
  var text: String {
    "\(Self.text(estimate)) (bounds \(lower.map(Self.text) ?? "none") to \(upper.map(Self.text) ?? "none"))"
  }

  func note(_ limit: LatencyBudget.PercentileLimit, _ measurement: LatencyBudget.Measurement)
    -> String
  {
    "\(limit.name) \(text), limit \(limit.most), from \(worth(measurement))"
  }

  /// `1,000 requests at 50/s (worth 310 independent ones)`.
  func worth(_ measurement: LatencyBudget.Measurement) -> String {
    let all = "\(Counted.things(measurement.expected, "request")) at \(measurement.rate)"
    guard let effective else { return all }
    let whole = Int(min(effective, Double(measurement.expected)))
    return whole < measurement.expected
      ? "\(all) (worth \(Counted.number(whole)) independent ones)" : all
  }

  func quantities(_ limit: LatencyBudget.PercentileLimit) -> [Quantity] {
    let values = [
      ("value", Optional(estimate)), ("limit", limit.most.nanoseconds), ("lower", lower),
      ("upper", upper),
    ].compactMap { name, value in
      value.flatMap { $0 < .max ? Quantity(name, Self.milliseconds($0), unit: "ms") : nil }
    }
    return values + (effective.map { [Quantity("effective-n", $0)] } ?? [])
  }

  /// None where the percentile itself was never answered.
  func figure(_ limit: LatencyBudget.PercentileLimit) -> Figure? {
    guard estimate < .max else { return nil }
    let finite = { (value: Int64?) in value.flatMap { $0 < .max ? Self.milliseconds($0) : nil } }
    return .interval(
      Figure.Interval(
        title: limit.name, unit: "ms", estimate: Self.milliseconds(estimate), lower: finite(lower),
        upper: finite(upper), limit: Self.milliseconds(limit.most.nanoseconds)))
  }

  static func text(_ nanoseconds: Int64) -> String {
    nanoseconds == .max ? "infinite" : TimeSpan(nanoseconds: nanoseconds).description
  }

  private static func milliseconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1e6 }
}
