// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationStatistics

/// What the counts of one column say, before the other columns are looked at.
struct ColumnAssessment {
  /// With fewer rows on a side no approximation of chance holds.
  static let fewestRows: Int64 = 20

  let name: String
  let facts: ColumnFacts?
  private(set) var scores: [DriftScore] = []
  /// Why there is no score, or not all of them.
  private(set) var obstacles: [Obstacle] = []
  let limits: FeaturesDrift.Limits
  /// Rows of the candidate and of the reference.
  let rows: (current: Int64, reference: Int64)

  init(
    _ column: FeaturesDrift.MeasuredColumn, in measurement: FeaturesDrift.Measurement,
    _ limits: FeaturesDrift.Limits
  ) {
    name = column.name
    facts = column.facts.value
    self.limits = limits
    rows = (measurement.rows.value ?? 0, measurement.referenceRows.value ?? 0)
    do throws(Obstacle) {
      let facts = try measurement.requireRows(column)
      let taken = try DriftScores(name, facts, alpha: limits.alpha)
      for statistic in facts.statistics { take(statistic, of: taken) }
      if facts.statistics.isEmpty { obstacles.append(.incompleteDrift(name)) }
    } catch { obstacles.append(error) }
  }

  private mutating func take(_ statistic: DriftStatistic, of taken: DriftScores) {
    let limit = own?.limit ?? limits.statistics[statistic] ?? statistic.standardLimit
    do throws(Obstacle) { scores.append(try taken.score(statistic, limit: limit)) } catch {
      obstacles.append(error)
    }
  }

  private var own: FeaturesDrift.ColumnLimits? { limits.columns[name] }

  var hasFewRows: Bool { min(rows.current, rows.reference) < Self.fewestRows }

  // MARK: Missing rows and new values

  var missingLimit: Share { own?.missing ?? limits.missing }
  var newLimit: Share { own?.newCategories ?? limits.newCategories }

  /// Rows without a value on either side; `nil` where they are not known.
  var missing: (current: Int64, reference: Int64)? {
    facts?.cells.first { $0.kind == .missing }.map { ($0.current, $0.reference) }
  }

  var missingShare: (current: Share, reference: Share)? {
    missing.map {
      (Self.share($0.current, of: rows.current), Self.share($0.reference, of: rows.reference))
    }
  }

  var newShare: Share? {
    facts.flatMap { $0.newRows > 0 ? Self.share($0.newRows, of: rows.current) : nil }
  }

  static func share(_ count: Int64, of rows: Int64) -> Share {
    Share(fraction: rows > 0 ? Double(count) / Double(rows) : 0)
  }

  /// Whether more rows are missing than may be. A share that equals the limit but for rounding is allowed.
  var isMissingMore: Bool {
    guard let share = missingShare else { return false }
    let rise = share.current.fraction - share.reference.fraction
    return rise > missingLimit.fraction + 1e-12
  }

  /// Probability that as many are missing by chance: one side of a test of two shares.
  var chanceOfMissing: Double {
    guard let missing,
      let cells = CellComparison(
        reference: [missing.reference, rows.reference - missing.reference],
        current: [missing.current, rows.current - missing.current])
    else { return 1 }
    return cells.chanceOfLInfinity / 4
  }

  var hasNewValues: Bool { newShare.map { $0 > newLimit } ?? false }
}

extension FeaturesDrift.Measurement {
  /// - Throws: ``Obstacle`` for a side that cannot be read, or has no rows, and for the column's own reason.
  fileprivate func requireRows(
    _ column: FeaturesDrift.MeasuredColumn
  ) throws(Obstacle) -> ColumnFacts {
    let (current, former) = (try rows.get(), try referenceRows.get())
    guard current > 0 else { throw .sideWithoutRows("dataset '\(dataset)'") }
    guard former > 0 else { throw .sideWithoutRows(reference) }
    let facts = try column.facts.get()
    guard try Checked.sum(facts.cells.map(\.current), column.name) == current,
      try Checked.sum(facts.cells.map(\.reference), column.name) == former
    else { throw .driftCountsDisagree(column.name) }
    return facts
  }
}
