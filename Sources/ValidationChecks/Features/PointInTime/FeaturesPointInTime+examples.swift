// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesPointInTime {
  package var examples: [CheckExample] {
    [
      .pointInTime("features as they were known", .passed, "as-of"),
      .pointInTime(
        "tomorrow's balance", .failed, "future(known_at)", "point-in-time.future",
        events: "1,2026-01-03 00:00:00,2026-01-04 00:00:00,30\n"),
      .pointInTime(
        "a balance that was replaced before the event", .failed, "as-of", "point-in-time.stale",
        events: "1,2026-01-05 00:00:00,2026-01-01 00:00:00,10\n"),
      .pointInTime(
        "a feature that was there and not joined", .failed, "as-of", "point-in-time.missing",
        events: "1,2026-01-05 00:00:00,,10\n1,2026-01-03 00:00:00,2026-01-01 00:00:00,10\n"),
      .pointInTime(
        "a value of another row", .failed, "values", "point-in-time.value",
        events: "1,2026-01-03 00:00:00,2026-01-01 00:00:00,30\n"),
      .pointInTime(
        "a log with two answers", .failed, "log-duplicates", "point-in-time.ambiguous",
        log: "1,2026-01-01 00:00:00,10\n1,2026-01-01 00:00:00,11\n"),
      .pointInTime(
        "a time at which the log has nothing", .failed, "as-of", "point-in-time.invented",
        log: "7,2026-01-01 00:00:00,10\n"),
      .pointInTime("no events", .unmeasured, "as-of", "contract.no-rows", events: ""),
    ]
  }
}

extension CheckExample {
  fileprivate static func pointInTime(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String? = nil,
    events: String = "1,2026-01-03 00:00:00,2026-01-01 00:00:00,10\n"
      + "1,2026-01-05 00:00:00,2026-01-04 00:00:00,30\n",
    log: String = "1,2026-01-01 00:00:00,10\n1,2026-01-04 00:00:00,30\n"
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: as-known
          type: features.point-in-time
          dataset: events
          time: event_time
          recorded: [known_at]
          log: { dataset: balances, time: updated_at, values: [balance] }
        """,
      datasets: """
        events: { path: data/events.csv, keys: [customer] }
        balances: { path: data/balances.csv }
        """,
      files: [
        "data/events.csv": .text("customer,event_time,known_at,balance\n\(events)"),
        "data/balances.csv": .text("customer,updated_at,balance\n\(log)"),
      ])
  }
}
