// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A table as statements name it: where its rows come from, and what each column is called there.
struct SQLTable: Sendable {
  let file: TableFile
  let columns: [TableColumn]
  /// What gives the rows, such as a call that reads files, or a name of ours.
  let rows: String
  /// The columns of ``rows`` are called `k0`, `k1`, … by position already.
  let isNamed: Bool
  /// The same over the files as the repository calls them.
  let shownRows: String
  let dialect: SQLDialect
  let counted = CountedEdges()
  let found = FoundPlaces()
  /// What the engine itself calls a row's place in the table, from zero, where it can tell.
  let rowNumber: String?
  /// Columns are called by their own names instead of `k0`, `k1`, … by position.
  private(set) var isShown = false
  private(set) var alias = "t"
  /// Columns are written with the alias.
  private(set) var isQualified = false
  /// By the name's bytes, because text that Swift holds equal may be two columns.
  private let positions: [[UInt8]: Int]

  init(
    _ file: TableFile, _ columns: [TableColumn], rows: String, isNamed: Bool, shownRows: String,
    rowNumber: String? = nil, dialect: SQLDialect
  ) {
    self.file = file
    self.columns = columns
    self.rows = rows
    self.isNamed = isNamed
    self.shownRows = shownRows
    self.dialect = dialect
    self.rowNumber = rowNumber
    positions = Dictionary(
      columns.enumerated().map { (Array($0.element.name.utf8), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same table in statements for people.
  var shown: SQLTable {
    var table = self
    table.isShown = true
    return table
  }

  /// The same table beside another one.
  func qualified(_ alias: String) -> SQLTable {
    var table = self
    table.alias = alias
    table.isQualified = true
    return table
  }

  /// What stands after FROM.
  var source: String {
    if isShown { return "\(shownRows) AS \(alias)" }
    guard !isNamed else { return "\(rows) AS \(alias)" }
    return "\(rows) AS \(alias)(\(columns.indices.map { "k\($0)" }.joined(separator: ", ")))"
  }

  /// ``source`` for a statement that reads these columns alone: a list of ten thousand names takes longer to
  /// write and to plan than their values to count.
  func source(of read: [SQLColumn]) -> String {
    guard !isShown, !isNamed, !file.isPartitioned else { return source }
    var columns: [String] = []
    var seen: Set<String> = []
    for column in read where seen.insert(column.key).inserted {
      guard let name = dialect.quoted(column.column.name) else { return source }
      columns.append("\(name) AS \(column.key)")
    }
    return "(SELECT \(columns.joined(separator: ", ")) FROM \(rows)) AS \(alias)"
  }

  /// A row's place in the table, from one. Counting the rows needs all columns of all of them.
  var place: String {
    isShown ? Self.counted : rowNumber.map { "\($0) + 1" } ?? Self.counted
  }

  private static let counted = "row_number() OVER ()"

  /// ``source`` with the values of expressions that users wrote over the columns' own names, called `r0`,
  /// `r1`, ….
  func source(projecting rules: [String]) -> String {
    guard !rules.isEmpty else { return source }
    let names = columns.indices.map { "k\($0)" }
    let own = columns.indices.map { dialect.quoted(columns[$0].name) ?? names[$0] }
    let all = names + rules.indices.map { "r\($0)" }
    return """
      (SELECT *, \(rules.map(Self.enclosed).joined(separator: ", "))
      FROM \(rows) AS t(\(own.joined(separator: ", ")))) AS t(\(all.joined(separator: ", ")))
      """
  }

  /// On lines of its own, so that a comment at its end ends there.
  static func enclosed(_ rule: String) -> String { "(\(rule)\n)" }

  func name(at position: Int) -> String {
    let plain = "k\(position)"
    let name = isShown ? dialect.quoted(columns[position].name) ?? plain : plain
    return isQualified ? "\(alias).\(name)" : name
  }

  /// - Throws: ``Obstacle`` `data.column-missing`.
  func column(_ name: String) throws(Obstacle) -> SQLColumn {
    guard let position = positions[Array(name.utf8)] else {
      throw .columnMissing(name, file, among: columns.map(\.name))
    }
    return column(at: position)
  }

  func column(at position: Int) -> SQLColumn {
    SQLColumn(
      table: file, column: columns[position], key: self.name(at: position), dialect: dialect)
  }

  func has(_ name: String) -> Bool { positions[Array(name.utf8)] != nil }

  /// - Throws: ``Obstacle`` when none is named, or one is missing.
  func columns(_ names: [String]) throws(Obstacle) -> [SQLColumn] {
    guard !names.isEmpty else { throw .pointless("it names no column", file) }
    var found: [SQLColumn] = []
    for name in names { found.append(try column(name)) }
    return found
  }
}
