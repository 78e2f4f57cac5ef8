// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Events by what a correct as-of join gives for each: the log's last row of the entity whose time is not
/// after the event's. An event without entity or time has no such row. Without a recorded column there
/// is nothing in the future, stale, missing or invented.
public struct AsOfCounts: Codable, Hashable, Sendable {
  public var events: Int64
  /// The recorded time is after the event: the feature was not known yet.
  public var future: Int64
  /// The recorded time is before that of the row that should have been joined.
  public var stale: Int64
  /// Something should have been joined, and nothing was.
  public var missing: Int64
  /// Something is recorded that the log does not hold at that time.
  public var invented: Int64
  /// Events that have no row in the log up to their time, and nothing recorded.
  public var unknown: Int64
  /// Events that differ in a value, in the order of the question's columns.
  public var differing: [Int64]

  public init(
    events: Int64, future: Int64, stale: Int64, missing: Int64, invented: Int64, unknown: Int64,
    differing: [Int64]
  ) {
    self.events = events
    self.future = future
    self.stale = stale
    self.missing = missing
    self.invented = invented
    self.unknown = unknown
    self.differing = differing
  }
}

/// How two tables differ, row by row of equal keys.
public struct TableComparison: Codable, Hashable, Sendable {
  public struct Column: Codable, Hashable, Sendable {
    public var name: String
    public var differing: Int64
    /// Largest |a − b| of numbers; `nil` for other types, and when none could be taken.
    public var largest: Double?

    public init(name: String, differing: Int64, largest: Double?) {
      self.name = name
      self.differing = differing
      self.largest = largest
    }
  }

  public var rows: Int64
  public var otherRows: Int64
  /// Rows beyond the first of a key; rows of such a key are not compared.
  public var repeated: Int64
  public var otherRepeated: Int64
  /// Rows whose key the other table lacks, and the other way round.
  public var onlyHere: Int64
  public var onlyThere: Int64
  /// Pairs of rows that were compared.
  public var matched: Int64
  /// Pairs that differ in any column.
  public var differing: Int64
  public var columns: [Column]
  /// First pairs that differ, by their keys: these (`row` for places), then each of the first ten
  /// columns that differ anywhere, here and there (`name`, `name (other)`).
  public var firstRows: RowSample

  public init(
    rows: Int64, otherRows: Int64, repeated: Int64, otherRepeated: Int64, onlyHere: Int64,
    onlyThere: Int64, matched: Int64, differing: Int64, columns: [Column], firstRows: RowSample
  ) {
    self.rows = rows
    self.otherRows = otherRows
    self.repeated = repeated
    self.otherRepeated = otherRepeated
    self.onlyHere = onlyHere
    self.onlyThere = onlyThere
    self.matched = matched
    self.differing = differing
    self.columns = columns
    self.firstRows = firstRows
  }
}

/// Rows of a table as text, each value cut to 200 characters: at most 100, of at most 20 columns, those
/// that were tested first.
public struct RowSample: Codable, Hashable, Sendable {
  /// Columns of a row that are shown, those that matter first; more only where more matter.
  package static let shownColumns = 8

  public var columns: [String]
  /// `nil` for null.
  public var rows: [[String?]]
  /// Statement that finds all of these rows, over the file as the repository calls it.
  public var statement: String

  public init(columns: [String], rows: [[String?]], statement: String) {
    self.columns = columns
    self.rows = rows
    self.statement = statement
  }
}
