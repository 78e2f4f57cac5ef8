// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension ColumnAssessment {
  /// Fit for one line: names come from files.
  var displayName: String { OneLine.of(name, most: 100) }

  func note(tolerated: [DriftScore]) -> String {
    var parts = scores.map { "\($0.text) (limit \($0.limitText))" }
    if !tolerated.isEmpty { parts.append("drifted, which `drifted-columns` allows") }
    parts.append(rowsText)
    if let missing = missingText { parts.append(missing) }
    return parts.joined(separator: ", ")
  }

  var rowsText: String {
    "\(Counted.things(rows.current, "row")) against \(Counted.number(rows.reference))"
  }

  /// `missing 3 % (reference 2.9 %)`; `nil` where nothing is.
  var missingText: String? {
    guard let missing, missing.current > 0 || missing.reference > 0, let share = missingShare
    else { return nil }
    return "missing \(share.current) (reference \(share.reference))"
  }

  /// `from 10 % to 38.9 %` of the cell that moved most; the first of several.
  var movedMost: String? {
    guard let facts else { return nil }
    let moves = facts.cells.map { cell in
      (
        cell: cell, before: Self.share(cell.reference, of: rows.reference),
        now: Self.share(cell.current, of: rows.current)
      )
    }
    let most = moves.max {
      abs($0.now.fraction - $0.before.fraction) < abs($1.now.fraction - $1.before.fraction)
    }
    return most.map { "moved most: '\($0.cell.label)' from \($0.before) to \($0.now)" }
  }
}

extension DriftScore {
  var text: String {
    let most = error > 0 ? " ± \(DecimalText.significant(error, digits: 2))" : ""
    return "\(statistic.variant) \(Self.text(value))\(most)"
  }
  var limitText: String { Self.text(limit) }

  static func text(_ value: Double) -> String { DecimalText.significant(value, digits: 4) }
}

extension Finding {
  static func drift(
    _ score: DriftScore, of column: ColumnAssessment, _ reference: String
  ) -> Finding {
    let details = [column.movedMost, column.missingText].compactMap { $0 }
    return Finding(
      rule: "drift.\(score.statistic.rawValue)",
      message: "column '\(column.displayName)' drifted from \(reference): \(score.text), below "
        + "\(score.limitText) allowed, \(column.rowsText); "
        + details.joined(separator: "; "),
      value: score.text, limit: "< \(score.limitText)",
      remedy: "look for a changed unit, default, filter or source; if the world has changed, train "
        + "again and move the reference, or raise the limit of this column")
  }

  static func missingRise(_ column: ColumnAssessment, _ reference: String) -> Finding {
    let share = column.missingShare
    return Finding(
      rule: "drift.missing",
      message: "column '\(column.displayName)': \(Counted.number(column.missing?.current ?? 0)) of "
        + "\(Counted.things(column.rows.current, "row")) are missing (null or NaN), "
        + "\(share?.current.description ?? "") where \(reference) has "
        + "\(share?.reference.description ?? ""); a rise by \(column.missingLimit) is allowed",
      value: share?.current.description, limit: "a rise by \(column.missingLimit)",
      baseline: share?.reference.description,
      remedy:
        "find the step that loses the value (often a join without a match), or raise `missing`")
  }

  static func unseenValues(_ column: ColumnAssessment, _ reference: String) -> Finding {
    let (facts, share) = (column.facts, column.newShare ?? Share(fraction: 0))
    let shown = (facts?.newValues ?? []).map { "'\($0.value)' (\(Counted.number($0.count)))" }
    let examples = shown.isEmpty ? "" : ": \(shown.joined(separator: ", "))"
    return Finding(
      rule: "drift.new-categories",
      message: "column '\(column.displayName)': \(Counted.things(facts?.newRows ?? 0, "row")) "
        + "(\(share)) hold values that \(reference) does not have\(examples); "
        + "\(column.newLimit) of the rows may",
      value: share.description, limit: "<= \(column.newLimit)",
      remedy:
        "look for another spelling, case or code; a model has not seen these values, so train "
        + "again with them, or raise `new-categories`")
  }

  static func driftedColumns(
    _ drifted: [ColumnVerdict], of all: Int, _ measurement: FeaturesDrift.Measurement,
    _ limits: FeaturesDrift.Limits
  ) -> Finding {
    let names = Counted.list(drifted.map(\.column.displayName), most: 20)
    return Finding(
      rule: "drift.columns",
      message: "\(Counted.number(drifted.count)) of \(Counted.things(all, "column")) of dataset "
        + "'\(measurement.dataset)' drifted from \(measurement.reference): \(names); "
        + "allowed: \(limits.driftedColumns)",
      value: "\(drifted.count)", limit: "<= \(limits.driftedColumns)",
      remedy: "look at the cases of these columns; what they have in common often names the step")
  }
}
