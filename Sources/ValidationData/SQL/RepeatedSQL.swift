// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Counts rows whose keys repeat those of others, with as little grouping as the keys allow. Nulls are
/// equal to each other.
enum RepeatedSQL {
  /// Bits that mark which integers of a range occur: at most so many, and so many for each row.
  private static let mostBits = 1 << 27
  private static let mostBitsPerRow: Int64 = 64

  static func inquiry(_ names: [String], _ table: SQLTable) throws(Obstacle) -> Inquiry {
    let columns = try table.columns(names)
    let keys = columns.map(\.key).joined(separator: ", ")
    let source = table.source(of: columns)
    let groups = "(SELECT count(*) AS n FROM \(source) GROUP BY \(keys)) AS g"
    let exact = Lone.count("coalesce(sum(n - 1), 0)", from: groups, table.dialect)
    // Not where zeros of both signs, or types of the engine's own, are equal with other bits.
    guard columns.allSatisfy({ [.integer, .string].contains($0.column.type) }) else {
      return .alone(exact)
    }
    if columns.count == 1, columns[0].column.type == .integer {
      return .fused(integers(columns[0], source))
    }
    guard columns.count > 1 || columns[0].family == .text else { return .alone(exact) }
    // Equal keys have equal hashes: where these are all different, longer keys need not be grouped.
    let hashes = "count(*) - count(DISTINCT \(table.dialect.hash(keys)))"
    return .alone(
      .count(hashes, from: source, table.dialect) { suspected in
        suspected == 0 ? .known(.count(0)) : .alone(exact)
      })
  }

  /// Integers that lie close together, as most ids do, are marked in a row of bits, which takes a fifth
  /// of the time of a grouping.
  private static func integers(_ column: SQLColumn, _ source: String) -> Aggregate {
    let dialect = column.dialect
    let key = column.key
    let facts = ["count(*)", "count(\(key))", "min(\(key))", "max(\(key))"]
    return Aggregate(facts.map { "CAST(\($0) AS \(dialect.text))" }) { cells in
      guard cells.count == 4 else { throw UnreadableAnswer(cells: cells) }
      let (rows, filled) = (try Cells.count(cells[0]), try Cells.count(cells[1]))
      // All nulls are one key.
      let others = rows - (filled < rows ? 1 : 0)
      guard let least = try Cells.wide(cells[2]), let most = try Cells.wide(cells[3]) else {
        return .known(.count(others))
      }
      let (span, overflow) = most.subtractingReportingOverflow(least)
      guard !overflow, span < Int128(mostBits), span / Int128(mostBitsPerRow) <= Int128(rows) else {
        let distinct = "count(DISTINCT \(key))"
        return .alone(
          .count(distinct, from: source, dialect) { .known(.count(others - $0)) })
      }
      let distinct = dialect.distinctIntegers(key, "\(least)", "\(most)")
      return .fused(.count(distinct, dialect) { .known(.count(others - $0)) })
    }
  }

  /// The smallest integers that repeat, and then null. Integers are marked in words of 32 bits, one for
  /// those that differ in the last bits alone: only where there are more rows than marks are they grouped.
  ///
  /// - Parameter then: what to ask with the condition that tells the rows that have one of them.
  static func integers(
    _ column: SQLColumn, _ table: SQLTable, most: Int,
    then next: @escaping @Sendable (String) throws -> Lone
  ) -> Lone {
    let (key, dialect, source) = (column.key, column.dialect, table.source(of: [column]))
    let marked = dialect.markedBits("CAST(\(key) & 31 AS BIGINT)")
    return Lone(
      statement: """
        SELECT CAST(k AS \(dialect.text)) AS c0 FROM (
          SELECT \(key) AS k FROM \(source) WHERE \(key) >> 5 IN (
            SELECT \(key) >> 5 FROM \(source) GROUP BY \(key) >> 5 HAVING count(*) > \(marked))
          GROUP BY \(key) HAVING count(*) > 1 ORDER BY \(key) LIMIT \(most)) AS r
        UNION ALL SELECT NULL AS c0 FROM \(source) WHERE \(key) IS NULL HAVING count(*) > 1
        """, cellCount: 1
    ) { rows in
      let keys = rows.map { $0[0] }
      guard keys.allSatisfy({ $0.map { Int128($0) != nil || UInt128($0) != nil } ?? true }) else {
        throw UnreadableAnswer(cells: keys)
      }
      let numbers = keys.compactMap(\.self).joined(separator: ", ")
      let isOne = numbers.isEmpty ? "false" : "\(key) IN (\(numbers))"
      return .alone(try next(keys.contains(nil) ? "(\(isOne) OR \(key) IS NULL)" : isOne))
    }
  }
}
