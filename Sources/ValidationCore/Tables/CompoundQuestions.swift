// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Counts by the values of a label.
public struct CrossQuestion: Codable, Hashable, Sendable {
  public var column: String
  /// Edges of cells as in ``NumericCells``; `nil` to count each value as text.
  public var edges: [Double]?
  /// A second column, with whose values those of the first are taken together.
  public var other: Other?
  public var label: String
  /// Edges of the label's cells; `nil` to count each of its values as text.
  public var labelEdges: [Double]?
  /// Most pairs that are answered, by descending count.
  public var most: Int

  public struct Other: Codable, Hashable, Sendable {
    public var column: String
    public var edges: [Double]?

    public init(column: String, edges: [Double]? = nil) {
      self.column = column
      self.edges = edges
    }
  }

  public init(
    column: String, edges: [Double]? = nil, with other: Other? = nil, label: String,
    labelEdges: [Double]? = nil, most: Int
  ) {
    self.column = column
    self.edges = edges
    self.other = other
    self.label = label
    self.labelEdges = labelEdges
    self.most = most
  }
}

/// A table of events, and which row of a log of feature values was known at the time of each.
public struct AsOfQuestion: Codable, Hashable, Sendable {
  /// Columns of a table that say whose row it is, and when it holds.
  public struct Keys: Codable, Hashable, Sendable {
    public var entity: [String]
    public var time: String

    public init(entity: [String], time: String) {
      self.entity = entity
      self.time = time
    }
  }

  public struct Log: Codable, Hashable, Sendable {
    public var dataset: String
    public var keys: Keys

    public init(dataset: String, keys: Keys) {
      self.dataset = dataset
      self.keys = keys
    }
  }

  public var events: Keys
  /// Column of the events with the time of the feature row that was joined; `nil` when only values
  /// are compared.
  public var recorded: String?
  public var log: Log
  /// Columns of the events that must equal those of the log's row. Asked for only where the log has one
  /// row for each entity and time.
  public var values: [ComparedColumn]
  /// A row of the log counts as known only so many seconds after its time.
  public var delaySeconds: Double

  public init(
    events: Keys, recorded: String?, log: Log, values: [ComparedColumn] = [],
    delaySeconds: Double = 0
  ) {
    self.events = events
    self.recorded = recorded
    self.log = log
    self.values = values
    self.delaySeconds = delaySeconds
  }

  var columnsRead: [String] {
    events.entity + [events.time] + (recorded.map { [$0] } ?? []) + values.map(\.name)
  }
}

/// Value by value, rows with the same key here and in another dataset.
public struct ComparisonQuestion: Codable, Hashable, Sendable {
  public var other: String
  /// Columns that identify a row on both sides; empty to compare by the row's position.
  public var keys: [String]
  public var columns: [ComparedColumn]
  /// Most rows that are shown of those that differ.
  public var most: Int
  /// Rows of the table asked that are equal in the keys and in every compared column count as one.
  public var collapses: Bool

  public init(
    other: String, keys: [String], columns: [ComparedColumn], most: Int = 5, collapses: Bool = false
  ) {
    self.other = other
    self.keys = keys
    self.columns = columns
    self.most = most
    self.collapses = collapses
  }

  var columnsRead: [String] { keys + columns.map(\.name) }
}

/// Column of two tables whose values must agree. Nulls agree with nulls and NaN with NaN. Where one side
/// has numbers or times and the other text, text agrees that reads as the same one.
public struct ComparedColumn: Codable, Hashable, Sendable {
  public var name: String
  /// Its name in the other table.
  public var other: String
  /// Two numbers agree when |a − b| ≤ absolute + relative · |b|, b from the other table.
  public var absolute: Double
  public var relative: Double

  public init(_ name: String, other: String? = nil, absolute: Double = 0, relative: Double = 0) {
    self.name = name
    self.other = other ?? name
    self.absolute = absolute
    self.relative = relative
  }
}
