// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One aggregate about a table. Checks ask; the runner fuses what all checks ask of one dataset into as
/// few scans as it can.
public enum Question: Codable, Hashable, Sendable {
  /// Names and types of all columns.
  case columns
  case rowCount
  /// Rows in which the column is null.
  case nullCount(column: String)
  /// Rows in which the column is a floating-point NaN.
  case nanCount(column: String)
  /// Rows that are neither null nor NaN and lie outside the closed range.
  case outsideRange(column: String, minimum: Double?, maximum: Double?)
  /// Non-null rows whose value, as text, is not listed.
  case outsideSet(column: String, values: [String])
  /// Smallest and largest value, as numbers.
  case extremes(column: String)
  /// Rows beyond the first of each group that agrees in all these columns; nulls agree with nulls.
  case duplicateRows(columns: [String])

  /// Columns that must exist for the question to have an answer.
  public var columnsRead: [String] {
    switch self {
    case .columns, .rowCount: []
    case .nullCount(let column), .nanCount(let column), .outsideRange(let column, _, _),
      .outsideSet(let column, _), .extremes(let column):
      [column]
    case .duplicateRows(let columns): columns
    }
  }
}

/// Column of a table as the engine sees it.
public struct TableColumn: Codable, Hashable, Sendable {
  public var name: String
  public var type: ColumnType
  /// The engine's own name of the type, such as `DECIMAL(18,2)`.
  public var engineType: String

  public init(name: String, type: ColumnType, engineType: String) {
    self.name = name
    self.type = type
    self.engineType = engineType
  }
}

/// Kinds of column that a manifest can ask for.
public enum ColumnType: String, Codable, CaseIterable, Hashable, Sendable {
  case integer, double, decimal, string, boolean, date, timestamp, other
}

/// What the engine answered to one question.
public enum Answer: Codable, Hashable, Sendable {
  case columns([TableColumn])
  case count(Int64)
  /// `nil` twice when there was no non-null value.
  case extremes(minimum: Double?, maximum: Double?)
  /// The question has no answer on this table; others of the same table may have one.
  case unavailable(Obstacle)
}

/// Table on local disk that questions are asked about.
public struct TableFile: Hashable, Sendable {
  public enum Format: String, Codable, CaseIterable, Sendable {
    case parquet, csv
    case jsonLines = "json-lines"
  }

  /// Name of the dataset in the manifest.
  public var dataset: String
  /// How the file is called in the repository, for messages.
  public var displayPath: String
  /// Absolute path of the content.
  public var localPath: String
  public var format: Format

  public init(dataset: String, displayPath: String, localPath: String, format: Format) {
    self.dataset = dataset
    self.displayPath = displayPath
    self.localPath = localPath
    self.format = format
  }
}

/// Answers questions about tables. Never returns rows.
public protocol DataEngine: Sendable {
  /// Name and version, such as `duckdb 1.5.6`; part of every fingerprint of a measurement it made.
  ///
  /// - Throws: ``Obstacle`` `engine.missing` with the line that installs it.
  func identity() async throws -> String

  /// One answer for each question, in order. A question that cannot be answered (missing column, wrong
  /// type) does not take the others with it.
  ///
  /// - Throws: ``Obstacle`` when the engine or the whole table cannot be used; `CancellationError`.
  func answer(_ questions: [Question], about table: TableFile) async throws -> [Answer]
}
