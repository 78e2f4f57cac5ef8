// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Picture data made by a judgement; reporters draw only these.
public enum Figure: Hashable, Sendable {
  case table(Table)
  case interval(Interval)
  case distribution(Distribution)
  case ranking(Ranking)
  case cumulative(Cumulative)

  /// Rows of text under named columns.
  public struct Table: Codable, Hashable, Sendable {
    public var title: String
    public var columns: [String]
    public var rows: [[String]]

    public init(title: String, columns: [String], rows: [[String]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }
  }

  /// An estimate with its confidence bounds, beside its limit.
  public struct Interval: Codable, Hashable, Sendable {
    public var title: String
    public var unit: String
    public var estimate: Double
    /// `nil` when no finite bound exists at this sample size.
    public var lower: Double?
    public var upper: Double?
    public var limit: Double?

    public init(
      title: String, unit: String, estimate: Double, lower: Double?, upper: Double?, limit: Double?
    ) {
      self.title = title
      self.unit = unit
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
      self.limit = limit
    }
  }
}

/// Named number of a case, such as `value` or `limit`, for machines that read reports.
public struct Quantity: Codable, Hashable, Sendable {
  public var name: String
  public var value: Double
  /// Empty for plain counts.
  public var unit: String

  public init(_ name: String, _ value: Double, unit: String = "") {
    self.name = name
    self.value = value
    self.unit = unit
  }
}
