// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Columns of one table, found by name, called by position.
struct TableSchema: Sendable {
  var opened: OpenTable
  var table: TableFile { opened.file }
  var columns: [TableColumn]
  /// By the name's bytes, because text that Swift holds equal may be two columns.
  private var positions: [[UInt8]: Int]

  init(_ opened: OpenTable, columns: [TableColumn]) {
    self.opened = opened
    self.columns = columns
    positions = Dictionary(
      columns.enumerated().map { (Array($0.element.name.utf8), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) -> Int? { positions[Array(name.utf8)] }

  /// A FROM clause that names every column `k0`, `k1`, … by its position.
  func aliased(_ source: String) -> String {
    guard !columns.isEmpty else { return "\(source) AS t" }
    return "\(source) AS t(\(columns.indices.map { "k\($0)" }.joined(separator: ", ")))"
  }
}

extension TableSchema {
  private struct Description: Decodable {
    var name: String
    var type: String

    enum CodingKeys: String, CodingKey {
      case name = "column_name"
      case type = "column_type"
    }
  }

  /// Asks the engine for the columns.
  ///
  /// - Throws: ``Obstacle`` `data.unreadable`; `data.column-ambiguous` when several names are
  ///   equal or differ only in case, which the engine cannot tell apart and renames.
  static func read(_ opened: OpenTable, in session: DuckDBSession) async throws -> TableSchema {
    let source = TableSource(opened)
    do {
      let rows = try await session.rows("DESCRIBE SELECT * FROM \(source.sniffed)")
      let columns = try rows.map { row in
        let found = try DuckDBReply.decode(Description.self, row)
        return TableColumn(
          name: found.name, type: ColumnType(duckdb: found.type),
          engineType: found.type)
      }
      let schema = TableSchema(opened, columns: columns)
      try await schema.refuseRenamed(source, in: session)
      return schema
    } catch let refusal as DuckDBRefusal {
      throw Obstacle.refused(refusal, opened.file)
    }
  }

  /// Counts the rows, which fails where all questions would.
  ///
  /// - Throws: ``Obstacle`` `data.unreadable`.
  func refuseUnreadable(in session: DuckDBSession) async throws {
    do {
      _ = try await session.rows("SELECT count(*) FROM \(TableSource(opened).typed(columns))")
    } catch let refusal as DuckDBRefusal {
      throw Obstacle.refused(refusal, table)
    }
  }

  /// The engine makes `a, a` into `a, a_1`. Where such a pair stands, the file is asked whether it
  /// has the second name itself: of names that were made, at least one is not in the file.
  private func refuseRenamed(_ source: TableSource, in session: DuckDBSession) async throws {
    let lowered = Set(columns.map { $0.name.lowercased() })
    let suspects = columns.map(\.name).filter { name in
      Self.stem(name).map { lowered.contains($0.lowercased()) } ?? false
    }
    guard !suspects.isEmpty else { return }
    let rows = try await session.rows(source.writtenNames(columnCount: columns.count))
    let names = try source.format == .parquet ? Self.topLevel(rows) : Self.texts(rows)
    let written = Set(names.map { Array($0.utf8) })
    guard let made = suspects.first(where: { !written.contains(Array($0.utf8)) }) else { return }
    throw Obstacle.ambiguousColumn(Self.stem(made) ?? made, table)
  }

  /// `a` of `a_1`.
  private static func stem(_ name: String) -> String? {
    guard let mark = name.lastIndex(of: "_") else { return nil }
    let digits = name[name.index(after: mark)...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return String(name[..<mark])
  }

  private static func texts(_ rows: [String]) throws -> [String] {
    try rows.map { try DuckDBReply.cells($0, count: 1)[0] ?? "" }
  }

  /// Names of the root's children. The file's schema is a tree in depth-first order, whose first
  /// row is the root, each row with the number of its children.
  private static func topLevel(_ rows: [String]) throws -> [String] {
    var names: [String] = []
    var open: [Int64] = []
    for row in rows {
      let cells = try DuckDBReply.cells(row, count: 2)
      while open.last == 0 { open.removeLast() }
      if open.count == 1 { names.append(cells[0] ?? "") }
      if let parent = open.indices.last { open[parent] -= 1 }
      open.append(cells[1].flatMap { Int64($0) } ?? 0)
    }
    return names
  }
}
