// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Runs the statements of waves, and finds out which question is to blame when one fails: a statement
/// that is refused, takes too long or ends the engine is halved until the one stands alone that has no
/// answer.
struct Asking: Sendable {
  /// Least time of a half; what is quick without the culprit needs no more.
  private static let leastTime = TimeSpan(seconds: 10)

  private let process: DuckDBProcess
  private let limits: DuckDBLimits
  private let isReadable: @Sendable (SQLTable) async throws -> Obstacle?
  private var unreadable: [String: Obstacle?] = [:]

  init(
    _ process: DuckDBProcess, _ limits: DuckDBLimits,
    isReadable: @escaping @Sendable (SQLTable) async throws -> Obstacle?
  ) {
    self.process = process
    self.limits = limits
    self.isReadable = isReadable
  }

  typealias Outcome = (index: Int, inquiry: Inquiry)

  mutating func run(_ wave: Wave) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for statement in wave.fused {
      try await process.willRead(statement.table.rows)
      outcomes += try await run(statement, within: limits.time)
    }
    for alone in wave.alone {
      for table in [alone.table] + alone.others { try await process.willRead(table.rows) }
      outcomes.append((alone.index, try await run(alone)))
    }
    for statement in wave.placed {
      try await process.willRead(statement.table.rows)
      outcomes += try await run(statement)
    }
    return outcomes
  }

  private mutating func run(_ statement: PlacedStatement) async throws -> [Outcome] {
    do {
      return try statement.read(try await cells(statement.sql, count: statement.cellCount))
    } catch {
      let obstacle = try await reason(of: error, [statement.table])
      return statement.parts.map { ($0.index, .known(.unavailable(obstacle))) }
    }
  }

  private mutating func run(
    _ statement: FusedStatement, within time: TimeSpan
  ) async throws -> [Outcome] {
    do {
      let rows = try await self.rows(statement.sql, within: time)
      return try statement.read(
        try DuckDBReply.cells(rows.first ?? "", count: statement.cellCount))
    } catch let refusal as DuckDBRefusal {
      if let obstacle = try await reason(of: refusal, statement.table) {
        return statement.parts.map { ($0.index, .known(.unavailable(obstacle))) }
      }
      return try await halve(statement, time) { part in
        .refused(refusal, of: part, statement.table.file)
      }
    } catch let loss as DuckDBProcess.Loss {
      let shorter = TimeSpan(
        seconds: min(time.seconds, max(Self.leastTime.seconds, time.seconds / 4)))
      return try await halve(statement, shorter) {
        loss.reason.about(statement.table.file, rule: $0.aggregate.rule)
      }
    } catch let error as UnreadableAnswer {
      let refusal = DuckDBRefusal(kind: "", reason: "\(error)")
      return try await halve(statement, time) { .refused(refusal, of: $0, statement.table.file) }
    }
  }

  /// Asked a second time where the engine ended: something else may have ended it.
  private func rows(_ statement: String, within time: TimeSpan) async throws -> [String] {
    do {
      return try await process.rows(statement, within: time)
    } catch let loss as DuckDBProcess.Loss where loss.reason.rule == "engine.ended" {
      return try await process.rows(statement, within: time)
    }
  }

  private mutating func halve(
    _ statement: FusedStatement, _ time: TimeSpan,
    _ obstacle: (FusedStatement.Part) -> Obstacle
  ) async throws -> [Outcome] {
    guard let halves = statement.halves else {
      return statement.parts.map { ($0.index, .known(.unavailable(obstacle($0)))) }
    }
    // What we wrote ourselves is not held to the time of what is suspected.
    let isPlain = halves.0.parts.allSatisfy { $0.aggregate.rule == nil }
    return try await run(halves.0, within: isPlain ? limits.time : time)
      + run(halves.1, within: time)
  }

  private mutating func run(_ alone: Wave.Alone) async throws -> Inquiry {
    do {
      let lone = alone.lone
      return try lone.read(try await cells(lone.statement, count: lone.cellCount))
    } catch {
      return .known(.unavailable(try await reason(of: error, [alone.table] + alone.others)))
    }
  }

  private func cells(_ statement: String, count: Int) async throws -> [[String?]] {
    try await rows(statement, within: limits.time).map {
      try DuckDBReply.cells($0, count: count)
    }
  }

  /// Why a statement about these tables has no answer. Throws again what is no matter of the statement.
  private mutating func reason(of error: any Error, _ tables: [SQLTable]) async throws -> Obstacle {
    switch error {
    case let refusal as DuckDBRefusal:
      for table in tables {
        if let obstacle = try await reason(of: refusal, table) { return obstacle }
      }
      return .refused(refusal, tables[0].file)
    case let loss as DuckDBProcess.Loss: return loss.reason.about(tables[0].file)
    case let odd as UnreadableAnswer:
      return .refused(DuckDBRefusal(kind: "", reason: "\(odd)"), tables[0].file)
    default: throw error
    }
  }

  /// Why no question about the table can be answered; `nil` when some can.
  private mutating func reason(of refusal: DuckDBRefusal, _ table: SQLTable) async throws
    -> Obstacle?
  {
    guard refusal.kind != "Out of Memory" else { return nil }
    if let known = unreadable[table.rows] { return known }
    let reason = try await isReadable(table)
    unreadable[table.rows] = .some(reason)
    return reason
  }
}

extension Obstacle {
  fileprivate static func refused(
    _ refusal: DuckDBRefusal, of part: FusedStatement.Part, _ table: TableFile
  ) -> Obstacle {
    part.aggregate.rule.map { .refused(refusal, $0, table) } ?? .refused(refusal, table)
  }
}
