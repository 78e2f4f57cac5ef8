// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Reads which columns a table has, and gives it its name in the engine.
struct TableReading: Sendable {
  let opened: OpenTable
  let process: DuckDBProcess
  let time: TimeSpan

  private var table: TableFile { opened.file }

  private struct Description: Decodable {
    var name: String
    var type: String

    enum CodingKeys: String, CodingKey {
      case name = "column_name"
      case type = "column_type"
    }
  }

  /// Asks the engine for the columns, which is a pass over a whole file of text.
  ///
  /// - Throws: ``Obstacle`` `data.unreadable`; `data.column-ambiguous` when several names are
  ///   equal or differ only in case, which the engine cannot tell apart and renames; `engine.…` when it
  ///   is lost over this table.
  func read() async throws -> SQLTable {
    let source = TableSource(opened)
    return try await telling {
      let rows = try await process.rows("DESCRIBE SELECT * FROM \(source.sniffed)", within: time)
      let found = try rows.map { row in try DuckDBReply.decode(Description.self, row) }
      let columns = found.map { column in
        TableColumn(
          name: opened.partitionKey(of: column.name) ?? column.name,
          type: ColumnType(duckdb: column.type), engineType: column.type)
      }
      try await refuseRenamed(columns, source)
      try await refuseUnequalParts(columns.count - opened.partitionKeys.count)
      let typed = source.typed(columns)
      // Text is kept in the engine when it is read again. A view of many columns costs each statement
      // more than the call that reads the file.
      let isText = table.format == .csv || table.format == .jsonLines
      if isText { try await process.name(opened.view, Self.aliased(typed, columns.count)) }
      return SQLTable(
        table, columns, rows: isText ? opened.view : typed, isNamed: isText,
        shownRows: source.shown, rowNumber: source.rowNumber, dialect: .duckdb)
    }
  }

  /// What its objects are now, as one text; `nil` for files, which a snapshot keeps as they are.
  ///
  /// - Throws: ``Obstacle`` as ``read()`` does.
  func stamp() async throws -> String? {
    guard table.isRemote else { return nil }
    return try await telling {
      let rows = try await process.rows(TableSource(opened).stamp, within: time)
      return try rows.first.flatMap { try DuckDBReply.cells($0, count: 1)[0] }
    }
  }

  /// What the engine refuses, or is lost over, told of this table.
  private func telling<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as DuckDBRefusal {
      throw Obstacle.refused(refusal, table)
    } catch let loss as DuckDBProcess.Loss {
      throw loss.reason.about(table)
    }
  }

  /// Rows with every column called `k0`, `k1`, … by its position.
  private static func aliased(_ source: String, _ count: Int) -> String {
    "SELECT * FROM \(source) AS t(\((0..<count).map { "k\($0)" }.joined(separator: ", ")))"
  }

  /// The engine reads the columns that the first Parquet file has, and passes by what others have more;
  /// and those of CSV by their place.
  private func refuseUnequalParts(_ columnCount: Int) async throws {
    guard opened.links.count > 1 else { return }
    switch table.format {
    case .csv: try await refuseUnequalHeaders(columnCount)
    case .parquet, .arrow: try await refuseUnequalSchemas()
    case .jsonLines, .delta: return
    }
  }

  /// One after the other: readers of CSV hold large buffers.
  private func refuseUnequalHeaders(_ columnCount: Int) async throws {
    let source = TableSource(opened)
    var first: String?
    for (place, link) in opened.links.enumerated() {
      let rows = try await process.rows(source.header(of: link, columnCount), within: time)
      let header = try rows.first.flatMap { try DuckDBReply.cells($0, count: 1)[0] } ?? ""
      if let first, first != header {
        throw Obstacle.unequalParts(table, table.parts[place].displayPath)
      }
      first = header
    }
  }

  private func refuseUnequalSchemas() async throws {
    let links = opened.links.map(SQLText.literal)
    let list = links.joined(separator: ", ")
    let rows = try await process.rows(
      """
      WITH s AS (SELECT file_name AS f, CAST(list_sort(list(name || ' ' || coalesce(type, '') || ' '
        || coalesce(logical_type, ''))) AS VARCHAR) AS c FROM parquet_schema([\(list)])
      GROUP BY file_name)
      SELECT f AS c0 FROM s WHERE c <> (SELECT c FROM s WHERE f = \(links[0])) LIMIT 1
      """, within: time)
    guard let row = rows.first, let link = try DuckDBReply.cells(row, count: 1)[0],
      let place = opened.links.firstIndex(of: link)
    else { return }
    throw Obstacle.unequalParts(table, table.parts[place].displayPath)
  }

  /// The engine makes `a, a` into `a, a_1`. Where such a pair stands, the file is asked whether it
  /// has the second name itself: of names that were made, at least one is not in the file.
  private func refuseRenamed(_ all: [TableColumn], _ source: TableSource) async throws {
    let keys = opened.partitionKeys
    let columns = all.dropLast(keys.count)
    let lowered = Set(columns.map { $0.name.lowercased() })
    if let key = keys.first(where: { lowered.contains($0.lowercased()) }) {
      throw Obstacle.ambiguousColumn(key, table)
    }
    let suspects = columns.map(\.name).filter { name in
      Self.stem(name).map { lowered.contains($0.lowercased()) } ?? false
    }
    // A Delta table's schema has each name once, whatever its files call their columns.
    guard !suspects.isEmpty, table.format != .delta else { return }
    let rows = try await process.rows(
      source.writtenNames(columnCount: columns.count), within: time)
    let names =
      try ![.csv, .jsonLines].contains(source.format) ? Self.topLevel(rows) : Self.texts(rows)
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
