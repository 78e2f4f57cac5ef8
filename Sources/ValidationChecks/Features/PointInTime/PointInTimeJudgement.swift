// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinions on what was known when.
struct PointInTimeJudgement {
  let measurement: FeaturesPointInTime.Measurement
  let allowed: Allowance

  private var scope: FeaturesPointInTime.Scope { measurement.scope }

  var judgements: [Judgement] {
    let future = measurement.recorded.map { recorded in
      judged(FeaturesPointInTime.Subject.future(recorded.column)) { () throws(Obstacle) in
        try self.future(recorded)
      }
    }
    guard let declared = scope.log, let log = measurement.log else { return future }
    var rest = [
      judged(FeaturesPointInTime.Subject.duplicates) { () throws(Obstacle) in
        try duplicates(log, declared)
      }
    ]
    if declared.recorded != nil {
      rest.append(
        judged(FeaturesPointInTime.Subject.asOf) { () throws(Obstacle) in try asOf(log, declared) })
    }
    if !declared.values.isEmpty {
      rest.append(
        judged(FeaturesPointInTime.Subject.values) { () throws(Obstacle) in
          try values(log, declared)
        })
    }
    return future + rest
  }

  private func judged(
    _ subject: String, _ judge: () throws(Obstacle) -> Judgement
  ) -> Judgement {
    do throws(Obstacle) {
      var judgement = try judge()
      judgement.subject = subject
      return judgement
    } catch {
      return Judgement(subject, .unmeasured(error))
    }
  }

  /// - Throws: ``Obstacle`` when there are no events, or some have no time to be compared with.
  private func events() throws(Obstacle) -> Int64 {
    let rows = try measurement.rows.get()
    guard rows > 0 else { throw .noRows("what was known when", scope.dataset) }
    let timeless = try measurement.timeless.get()
    guard timeless == 0 else { throw .eventsWithoutTime(timeless, scope) }
    return rows
  }

  private func future(_ recorded: FeaturesPointInTime.Recorded) throws(Obstacle) -> Judgement {
    let rows = try events()
    let (count, nulls) = (try recorded.future.get(), try recorded.nulls.get())
    guard nulls < rows else { throw .noValues(recorded.column, rows: rows) }
    let quantities = [
      Quantity("events", Double(rows)), Quantity("future", Double(count)),
      Quantity("nulls", Double(nulls)),
    ]
    guard !allowed.allows(count, of: rows) else {
      let note = "\(Counted.things(rows, "event")), \(Counted.number(nulls)) without the feature"
      return Judgement(nil, .passed(note: note), quantities: quantities)
    }
    return Judgement(
      nil, .failed([.future(count, of: rows, recorded, scope, allowed)]), quantities: quantities,
      figures: recorded.sample.map { [.rows($0)] } ?? [])
  }

  private func duplicates(
    _ log: FeaturesPointInTime.MeasuredLog, _ declared: FeaturesPointInTime.Log
  ) throws(Obstacle) -> Judgement {
    let rows = try log.rows.get()
    guard rows > 0 else { throw .noRows("what was known when", declared.dataset) }
    let count = try log.duplicates.get()
    guard count > 0 else {
      return Judgement(
        nil, .passed(note: "\(Counted.things(rows, "row")), one for each entity and time"))
    }
    return Judgement(
      nil, .failed([.logRepeats(count, of: rows, declared).finding(log.sample)]),
      figures: log.sample.map { [.rows($0)] } ?? [])
  }

  private func asOf(
    _ log: FeaturesPointInTime.MeasuredLog, _ declared: FeaturesPointInTime.Log
  ) throws(Obstacle) -> Judgement {
    let rows = try events()
    let counts = try log.counts.get()
    guard counts.unknown < counts.events else { throw .eventsNotInLog(rows, declared) }
    let kinds = [
      ("future", counts.future, "is after the event"),
      ("stale", counts.stale, "is older than the log's last row before the event"),
      ("missing", counts.missing, "is null although the log has a row before the event"),
      ("invented", counts.invented, "is a time at which the log has no row of the entity"),
    ]
    let findings = kinds.filter { !allowed.allows($0.1, of: rows) }.map {
      Finding.wrongJoin($0.0, $0.1, of: rows, declared, $0.2, allowed)
    }
    let quantities =
      [Quantity("events", Double(counts.events))]
      + kinds.map { Quantity($0.0, Double($0.1)) } + [Quantity("unknown", Double(counts.unknown))]
    let note =
      "\(Counted.things(counts.events, "event")) as a correct join gives them, "
      + "\(Counted.number(counts.unknown)) before the log's first row"
    return Judgement(
      nil, findings.isEmpty ? .passed(note: note) : .failed(findings), quantities: quantities)
  }

  private func values(
    _ log: FeaturesPointInTime.MeasuredLog, _ declared: FeaturesPointInTime.Log
  ) throws(Obstacle) -> Judgement {
    let rows = try events()
    let repeats = try log.duplicates.get()
    guard repeats == 0 else { throw .ambiguousValues(repeats, declared) }
    guard let counts = try log.values?.get(), counts.differing.count == declared.values.count
    else { throw .incomplete("values") }
    guard counts.unknown < counts.events else { throw .eventsNotInLog(rows, declared) }
    let findings = zip(declared.values, counts.differing).filter {
      !allowed.allows($0.1, of: rows)
    }.map { Finding.wrongValue($0.0, $0.1, of: rows, declared, allowed) }
    let note =
      "\(Counted.things(rows, "event")), \(Counted.things(declared.values.count, "column")) equal to the log's"
    return Judgement(nil, findings.isEmpty ? .passed(note: note) : .failed(findings))
  }
}
