// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension ColumnAssessment {
  /// More cells than these are drawn as one.
  private static let mostDrawn = 30

  /// Reference and candidate side by side; empty without counts.
  var figures: [Figure] {
    guard let facts, rows.reference > 0, rows.current > 0 else { return [] }
    let held = facts.cells.filter { $0.reference > 0 || $0.current > 0 }
    let drawn = Self.drawn(held)
    let shares = { (count: KeyPath<DriftCell, Int64>, rows: Int64) in
      drawn.map { Double($0[keyPath: count]) / Double(rows) }
    }
    return [
      .distribution(
        Figure.Distribution(
          title: "distribution of column '\(displayName)'", unit: "",
          cells: drawn.map(\.label),
          series: [
            .init(name: "reference", shares: shares(\.reference, rows.reference)),
            .init(name: "current", shares: shares(\.current, rows.current)),
          ]))
    ] + functions(facts)
  }

  /// Both distribution functions at the edges of the cells.
  private func functions(_ facts: ColumnFacts) -> [Figure] {
    guard let functions = facts.functions else { return [] }
    return [
      .cumulative(
        Figure.Cumulative(
          title: "distribution functions of column '\(displayName)'", unit: "",
          points: functions.edges.indices.map { place in
            .init(
              label: Self.label(place, functions.edges, facts.type), value: functions.edges[place])
          },
          series: [
            .init(name: "reference", shares: functions.reference),
            .init(name: "current", shares: functions.current),
          ]))
    ]
  }

  /// An edge right after a value ends the cell of that value.
  private static func label(_ place: Int, _ edges: [Double], _ type: ColumnType) -> String {
    guard place > 0, edges[place - 1].nextUp == edges[place] else {
      return CellEdges.text(edges[place], of: type)
    }
    return "just above \(CellEdges.text(edges[place - 1], of: type))"
  }

  /// The fullest cells in their order, and the rest in one.
  private static func drawn(_ cells: [DriftCell]) -> [DriftCell] {
    guard cells.count > mostDrawn else { return cells }
    let size = { (cell: DriftCell) in max(cell.reference, cell.current) }
    let order = cells.indices.sorted {
      (size(cells[$1]), $0) < (size(cells[$0]), $1)
    }
    let kept = Set(order.prefix(mostDrawn - 1))
    let rest = cells.indices.filter { !kept.contains($0) }
    let pooled = DriftCell(
      Counted.things(rest.count, "more cell"), .others,
      reference: rest.reduce(0) { $0 &+ cells[$1].reference },
      current: rest.reduce(0) { $0 &+ cells[$1].current })
    return cells.indices.filter(kept.contains).map { cells[$0] } + [pooled]
  }
}

extension DatasetVerdict {
  /// Columns by how far they are from their limit, those to look at, and where values are missing.
  static func figures(of verdicts: [ColumnVerdict]) -> [Figure] {
    let scored = verdicts.filter { !$0.column.scores.isEmpty }
    guard !scored.isEmpty else { return [] }
    let isMissing = scored.contains { $0.column.missingText != nil }
    return [.ranking(drift(scored))] + (isMissing ? [.ranking(missing(scored))] : [])
      + lookedAt(scored)
  }

  private static func drift(_ verdicts: [ColumnVerdict]) -> Figure.Ranking {
    Figure.Ranking(
      title: "drift, as a part of the limit", unit: "",
      entries: verdicts.map { verdict in
        let parts = verdict.column.scores.map { $0.value / $0.limit }
        return .init(name: verdict.column.displayName, value: parts.max() ?? 0, limit: 1)
      })
  }

  private static func missing(_ verdicts: [ColumnVerdict]) -> Figure.Ranking {
    Figure.Ranking(
      title: "missing values", unit: "%",
      entries: verdicts.map { verdict in
        let (column, share) = (verdict.column, verdict.column.missingShare)
        let most = share.map {
          min(1, $0.reference.fraction + column.missingLimit.fraction) * 100
        }
        return .init(
          name: column.displayName, value: (share?.current.fraction ?? .nan) * 100, limit: most)
      })
  }

  /// Below their limits perhaps, and no chance: of these, a part of at most α is chance on average.
  private static func lookedAt(_ verdicts: [ColumnVerdict]) -> [Figure] {
    let rows = verdicts.flatMap { verdict in
      zip(verdict.column.scores, verdict.listed).compactMap { score, listed -> [String]? in
        guard listed <= verdict.column.limits.alpha else { return nil }
        return [
          verdict.column.displayName, score.statistic.variant, DriftScore.text(score.value),
          score.limitText, DecimalText.significant(listed, digits: 3),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Figure.Table(
          title: "columns that differ by more than chance (Benjamini–Hochberg)",
          columns: ["column", "statistic", "value", "limit", "p"], rows: Array(rows.prefix(200))))
    ]
  }
}
