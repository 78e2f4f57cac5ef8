// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The opinion on how old the newest row is.
struct FreshnessJudgement {
  let judgement: Judgement

  /// A timestamp without a zone may be that of a place up to 14 hours ahead of UTC.
  private static let mostAhead = 14 * 3600.0

  init(
    _ newest: Fact<FeaturesContract.Newest>, _ within: TimeSpan, now: Date,
    _ measurement: FeaturesContract.Measurement
  ) {
    let subject = FeaturesContract.Subject.fresh
    do throws(Obstacle) {
      let newest = try newest.get()
      let names = try measurement.table.get().map(\.name)
      guard names.contains(newest.column) else {
        throw .columnMissing(newest.column, measurement.dataset, names)
      }
      let rows = try measurement.rows.get()
      guard rows > 0 else { throw .noRows("freshness", measurement.dataset) }
      guard let seconds = newest.seconds else { throw .noValues(newest.column, rows: rows) }
      let age = now.timeIntervalSince1970 - seconds
      judgement = Judgement(
        subject, Self.verdict(newest.column, at: seconds, age: age, within),
        quantities: [Quantity("age", age, unit: "s")])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  private static func verdict(
    _ column: String, at seconds: Double, age: Double, _ within: TimeSpan
  ) -> Judgement.Verdict {
    let moment = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    guard age >= -mostAhead else {
      return .failed([
        Finding(
          rule: "contract.from-the-future",
          message: "the newest \(column) is \(moment), \(TimeSpan(seconds: -age)) from now",
          value: moment, limit: "now",
          remedy: "look for a wrong zone, unit or placeholder date")
      ])
    }
    guard age <= within.seconds else {
      return .failed([
        Finding(
          rule: "contract.stale",
          message: "the newest \(column) is \(moment), \(TimeSpan(seconds: age)) ago; "
            + "allowed: \(within)",
          value: "\(TimeSpan(seconds: age))", limit: "\(within)",
          remedy: "run the load that fills the table again, or raise `within`")
      ])
    }
    return .passed(note: "newest \(column) \(moment)")
  }
}
