// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Rows of both sides in one place of a column. Every row is in exactly one.
struct DriftCell: Codable, Hashable, Sendable {
  enum Kind: String, Codable, Hashable, Sendable {
    /// Null or NaN.
    case missing
    case infinite, range, value
    /// Values that the reference has, together because each is rare.
    case others
    /// Values that the reference does not have.
    case unseen
  }

  var label: String
  var kind: Kind
  var reference: Int64
  var current: Int64

  init(_ label: String, _ kind: Kind, reference: Int64, current: Int64) {
    self.label = label
    self.kind = kind
    self.reference = reference
    self.current = current
  }
}

extension DriftCell {
  /// Cells of an ordered column.
  ///
  /// - Throws: ``Obstacle`` when the counts are not those of these edges.
  static func cells(
    of reference: NumericCells, _ current: NumericCells, _ edges: CellEdges, _ found: TableColumn
  ) throws(Obstacle) -> [DriftCell] {
    let column = found.name
    let kinds = edges.kinds
    guard reference.between.count == kinds.count, current.between.count == kinds.count else {
      throw .driftCountsDisagree(column)
    }
    let gaps = kinds.indices.filter { kinds[$0] == .gap }
    let unseen = DriftCell(
      "values that the reference does not have", .unseen,
      reference: try Checked.sum(gaps.map { reference.between[$0] }, column),
      current: try Checked.sum(gaps.map { current.between[$0] }, column))
    guard unseen.reference == 0 else { throw .driftCountsDisagree(column) }
    let inner = kinds.indices.filter { kinds[$0] != .gap }.map { place in
      DriftCell(
        edges.label(place, of: found.type), kinds[place] == .value ? .value : .range,
        reference: reference.between[place], current: current.between[place])
    }
    return [
      DriftCell(
        "missing", .missing, reference: try Checked.sum([reference.null, reference.nan], column),
        current: try Checked.sum([current.null, current.nan], column)),
      DriftCell(
        found.type.isTime ? "before all time" : "-infinity", .infinite,
        reference: reference.negativeInfinity,
        current: current.negativeInfinity),
      DriftCell(
        found.type.isTime ? "after all time" : "+infinity", .infinite,
        reference: reference.positiveInfinity,
        current: current.positiveInfinity),
    ] + inner + (gaps.isEmpty ? [] : [unseen])
  }
}

/// Counts that must be counts.
enum Checked {
  /// - Throws: ``Obstacle`` for a negative count, or more rows than can be counted.
  static func sum(_ counts: [Int64], _ column: String) throws(Obstacle) -> Int64 {
    var total: Int64 = 0
    for count in counts {
      let (sum, overflow) = total.addingReportingOverflow(count)
      guard count >= 0, !overflow else { throw .driftCountsDisagree(column) }
      total = sum
    }
    return total
  }
}
