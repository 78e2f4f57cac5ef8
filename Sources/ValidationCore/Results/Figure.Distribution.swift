// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Figure {
  /// What share of the rows stands in each cell of a column, in one or several samples.
  public struct Distribution: Hashable, Sendable {
    /// Beyond them a picture tells nothing more, and a report grows without need.
    public static let mostCells = 1_000
    public static let mostSeries = 8

    public private(set) var title: String
    /// Of the values that the cells stand for; may be empty.
    public private(set) var unit: String
    /// Names of the cells, in the order they are drawn.
    public private(set) var cells: [String]
    /// Samples that are compared, the reference first.
    public private(set) var series: [Series]

    /// Keeps the first cells and series up to the limits. A share that a series lacks becomes NaN, which is
    /// shown as unknown: it is not zero.
    public init(title: String, unit: String, cells: [String], series: [Series]) {
      self.title = title
      self.unit = unit
      self.cells = Array(cells.prefix(Self.mostCells))
      let count = self.cells.count
      self.series = series.prefix(Self.mostSeries).map { one in
        let known = one.shares.prefix(count)
        let unknown = Array(repeating: Double.nan, count: count - known.count)
        return Series(name: one.name, shares: known + unknown)
      }
    }
  }

  /// One sample of a distribution.
  public struct Series: Codable, Hashable, Sendable {
    public var name: String
    /// From 0 to 1, one a cell.
    public var shares: [Double]

    public init(name: String, shares: [Double]) {
      self.name = name
      self.shares = shares
    }
  }
}

extension Figure.Distribution: Codable {
  private enum CodingKeys: String, CodingKey { case title, unit, cells, series }

  /// - Throws: `DecodingError` for more than the limits, or a series with another number of shares than
  ///   there are cells.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let cells = try values.decode([String].self, forKey: .cells)
    let series = try values.decode([Figure.Series].self, forKey: .series)
    guard cells.count <= Self.mostCells, series.count <= Self.mostSeries,
      series.allSatisfy({ $0.shares.count == cells.count })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .series, in: values,
        debugDescription: "a distribution needs one share a cell, in at most \(Self.mostSeries) "
          + "series of at most \(Self.mostCells) cells")
    }
    self.init(
      title: try values.decode(String.self, forKey: .title),
      unit: try values.decode(String.self, forKey: .unit), cells: cells, series: series)
  }
}
