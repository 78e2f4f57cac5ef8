// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Finds rows of a table: those that break a promise. Rows where the tested column is null are found by
/// ``null(column:)`` alone, unless a case says otherwise.
public indirect enum RowTest: Codable, Hashable, Sendable {
  case null(column: String)
  /// Floating-point NaN, which is not null.
  case nan(column: String)
  case infinite(column: String)
  /// Neither null nor NaN, and outside the closed range.
  case outsideRange(column: String, minimum: Double?, maximum: Double?)
  /// A value that, as text, is not listed.
  case outsideSet(column: String, values: [String])
  /// Text that the regular expression (RE2) does not match from its first to its last character.
  case notMatching(column: String, pattern: String)
  /// Text with fewer or more characters.
  case lengthOutside(column: String, least: Int?, most: Int?)
  /// A row beyond the first of a group that agrees in all these columns; nulls agree with nulls.
  case repeated(columns: [String])
  /// A value that comes before (or, for `strictly`, is equal to) that of the row before it in the
  /// table's order, among rows that agree in the `within` columns. Rows without a value are passed by.
  case unordered(column: String, descending: Bool, strictly: Bool, within: [String])
  /// A row for which an SQL expression over its columns is not true: false or null. The expression names
  /// no other rows or tables, nothing random and no clock.
  case breaking(rule: String)
  /// A point in time after that of another column of the row, by more than so many seconds.
  case later(column: String, than: String, bySeconds: Double)
  /// A key without null that does not stand in another dataset.
  case orphan(columns: [String], dataset: String, others: [String])
  /// Values that also stand together in a row of another dataset. Nulls agree with nulls, but nulls alone
  /// are found nowhere. Numbers are rounded to so many significant digits first.
  case shared(columns: [String], dataset: String, others: [String], digits: Int?)

  public var columnsRead: [String] {
    switch self {
    case .null(let column), .nan(let column), .infinite(let column),
      .outsideRange(let column, _, _), .outsideSet(let column, _), .notMatching(let column, _),
      .lengthOutside(let column, _, _):
      [column]
    case .repeated(let columns), .orphan(let columns, _, _), .shared(let columns, _, _, _): columns
    case .unordered(let column, _, _, let within): [column] + within
    case .later(let column, let than, _): [column, than]
    case .breaking: []
    }
  }

  public var otherDataset: String? {
    switch self {
    case .orphan(_, let dataset, _), .shared(_, let dataset, _, _): dataset
    default: nil
    }
  }
}
