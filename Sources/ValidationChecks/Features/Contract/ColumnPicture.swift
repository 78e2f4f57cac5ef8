// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// How the rows of a column are distributed, as counted for a picture.
struct ColumnPicture: Codable, Hashable, Sendable {
  struct Cell: Codable, Hashable, Sendable {
    var label: String
    var rows: Int64
  }

  var column: String
  /// In the order they are drawn.
  var cells: [Cell]
}

extension ColumnPicture {
  /// - Returns: `nil` for counts that are not those of these edges.
  init?(_ column: String, _ counts: NumericCells, between edges: CellEdges) {
    let kinds = edges.kinds
    guard counts.between.count == kinds.count else { return nil }
    let all = kinds.indices.map {
      Cell(label: edges.label($0, of: .double), rows: counts.between[$0])
    }
    // Between neighbouring whole numbers there is nothing to draw.
    let inner = kinds.indices.filter { kinds[$0] != .gap || all[$0].rows > 0 }.map { all[$0] }
    let first = inner.firstIndex { $0.rows > 0 } ?? inner.endIndex
    let last = inner.lastIndex { $0.rows > 0 }.map { $0 + 1 } ?? first
    self.column = column
    cells =
      Self.held([
        ("null", counts.null), ("NaN", counts.nan), ("-infinity", counts.negativeInfinity),
      ]) + inner[first..<last] + Self.held([("+infinity", counts.positiveInfinity)])
  }

  /// - Returns: `nil` where nearly every row has a value of its own: a few of them show nothing.
  init?(_ column: String, _ counts: ValueCounts) {
    let listed = counts.entries.reduce(0.0) { $0 + Double($1.count) }
    guard listed > 0, listed >= Double(counts.unlisted) / 9 else { return nil }
    let others = Int(clamping: counts.distinct) - counts.entries.count
    self.column = column
    cells =
      counts.entries.map { entry in
        let name = entry.value.isEmpty ? "(empty text)" : OneLine.of(entry.value, most: 60)
        return Cell(label: name, rows: entry.count)
      }
      + Self.held([
        (Counted.things(max(1, others), "other value"), counts.unlisted), ("null", counts.null),
      ])
  }

  private static func held(_ cells: [(String, Int64)]) -> [Cell] {
    cells.filter { $0.1 > 0 }.map { Cell(label: $0.0, rows: $0.1) }
  }

  func figure(of rows: Int64, in dataset: String) -> Figure {
    .distribution(
      Figure.Distribution(
        title: "distribution of column '\(OneLine.of(column, most: 100))'", unit: "",
        cells: cells.map(\.label),
        series: [
          .init(
            name: dataset, shares: cells.map { rows > 0 ? Double($0.rows) / Double(rows) : .nan })
        ]))
  }
}

extension CellEdges {
  /// Most cells of a range, but for one on each side for what lies far out.
  private static let most = 12.0

  /// Round numbers over where most values lie: three deviations about the mean, as far as there are values.
  ///
  /// - Returns: `nil` without a finite value, or for numbers so far apart that no step is one.
  static func forPicture(
    least: Double, most: Double, _ moments: Moments, isWhole: Bool
  ) -> CellEdges? {
    guard let mean = moments.mean, let deviation = moments.deviation, least <= most else {
      return nil
    }
    let low = max(least, mean - 3 * deviation)
    let high = min(most, mean + 3 * deviation)
    guard low.isFinite, high.isFinite, (high - low).isFinite else { return nil }
    guard low < high else { return CellEdges(values: [low]) }
    if isWhole, high - low < Self.most {
      return CellEdges(
        values: Array(stride(from: low.rounded(.down), through: high.rounded(.up), by: 1)))
    }
    let step = max(isWhole ? 1 : 0, roundStep(atLeast: (high - low) / Self.most))
    let start = (low / step).rounded(.down)
    let edges = (0...Int(Self.most) + 2).map { (start + Double($0)) * step }
    let end = edges.firstIndex { $0 > high } ?? edges.endIndex - 1
    return CellEdges(edges: Array(edges[...end]), isByValue: false)
  }

  /// 1, 2 or 5 times a power of ten.
  private static func roundStep(atLeast least: Double) -> Double {
    let power = pow(10, log10(least).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? least
  }
}
