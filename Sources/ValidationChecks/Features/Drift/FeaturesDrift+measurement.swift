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
  /// Of finite values; asked for only where a statistic needs it.
  var difference: Fact<ColumnDifference>?
  /// As little asked for.
  var referenceMoments: Fact<Moments>?
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

extension FeaturesDrift.Measurement {
  init(_ inquiry: DriftInquiry, reference: String) {
    dataset = inquiry.scope.dataset
    self.reference = reference
    rows = Self.fact { () throws(Obstacle) in try inquiry.rows() }
    referenceRows = Self.fact { () throws(Obstacle) in try inquiry.referenceRows() }
    columns = []
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
