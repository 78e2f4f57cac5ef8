// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationCore

@testable import ValidationData

/// Cells between a column's own quantiles, which are known when these are.
@Suite struct CountedEdgesTests {
  private static let probabilities = (1...9).map { Double($0) / 10 }

  private func deciles(_ session: any TableSession) async throws -> [Double] {
    guard
      case .numbers(let found) = try await session.answer([
        .quantiles(column: "x", probabilities: Self.probabilities)
      ])[0]
    else { return [] }
    return Set(found).sorted()
  }

  @Test(arguments: [
    "sin(range) * exp(range % 37)", "(range % 23) / 7.0",
    "CASE WHEN range % 5 > 0 THEN ln(range + 1) END", "CAST(range % 1000 AS INTEGER)",
    "CASE WHEN range % 3 = 0 THEN -0.0 ELSE cos(range) END",
    "TIMESTAMP '2024-01-01' + to_seconds(range * range % 86400)",
  ])
  func cellsAreThoseThatAScanCounts(expression: String) async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT \(expression) AS x FROM range(80000)", name: "t.parquet")
    let engine = try world.engine()
    let edges = try await engine.withTables([table]) { try await deciles($0) }
    #expect(edges.count > 3)
    let cells = Question.cells(column: "x", edges: edges)
    let scanned = try await engine.answer([cells], about: [table])
    let (known, statements, others) = try await engine.withTables([table]) { session in
      _ = try await deciles(session)
      let statements = try await session.statements(for: [cells])
      let between = Question.cells(column: "x", edges: [edges[0], edges[1].nextUp])
      return (
        try await session.answer([cells]), statements.filter { $0.contains("FROM") },
        try await session.answer([between])
      )
    }
    #expect(known == scanned)
    #expect(statements == [])
    guard case .cells(let other) = others[0], case .cells(let all) = scanned[0] else {
      Issue.record("\(others) \(scanned)")
      return
    }
    #expect(other.between.reduce(0, +) == all.between.reduce(0, +))
  }

  @Test func whatIsNotFiniteIsCountedByAScan() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      """
      SELECT CASE range WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN 'inf'::DOUBLE WHEN 2 THEN '-inf'::DOUBLE
        WHEN 3 THEN NULL ELSE sin(range) END AS x FROM range(80000)
      """, name: "t.parquet")
    let cells = try await world.engine().withTables([table]) { session in
      try await session.answer([.cells(column: "x", edges: try await deciles(session))])[0]
    }
    guard case .cells(let cells) = cells else {
      Issue.record("\(cells)")
      return
    }
    #expect(
      [cells.null, cells.nan, cells.negativeInfinity, cells.positiveInfinity] == [1, 1, 1, 1])
    #expect(cells.between.reduce(0, +) == 79_996)
  }
}
