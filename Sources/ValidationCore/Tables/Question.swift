// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One aggregate about a table. Checks ask; the runner fuses what all checks ask of one dataset into as
/// few scans as it can.
public indirect enum Question: Codable, Hashable, Sendable {
  /// Asked of another dataset than the first that the check names in its inputs.
  case on(dataset: String, Question)
  /// Names and types of all columns.
  case columns
  case rowCount
  /// Rows that a test finds.
  case count(RowTest)
  /// Some of the rows that a test finds, in the table's order, with the statement that finds all of
  /// them.
  case sample(RowTest, most: Int)
  /// Different combinations of values; nulls agree with nulls.
  case distinctCount(columns: [String])
  /// Smallest and largest value, as numbers; NaN does not take part.
  case extremes(column: String)
  /// Smallest and largest number of characters of a text.
  case lengths(column: String)
  /// First and last point in time of a date or timestamp, in UTC.
  case instants(column: String)
  /// Exact lower quantiles of the finite values: the smallest value whose share of values at or below
  /// reaches each probability. Here and in what follows, a date or timestamp counts as its microseconds
  /// since 1970-01-01T00:00:00Z, and a time of day as those since midnight.
  case quantiles(column: String, probabilities: [Double])
  /// Every row in exactly one cell; see ``NumericCells``. The edges ascend strictly.
  case cells(column: String, edges: [Double])
  /// Count, mean and deviation of the finite values.
  case moments(column: String)
  /// The most frequent values as text, by descending count and then by value.
  case valueCounts(column: String, most: Int)
  /// How the finite values of a column are distributed here and in another dataset: the Kolmogorov–Smirnov
  /// statistic, and, which takes much longer, the Wasserstein distance.
  case difference(column: String, from: ColumnPlace, withDistance: Bool = true)
  /// Counts of a column's values, or of the cells between edges, by the values of a label; or of those of
  /// two columns together.
  case crossCounts(CrossQuestion)
  /// Recorded feature times against those a correct join gives.
  case asOf(AsOfQuestion)
  /// Rows with the same key here and in another dataset, value by value.
  case comparison(ComparisonQuestion)
}

/// A column of a named dataset.
public struct ColumnPlace: Codable, Hashable, Sendable {
  public var dataset: String
  public var column: String

  public init(dataset: String, column: String) {
    self.dataset = dataset
    self.column = column
  }
}

extension Question {
  /// Rows in which the column is null.
  public static func nullCount(column: String) -> Question { .count(.null(column: column)) }

  /// Rows in which the column is a floating-point NaN.
  public static func nanCount(column: String) -> Question { .count(.nan(column: column)) }

  /// Rows that are neither null nor NaN and lie outside the closed range.
  public static func outsideRange(column: String, minimum: Double?, maximum: Double?) -> Question {
    .count(.outsideRange(column: column, minimum: minimum, maximum: maximum))
  }

  /// Non-null rows whose value, as text, is not listed.
  public static func outsideSet(column: String, values: [String]) -> Question {
    .count(.outsideSet(column: column, values: values))
  }

  /// Rows beyond the first of each group that agrees in all these columns; nulls agree with nulls.
  public static func duplicateRows(columns: [String]) -> Question {
    .count(.repeated(columns: columns))
  }

  /// Columns of the table asked that must exist for the question to have an answer.
  public var columnsRead: [String] {
    switch self {
    case .on(_, let question): question.columnsRead
    case .columns, .rowCount: []
    case .count(let test), .sample(let test, _): test.columnsRead
    case .distinctCount(let columns): columns
    case .extremes(let column), .lengths(let column), .instants(let column),
      .quantiles(let column, _), .cells(let column, _), .moments(let column),
      .valueCounts(let column, _), .difference(let column, _, _):
      [column]
    case .crossCounts(let question):
      [question.column] + (question.other.map { [$0.column] } ?? []) + [question.label]
    case .asOf(let question): question.columnsRead
    case .comparison(let question): question.columnsRead
    }
  }

  /// Other tables that must be at hand to answer it.
  public var otherDatasets: [String] {
    switch self {
    case .on(_, let question): question.otherDatasets
    case .count(let test), .sample(let test, _): test.otherDataset.map { [$0] } ?? []
    case .difference(_, let other, _): [other.dataset]
    case .asOf(let question): [question.log.dataset]
    case .comparison(let question): [question.other]
    case .columns, .rowCount, .distinctCount, .extremes, .lengths, .instants, .quantiles, .cells,
      .moments, .valueCounts, .crossCounts:
      []
    }
  }

  /// The dataset that is asked, and what it is asked.
  package func target(of first: String) -> (dataset: String, question: Question) {
    guard case .on(let dataset, let question) = self else { return (first, self) }
    return question.target(of: dataset)
  }
}
