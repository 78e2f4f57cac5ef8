// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the engine answered to one question.
public enum Answer: Codable, Hashable, Sendable {
  case columns([TableColumn])
  case count(Int64)
  /// `nil` twice when there was no non-null value. Of `extremes` and `lengths`.
  case extremes(minimum: Double?, maximum: Double?)
  /// Seconds since 1970-01-01T00:00:00Z; `nil` twice when there was none, or one that is infinite.
  case instants(earliest: Double?, latest: Double?)
  /// Of `quantiles`, one each; empty when there was no finite value.
  case numbers([Double])
  case cells(NumericCells)
  case moments(Moments)
  case values(ValueCounts)
  case difference(ColumnDifference)
  case cross(CrossCounts)
  case asOf(AsOfCounts)
  case comparison(TableComparison)
  case sample(RowSample)
  /// The question has no answer on this table; others of the same table may have one.
  case unavailable(Obstacle)
}

/// Every row of a numeric column in exactly one place.
public struct NumericCells: Codable, Hashable, Sendable {
  public var null: Int64
  public var nan: Int64
  public var negativeInfinity: Int64
  public var positiveInfinity: Int64
  /// Finite values: below the first edge; from each edge up to below the next; from the last edge on.
  /// One more than there are edges.
  public var between: [Int64]

  public init(
    null: Int64, nan: Int64, negativeInfinity: Int64, positiveInfinity: Int64, between: [Int64]
  ) {
    self.null = null
    self.nan = nan
    self.negativeInfinity = negativeInfinity
    self.positiveInfinity = positiveInfinity
    self.between = between
  }
}

/// Of the finite values of a column.
public struct Moments: Codable, Hashable, Sendable {
  public var count: Int64
  /// `nil` without a value.
  public var mean: Double?
  /// Standard deviation with divisor n.
  public var deviation: Double?

  public init(count: Int64, mean: Double?, deviation: Double?) {
    self.count = count
    self.mean = mean
    self.deviation = deviation
  }
}

/// How often values stand in a column. Null is no value.
public struct ValueCounts: Codable, Hashable, Sendable {
  public struct Entry: Codable, Hashable, Sendable {
    public var value: String
    public var count: Int64

    public init(value: String, count: Int64) {
      self.value = value
      self.count = count
    }
  }

  public var entries: [Entry]
  /// Different values, also those that are not listed.
  public var distinct: Int64
  /// Rows whose value is not listed.
  public var unlisted: Int64
  public var null: Int64

  public init(entries: [Entry], distinct: Int64, unlisted: Int64, null: Int64) {
    self.entries = entries
    self.distinct = distinct
    self.unlisted = unlisted
    self.null = null
  }
}

/// Distance of two empirical distributions F and G of finite values.
public struct ColumnDifference: Codable, Hashable, Sendable {
  /// Finite values here and there.
  public var count: Int64
  public var otherCount: Int64
  /// Two-sample Kolmogorov–Smirnov statistic, max |F − G|; `nil` when a side is empty.
  public var kolmogorovSmirnov: Double?
  /// First Wasserstein distance, ∫ |F − G|, in units of the column.
  public var wasserstein: Double?

  public init(
    count: Int64, otherCount: Int64, kolmogorovSmirnov: Double?, wasserstein: Double?
  ) {
    self.count = count
    self.otherCount = otherCount
    self.kolmogorovSmirnov = kolmogorovSmirnov
    self.wasserstein = wasserstein
  }
}

/// Rows by the value of a column and the value of a label, the most frequent pairs first.
public struct CrossCounts: Codable, Hashable, Sendable {
  public struct Entry: Codable, Hashable, Sendable {
    /// Value as text, or place of the cell in ``NumericCells/between``; `nil` for null, NaN and
    /// infinities of a column with edges. Of two columns a text that differs where one of them does.
    public var value: String?
    public var label: String?
    public var count: Int64

    public init(value: String?, label: String?, count: Int64) {
      self.value = value
      self.label = label
      self.count = count
    }
  }

  public var entries: [Entry]
  /// Rows of pairs that are not listed.
  public var unlisted: Int64

  public init(entries: [Entry], unlisted: Int64) {
    self.entries = entries
    self.unlisted = unlisted
  }
}
