// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Rows that a test finds, as what stands after FROM and after WHERE.
struct FoundRows: Sendable {
  var source: String
  var condition: String
  /// A row's place; `nil` where it cannot be told beside the condition.
  private(set) var place: String?
  /// Columns that say which rows come first; none for the table's order.
  private(set) var order: [String] = []
  /// Other tables that are read, by the names of their datasets.
  var others: [String] = []

  /// - Parameters:
  ///   - most: How many are wanted, so that more need not be looked for; `nil` for all.
  ///   - keys: What tells rows whose keys repeat, where that is known already.
  /// - Throws: ``Obstacle`` when the test has no meaning for this table.
  init(
    _ test: RowTest, _ table: SQLTable, _ other: SQLTable?, most: Int? = nil, keys: String? = nil
  ) throws(Obstacle) {
    switch test {
    case .breaking(let rule):
      source = table.isShown ? table.source : table.source(projecting: [rule])
      condition = "NOT coalesce(\(table.isShown ? SQLTable.enclosed(rule) : "r0"), false)"
    case .repeated(let names):
      let list = try table.columns(names).map(\.key)
      source = Self.ranked(list, table, most, keys)
      condition = "\(Self.rank) > 1"
      place = Self.place
      order = list + [Self.place]
    case .unordered(let name, let descending, let strictly, let within):
      let column = try table.column(name)
      guard [.number, .text, .time].contains(column.family) else { throw column.mismatch("order") }
      let groups = try within.isEmpty ? [] : table.columns(within).map(\.key)
      let partition =
        groups.isEmpty ? "" : "PARTITION BY \(groups.joined(separator: ", ")) "
      source = """
        (SELECT *, lag(\(column.key)) OVER (\(partition)ORDER BY \(Self.place)) AS \(Self.rank)
        FROM \(Self.placed(table)) WHERE \(column.key) IS NOT NULL) AS t
        """
      let wrong = descending ? ">" : "<"
      condition = "\(column.key) \(wrong)\(strictly ? "=" : "") \(Self.rank)"
      place = Self.place
      order = [Self.place]
    case .orphan(let names, let dataset, let otherNames):
      (source, condition) = try Self.keys(
        names, table, otherNames, other, .absent, digits: nil)
      others = [dataset]
    case .shared(let names, let dataset, let otherNames, let digits):
      (source, condition) = try Self.keys(
        names, table, otherNames, other, .present, digits: digits)
      others = [dataset]
    default:
      source = table.source
      condition = try RowFlag.of(test, table).map { "\($0) = 1" } ?? "false"
      place = table.place
    }
  }

  /// Statement that reads the first of them.
  func selecting(_ cells: [String], _ most: Int) -> String {
    let sorted = order.isEmpty ? "" : " ORDER BY \(order.joined(separator: ", "))"
    return "SELECT \(cells.joined(separator: ", ")) FROM \(source) WHERE \(condition)\(sorted) "
      + "LIMIT \(most)"
  }

  static let place = "_row_place"
  static let rank = "_row_rank"

  /// The rows with their place in the table.
  static func placed(_ table: SQLTable) -> String {
    "(SELECT *, \(table.place) AS \(place) FROM \(table.source)) AS t"
  }

  /// The rows whose keys repeat, ranked within each key by their place. Only these are sorted: most tables
  /// have few. Each key has a row that is wanted, so that not more of them are needed than rows.
  private static func ranked(
    _ keys: [String], _ table: SQLTable, _ most: Int?, _ repeated: String?
  ) -> String {
    let list = keys.joined(separator: ", ")
    let ranked = "row_number() OVER (PARTITION BY \(list) ORDER BY \(place)) AS \(rank)"
    if let repeated {
      return "(SELECT t.*, \(ranked) FROM \(placed(table)) WHERE \(repeated)) AS t"
    }
    let named = keys.enumerated().map { "\($0.element) AS \(rank)\($0.offset)" }
    let equal = keys.enumerated().map { "\(rank)\($0.offset) IS NOT DISTINCT FROM \($0.element)" }
    let first = most.map { " ORDER BY \(list) LIMIT \($0)" } ?? ""
    return """
      (SELECT t.*, \(ranked)
      FROM \(placed(table)) JOIN (SELECT \(named.joined(separator: ", ")) FROM \(table.source)
      GROUP BY \(list) HAVING count(*) > 1\(first)) AS g ON \(equal.joined(separator: " AND "))) AS t
      """
  }

  private static func keys(
    _ names: [String], _ table: SQLTable, _ otherNames: [String], _ other: SQLTable?,
    _ wanted: Wanted, digits: Int?
  ) throws(Obstacle) -> (String, String) {
    guard let other else { throw .pointless("it names no other table", table.file) }
    guard names.count == otherNames.count else {
      throw .pointless("it names other columns than it compares", table.file)
    }
    guard digits.map({ (1...17).contains($0) }) ?? true else {
      throw .pointless("numbers have 1 to 17 significant digits", table.file)
    }
    let (here, there) = (table.qualified("t"), other.qualified("o"))
    var filled: [String] = []
    var equal: [String] = []
    for (one, two) in zip(try here.columns(names), try there.columns(otherNames)) {
      let (left, right) = try one.comparable(to: two, digits: digits)
      filled.append("\(one.key) IS NOT NULL")
      equal.append("\(left) \(wanted.equals) \(right)")
    }
    return (
      here.source,
      """
      (\(filled.joined(separator: wanted.all))) AND \(wanted.exists) (
      SELECT 1 FROM \(there.source) WHERE \(equal.joined(separator: " AND ")))
      """
    )
  }

  /// A key with a null refers to nothing; a row with a null may still be the same row.
  private enum Wanted {
    case present, absent

    var exists: String { self == .present ? "EXISTS" : "NOT EXISTS" }
    var equals: String { self == .present ? "IS NOT DISTINCT FROM" : "=" }
    /// What joins the conditions that a column is filled.
    var all: String { self == .present ? " OR " : " AND " }
  }
}
