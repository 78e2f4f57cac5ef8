// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesDrift {
  package struct Measurement: Codable, Hashable, Sendable {
    var dataset: String
    /// In words, such as `dataset 'train'`.
    var reference: String
    var rows: Fact<Int64>
    var referenceRows: Fact<Int64>
    /// Why the columns themselves are not known; `nil` when they are.
    var obstacle: Obstacle?
    var columns: [MeasuredColumn]
    /// Of all columns, those whose type is not judged.
    var leftOut: [String]
  }

  struct MeasuredColumn: Codable, Hashable, Sendable {
    var name: String
    var facts: Fact<ColumnFacts>
  }
}

/// Rows of one column on both sides, each in one cell.
struct ColumnFacts: Codable, Hashable, Sendable {
  var type: ColumnType
  /// What its drift is to be judged by.
  var statistics: [DriftStatistic]
  var cells: [DriftCell]
  /// Where a statistic compares the distribution functions.
  var functions: DistributionFunctions?
  /// Of finite values; asked for only where a statistic needs it.
  var difference: Fact<ColumnDifference>?
  /// As little asked for.
  var referenceMoments: Fact<Moments>?
  /// Most by which the difference may be off; `nil` where it is exact.
  var differenceError: DifferenceError?
  /// Rows with values that the reference does not have.
  var newRows: Int64 = 0
  /// The most frequent of these values, where they are known.
  var newValues: [ValueCounts.Entry] = []

  init(type: ColumnType, statistics: [DriftStatistic], cells: [DriftCell]) {
    self.type = type
    self.statistics = statistics
    self.cells = cells
  }
}

/// How far distances may be off that come from quantiles in place of all values.
struct DifferenceError: Codable, Hashable, Sendable {
  var kolmogorovSmirnov: Double
  /// In units of the column.
  var wasserstein: Double
}

/// Finite values below each edge between cells, on both sides.
struct DistributionFunctions: Codable, Hashable, Sendable {
  var edges: [Double]
  var reference: [Double]
  var current: [Double]

  /// `nil` where a side has no value, or there is no edge.
  init?(_ edges: CellEdges, _ reference: NumericCells, _ current: NumericCells) {
    guard let before = Self.shares(reference.between, edges), !edges.edges.isEmpty,
      let now = Self.shares(current.between, edges)
    else { return nil }
    self.edges = edges.edges
    self.reference = before
    self.current = now
  }

  private static func shares(_ counts: [Int64], _ edges: CellEdges) -> [Double]? {
    let all = counts.reduce(0.0) { $0 + Double($1) }
    guard all > 0, counts.count == edges.edges.count + 1 else { return nil }
    var below = 0.0
    return counts.dropLast().map { count in
      below += Double(count)
      return below / all
    }
  }
}

extension FeaturesDrift.Measurement {
  init(_ inquiry: DriftInquiry, reference: String) {
    dataset = inquiry.scope.dataset
    self.reference = reference
    rows = Self.fact { () throws(Obstacle) in try inquiry.rows() }
    referenceRows = Self.fact { () throws(Obstacle) in try inquiry.referenceRows() }
    columns = []
    leftOut = (try? inquiry.leftOut()) ?? []
    do throws(Obstacle) {
      columns = try inquiry.columns().map { name, inquiry in
        FeaturesDrift.MeasuredColumn(
          name: name, facts: Self.fact { () throws(Obstacle) in try inquiry.get().facts() })
      }
    } catch { obstacle = error }
  }

  private static func fact<Value>(_ body: () throws(Obstacle) -> Value) -> Fact<Value> {
    do { return .known(try body()) } catch { return .unknown(error) }
  }
}
