// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on which columns there are, and what became of those of the base.
struct SchemaJudgement {
  let judgement: Judgement

  init(_ measurement: FeaturesContract.Measurement, _ limits: FeaturesContract.SchemaLimits) {
    let subject = FeaturesContract.Subject.schema
    do throws(Obstacle) {
      let now = try measurement.table.get()
      var findings =
        limits.refusesUnexpected
        ? Self.unexpected(now, measurement.columns.map(\.asked.name)) : []
      var note = Counted.things(now.count, "column")
      if limits.evolution != .any {
        if let former = try Self.former(measurement) {
          findings += Self.changes(from: former, to: now, limits.evolution)
          note += ", \(former.count) on the base"
        } else {
          note += ", not on the base"
        }
      }
      judgement = Judgement(
        subject, findings.isEmpty ? .passed(note: note) : .failed(findings),
        quantities: [Quantity("columns", Double(now.count))])
    } catch {
      judgement = Judgement(subject, .unmeasured(error))
    }
  }

  private static let mostTold = 50

  /// `nil` where the base has no such dataset.
  private static func former(_ measurement: FeaturesContract.Measurement) throws(Obstacle)
    -> [TableColumn]?
  {
    guard let former = measurement.former else { throw .incomplete("the columns of the base") }
    if former.table.obstacle?.rule == Obstacle.datasetIsNewRule { return nil }
    return try former.table.get()
  }

  private static func unexpected(_ now: [TableColumn], _ expected: [String]) -> [Finding] {
    let known = Set(expected)
    let names = now.map(\.name).filter { !known.contains($0) }
    guard !names.isEmpty else { return [] }
    return [
      Finding(
        rule: "contract.unexpected-column",
        message: "\(Counted.things(names.count, "column")) that the contract does not name: "
          + OneLine.of(Counted.list(names, most: mostTold), most: 1_000),
        value: "\(names.count)", limit: "0",
        remedy: "name them under `columns`, or drop them where the table is written")
    ]
  }

  private static func changes(
    from former: [TableColumn], to now: [TableColumn],
    _ evolution: FeaturesContract.SchemaLimits.Evolution
  ) -> [Finding] {
    let before = Dictionary(former.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(now.map { ($0.name, $0) }) { first, _ in first }
    let removed = former.map(\.name).filter { after[$0] == nil }
    let added = now.map(\.name).filter { before[$0] == nil }
    let retyped = former.compactMap { column in
      after[column.name].flatMap { $0.engineType == column.engineType ? nil : (column, $0) }
    }
    var findings: [Finding] = []
    if !removed.isEmpty { findings.append(.columns(removed, "removed", evolution)) }
    if evolution == .frozen, !added.isEmpty {
      findings.append(.columns(added, "added", evolution))
    }
    if !retyped.isEmpty {
      let texts = retyped.map { "\($0.0.name): \($0.0.engineType) → \($0.1.engineType)" }
      findings.append(.columns(texts, "retyped", evolution))
    }
    return findings
  }
}

extension Finding {
  fileprivate static func columns(
    _ names: [String], _ what: String, _ evolution: FeaturesContract.SchemaLimits.Evolution
  ) -> Finding {
    Finding(
      rule: "contract.column-\(what)",
      message: "against the base, \(Counted.things(names.count, "column")) "
        + "\(names.count == 1 ? "was" : "were") \(what): "
        + OneLine.of(Counted.list(names, most: 50), most: 1_000),
      value: "\(names.count)", limit: "evolution: \(evolution.rawValue)",
      remedy: "keep the columns that consumers read, or change `evolution` together with them")
  }
}
