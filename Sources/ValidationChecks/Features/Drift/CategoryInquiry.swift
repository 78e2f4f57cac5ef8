// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What must be known to put every row of a column of categories into a cell, asked as far as it is known.
struct CategoryInquiry: Sendable {
  /// Categories that are known by name.
  static let mostKnown = 1_000
  /// Those of the reference, the most frequent first, that get a cell each.
  static let mostCells = 100
  /// Of new categories, in a message.
  static let mostShown = 5

  let column: TableColumn
  let dataset: String
  let reference: DriftReference.Side
  let statistics: [DriftStatistic]
  let answers: AnswerReading

  var questions: [Question] {
    [currentCounts, referenceCounts, newRows].compactMap { $0 }
  }

  private var counts: Question { .valueCounts(column: column.name, most: Self.mostKnown) }
  private var currentCounts: Question { .on(dataset: dataset, counts) }

  private var referenceCounts: Question? {
    guard case .dataset(let name) = reference else { return nil }
    return .on(dataset: name, counts)
  }

  /// Rows with new values, where the lists of both sides do not tell.
  private var newRows: Question? {
    guard let before = try? known(), let now = try? answers.values(currentCounts).get() else {
      return nil
    }
    if before.unlisted == 0 {
      guard now.unlisted > 0 else { return nil }
      let values = before.entries.map(\.value)
      return .on(dataset: dataset, .count(.outsideSet(column: column.name, values: values)))
    }
    guard case .dataset(let name) = reference else { return nil }
    let orphans = RowTest.orphan(
      columns: [column.name], dataset: name, others: [column.name])
    return .on(dataset: dataset, .count(orphans))
  }

  /// Values of the reference.
  func known() throws(Obstacle) -> ValueCounts {
    switch reference {
    case .dataset(let name): return try answers.values(.on(dataset: name, counts)).get()
    case .profile(let profile): return try profile.valueCounts()
    }
  }

  /// - Throws: ``Obstacle`` for the first thing that is not known.
  func facts() throws(Obstacle) -> ColumnFacts {
    let (before, now) = (try known(), try answers.values(currentCounts).get())
    let names = Set(before.entries.map(\.value))
    let added = now.entries.filter { !names.contains($0.value) }
    let new = try countNew(added, before)
    var facts = ColumnFacts(
      type: column.type, statistics: statistics, cells: try cells(before, now, new))
    facts.newRows = new
    if before.unlisted == 0 {
      facts.newValues = added.prefix(Self.mostShown).map {
        ValueCounts.Entry(value: OneLine.of($0.value, most: 60), count: $0.count)
      }
    }
    return facts
  }

  private func countNew(
    _ added: [ValueCounts.Entry], _ before: ValueCounts
  ) throws(Obstacle) -> Int64 {
    if let newRows { return try answers.count(newRows).get() }
    guard before.unlisted == 0 else { throw .tooManyCategories(column.name) }
    return try Checked.sum(added.map(\.count), column.name)
  }

  private func cells(
    _ before: ValueCounts, _ now: ValueCounts, _ new: Int64
  ) throws(Obstacle) -> [DriftCell] {
    let counts = Dictionary(now.entries.map { ($0.value, $0.count) }) { first, _ in first }
    // A category that the other list is cut off before is counted among the rest.
    let own = before.entries.prefix(Self.mostCells).filter {
      now.unlisted == 0 || counts[$0.value] != nil
    }
    let cells = own.map { entry in
      DriftCell(
        OneLine.of(entry.value, most: 60), .value, reference: entry.count,
        current: counts[entry.value] ?? 0)
    }
    let name = column.name
    let all = try Checked.sum(before.entries.map(\.count) + [before.unlisted], name)
    let allNow = try Checked.sum(now.entries.map(\.count) + [now.unlisted], name)
    let rest = DriftCell(
      "all other values of the reference", .others,
      reference: all - (try Checked.sum(cells.map(\.reference), name)),
      current: allNow - (try Checked.sum(cells.map(\.current) + [new], name)))
    guard rest.reference >= 0, rest.current >= 0 else { throw .driftCountsDisagree(name) }
    let missing = DriftCell("missing", .missing, reference: before.null, current: now.null)
    let unseen = DriftCell(
      "values that the reference does not have", .unseen, reference: 0, current: new)
    return [missing] + cells + (rest.reference > 0 || rest.current > 0 ? [rest] : []) + [unseen]
  }
}
