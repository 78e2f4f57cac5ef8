// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Figure {
  /// What share of a column's values lies below each of some points, in one or several samples.
  public struct Cumulative: Hashable, Sendable {
    public static let mostPoints = 1_000
    public static let mostSeries = 8

    /// A place on the axis of the values.
    public struct Point: Codable, Hashable, Sendable {
      /// The value in words, such as a date.
      public var label: String
      public var value: Double

      public init(label: String, value: Double) {
        self.label = label
        self.value = value
      }
    }

    public private(set) var title: String
    /// Of the values; may be empty.
    public private(set) var unit: String
    /// In ascending order.
    public private(set) var points: [Point]
    /// Samples that are compared, the reference first; one share a point.
    public private(set) var series: [Series]

    /// Keeps the first points and series up to the limits. A share that a series lacks becomes NaN, which is
    /// shown as unknown: it is not zero.
    public init(title: String, unit: String, points: [Point], series: [Series]) {
      self.title = title
      self.unit = unit
      self.points = Array(points.prefix(Self.mostPoints))
      let count = self.points.count
      self.series = series.prefix(Self.mostSeries).map { one in
        let known = one.shares.prefix(count)
        let unknown = Array(repeating: Double.nan, count: count - known.count)
        return Series(name: one.name, shares: known + unknown)
      }
    }
  }
}

extension Figure.Cumulative: Codable {
  private enum CodingKeys: String, CodingKey { case title, unit, points, series }

  /// - Throws: `DecodingError` for more than the limits, or a series with another number of shares than
  ///   there are points.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let points = try values.decode([Point].self, forKey: .points)
    let series = try values.decode([Figure.Series].self, forKey: .series)
    guard points.count <= Self.mostPoints, series.count <= Self.mostSeries,
      series.allSatisfy({ $0.shares.count == points.count })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .series, in: values,
        debugDescription: "a cumulative figure needs one share a point, in at most "
          + "\(Self.mostSeries) series of at most \(Self.mostPoints) points")
    }
    self.init(
      title: try values.decode(String.self, forKey: .title),
      unit: try values.decode(String.self, forKey: .unit), points: points, series: series)
  }
}
