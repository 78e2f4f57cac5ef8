// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A correct as-of join in text that every engine has: both tables in one, ordered by time, and the
/// largest time of a log row so far.
///
/// Times are whole microseconds. An event without entity or time finds no row of the log.
struct AsOfSQL: Sendable {
  private struct Side: Sendable {
    var entity: [String]
    var time: String
    var present: String
  }

  private let question: AsOfQuestion
  private let table: SQLTable
  private let log: SQLTable
  private let events: Side
  private let rows: Side
  private let recorded: String?
  private let delay: Int64
  private let values: [ValueComparison]

  init(_ question: AsOfQuestion, _ table: SQLTable, _ log: SQLTable) throws(Obstacle) {
    guard let delay = Microseconds.of(question.delaySeconds) else {
      throw .pointless("its delay is no number of seconds", table.file)
    }
    guard question.events.entity.count == question.log.keys.entity.count else {
      throw .pointless("its entities have different numbers of columns", table.file)
    }
    self.question = question
    self.table = table
    self.log = log
    self.delay = delay
    let here = try table.columns(question.events.entity)
    let there = try log.columns(question.log.keys.entity)
    var pairs: [(String, String)] = []
    for (one, two) in zip(here, there) { pairs.append(try one.comparable(to: two)) }
    events = try Self.side(here, pairs.map(\.0), table.column(question.events.time))
    rows = try Self.side(there, pairs.map(\.1), log.column(question.log.keys.time))
    recorded = try question.recorded.map { name throws(Obstacle) in
      try table.column(name).microseconds()
    }
    var values: [ValueComparison] = []
    for value in question.values { values.append(try ValueComparison(value, table, log)) }
    self.values = values
  }

  private static func side(_ keys: [SQLColumn], _ entity: [String], _ time: SQLColumn)
    throws(Obstacle) -> Side
  {
    let instant = try time.microseconds()
    let present = (keys.map(\.key) + [instant]).map { "\($0) IS NOT NULL" }
    return Side(entity: entity, time: instant, present: present.joined(separator: " AND "))
  }

  /// Names of the entity's columns in the statements.
  private var entity: [String] { events.entity.indices.map { "e\($0)" } }

  private func named(_ side: Side) -> String {
    zip(side.entity, entity).map { "\($0) AS \($1)" }.joined(separator: ", ")
  }

  /// Events with the time of the row that should have been joined: `known`, null when there is none.
  private func joined(_ values: [ValueComparison]) -> String {
    let mine = values.enumerated().map { ", \($0.element.here.key) AS a\($0.offset)" }.joined()
    let none = values.indices.map { ", NULL AS a\($0)" }.joined()
    return """
      SELECT *, max(stamp) OVER (PARTITION BY \(entity.joined(separator: ", "))
        ORDER BY moment, event ROWS UNBOUNDED PRECEDING) AS known
      FROM (
        SELECT \(named(events)), \(events.time) AS moment, CAST(NULL AS BIGINT) AS stamp, 1 AS event,
          \(recorded ?? "CAST(NULL AS BIGINT)") AS recorded\(mine) FROM \(table.source)
        WHERE \(events.present)
        UNION ALL SELECT \(named(rows)), \(rows.time) + \(delay) AS moment, \(rows.time) AS stamp,
          0 AS event, NULL AS recorded\(none) FROM \(log.source) WHERE \(rows.present)) AS x
      """
  }

  func times() -> Lone {
    let text = table.dialect.text
    func count(_ condition: String) -> String {
      "CAST(coalesce(sum(CASE WHEN \(condition) THEN 1 ELSE 0 END), 0) AS \(text))"
    }
    let late = "recorded + \(delay) > moment"
    let statement = """
      SELECT CAST(count(*) AS \(text)) AS c0, \(count(late)) AS c1,
        \(count("\(late) THEN 0 WHEN recorded < known")) AS c2,
        \(count("recorded IS NULL AND known IS NOT NULL")) AS c3,
        \(count("\(late) THEN 0 WHEN known IS NULL AND recorded IS NOT NULL THEN 1 "
          + "WHEN recorded > known")) AS c4,
        \(count("recorded IS NULL AND known IS NULL")) AS c5
      FROM (\(joined([]))) AS z WHERE event = 1
      UNION ALL SELECT CAST(count(*) AS \(text)), CAST(count(\(recorded ?? "1")) AS \(text)),
        NULL, NULL, NULL, NULL FROM \(table.source) WHERE NOT (\(events.present))
      """
    return Lone(
      statement: statement, cellCount: 6, others: [question.log.dataset]
    ) { rows in
      // Two rows of one cell each are told apart by their nulls.
      guard let found = rows.first(where: { $0[5] != nil }),
        let lost = rows.first(where: { $0[5] == nil })
      else { throw UnreadableAnswer(cells: rows.first ?? []) }
      return try read(found.map { try Cells.count($0) }, lost.prefix(2).map { try Cells.count($0) })
    }
  }

  private func read(_ found: [Int64], _ lost: [Int64]) throws -> Inquiry {
    let isRecorded = recorded != nil
    let counts = AsOfCounts(
      events: found[0] + lost[0], future: found[1], stale: found[2],
      missing: isRecorded ? found[3] : 0,
      invented: found[4] + (isRecorded ? lost[1] : 0),
      unknown: found[5] + lost[0] - (isRecorded ? lost[1] : 0), differing: [])
    guard !values.isEmpty else { return .known(.asOf(counts)) }
    return .alone(
      Lone(
        statement: differences, cellCount: values.count, others: [question.log.dataset]
      ) { rows in
        var counts = counts
        counts.differing = try (rows.first ?? []).map { try Cells.count($0) }
        guard counts.differing.count == values.count else {
          throw UnreadableAnswer(cells: rows.first ?? [])
        }
        return .known(.asOf(counts))
      })
  }

  /// Values of each event against those of the one row of the log that it should have.
  private var differences: String {
    let text = table.dialect.text
    let theirs = values.enumerated().map { "any_value(\($0.element.there.key)) AS b\($0.offset)" }
    let sums = values.enumerated().map { index, value in
      "CAST(coalesce(sum(\(value.differs("a\(index)", "b\(index)"))), 0) AS \(text)) AS c\(index)"
    }
    let on = entity.map { "z.\($0) = l.\($0)" } + ["z.known = l.stamp"]
    return """
      SELECT \(sums.joined(separator: ", ")) FROM (\(joined(values))) AS z JOIN (
        SELECT \(named(rows)), \(rows.time) AS stamp, \(theirs.joined(separator: ", "))
        FROM \(log.source) WHERE \(rows.present)
        GROUP BY \((1...entity.count + 1).map(String.init).joined(separator: ", "))
        HAVING count(*) = 1) AS l ON \(on.joined(separator: " AND ")) WHERE event = 1
      """
  }
}
