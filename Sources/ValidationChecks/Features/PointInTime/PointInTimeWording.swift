// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Finding {
  static func future(
    _ count: Int64, of rows: Int64, _ recorded: FeaturesPointInTime.Recorded,
    _ scope: FeaturesPointInTime.Scope, _ allowed: Allowance
  ) -> Finding {
    Finding(
      rule: "point-in-time.future",
      message: "in \(Counted.number(count)) of \(Counted.things(rows, "event")) of "
        + "'\(scope.dataset)', \(recorded.column) is after \(scope.time): the feature was not known; "
        + "allowed: \(allowed.text)",
      value: "\(count)", limit: allowed.text,
      remedy: "join as of the event's time (merge_asof, ASOF JOIN), not by key or by day",
      statement: recorded.sample?.statement)
  }

  static func logRepeats(_ count: Int64, of rows: Int64, _ log: FeaturesPointInTime.Log) -> Finding
  {
    Finding(
      rule: "point-in-time.ambiguous",
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")) of '\(log.dataset)' "
        + "\(count == 1 ? "repeats" : "repeat") the entity and time of another "
        + "(\((log.entity + [log.time]).joined(separator: ", "))): which one is joined is chance",
      value: "\(count)", limit: "0",
      remedy: "keep the row that was written last, or add a column that orders them to the time")
  }

  static func wrongJoin(
    _ kind: String, _ count: Int64, of rows: Int64, _ log: FeaturesPointInTime.Log, _ what: String,
    _ allowed: Allowance
  ) -> Finding {
    Finding(
      rule: "point-in-time.\(kind)",
      message: "in \(Counted.number(count)) of \(Counted.things(rows, "event")), "
        + "\(log.recorded ?? "the recorded time") \(what) ('\(log.dataset)'); "
        + "allowed: \(allowed.text)",
      value: "\(count)", limit: allowed.text,
      remedy: "join the log's last row that is not after the event, and write its time beside it")
  }

  static func wrongValue(
    _ column: ComparedColumn, _ count: Int64, of rows: Int64, _ log: FeaturesPointInTime.Log,
    _ allowed: Allowance
  ) -> Finding {
    Finding(
      rule: "point-in-time.value",
      message: "in \(Counted.number(count)) of \(Counted.things(rows, "event")), \(column.name) is "
        + "not the \(column.other) that '\(log.dataset)' held at the time; allowed: \(allowed.text)",
      value: "\(count)", limit: allowed.text,
      remedy: "look for a log that was corrected later, or a join that took another row")
  }
}

extension Obstacle {
  static func eventsWithoutTime(_ count: Int64, _ scope: FeaturesPointInTime.Scope) -> Obstacle {
    Obstacle(
      rule: "point-in-time.no-time",
      message:
        "\(Counted.things(count, "event")) of '\(scope.dataset)' \(count == 1 ? "has" : "have") "
        + "no \(scope.time), so nobody can tell what was known",
      remedy: "fill the column, or take these rows out")
  }

  static func eventsNotInLog(_ rows: Int64, _ log: FeaturesPointInTime.Log) -> Obstacle {
    Obstacle(
      rule: "point-in-time.log-empty",
      message: "none of \(Counted.things(rows, "event")) has a row of its entity in "
        + "'\(log.dataset)' before its time, which proves nothing about the join",
      remedy: "check that entity and time name the same things in both tables")
  }

  static func ambiguousValues(_ count: Int64, _ log: FeaturesPointInTime.Log) -> Obstacle {
    Obstacle(
      rule: "point-in-time.ambiguous",
      message:
        "'\(log.dataset)' repeats entity and time in \(Counted.things(count, "row")), so there "
        + "is no one value to compare with",
      remedy: "mend the log first")
  }
}
