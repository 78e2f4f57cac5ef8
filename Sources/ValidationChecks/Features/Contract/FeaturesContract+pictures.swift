// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesContract: IllustratedCheck {
  package func illustrations(for scope: Scope, answers: Answers) -> [Question] {
    ContractPictures(scope, answers).questions
  }
}

/// Which columns of a contract are drawn, what is asked for it, and what was learned.
struct ContractPictures {
  /// As many as a page has room for; each costs as much as a promise or two.
  static let mostColumns = 50
  /// Categories with a bar of their own.
  private static let mostValues = 12

  private struct Drawn {
    var name: String
    /// Nil for categories.
    var isWhole: Bool?
  }

  private let scope: FeaturesContract.Scope
  private let answers: Answers

  init(_ scope: FeaturesContract.Scope, _ answers: Answers) {
    self.scope = scope
    self.answers = answers
  }

  /// What is known is asked once more: nobody sends it again.
  var questions: [Question] {
    drawn.flatMap { column -> [Question] in
      guard let isWhole = column.isWhole else { return [values(column.name)] }
      let summary: [Question] = [.extremes(column: column.name), .moments(column: column.name)]
      guard let edges = edges(column.name, isWhole: isWhole) else { return summary }
      return summary + [.cells(column: column.name, edges: edges.edges)]
    }
  }

  /// Nil when nobody asked for pictures.
  var pictures: [ColumnPicture]? {
    let pictures = drawn.compactMap { column -> ColumnPicture? in
      if let isWhole = column.isWhole {
        guard let edges = edges(column.name, isWhole: isWhole),
          case .cells(let counts) = answers[.cells(column: column.name, edges: edges.edges)]
        else { return nil }
        return ColumnPicture(column.name, counts, between: edges)
      }
      guard case .values(let counts) = answers[values(column.name)] else { return nil }
      return ColumnPicture(column.name, counts)
    }
    return pictures.isEmpty ? nil : pictures
  }

  private var drawn: [Drawn] { Array(drawable.prefix(Self.mostColumns)) }

  /// The rest of those that could be drawn.
  var notDrawn: [String] { drawable.dropFirst(Self.mostColumns).map(\.name) }

  /// Columns that break a promise first. A value that identifies a row has no distribution, and one that is
  /// redacted is not looked at.
  private var drawable: [Drawn] {
    guard case .columns(let table) = answers[.columns] else { return [] }
    let keys = Set(scope.unique.filter { $0.count == 1 }.joined())
    let columns = scope.columns.filter { asked in
      !asked.isUnique && !keys.contains(asked.name) && !scope.redacted.contains(asked.name)
    }
    let ordered = columns.filter(isBroken) + columns.filter { !isBroken($0) }
    let types = Dictionary(table.map { ($0.name, $0.type) }) { first, _ in first }
    return ordered.compactMap { asked -> Drawn? in
      switch types[asked.name] {
      case .integer: Drawn(name: asked.name, isWhole: true)
      case .double, .decimal: Drawn(name: asked.name, isWhole: false)
      case .string, .boolean: Drawn(name: asked.name, isWhole: nil)
      default: nil
      }
    }
  }

  private func isBroken(_ asked: FeaturesContract.AskedColumn) -> Bool {
    asked.promises.contains { promise in
      if case .count(let count) = answers[.count(promise.test)] { count > 0 } else { false }
    }
  }

  private func values(_ column: String) -> Question {
    .valueCounts(column: column, most: Self.mostValues)
  }

  private func edges(_ column: String, isWhole: Bool) -> CellEdges? {
    guard case .extremes(let least?, let most?) = answers[.extremes(column: column)],
      case .moments(let moments) = answers[.moments(column: column)]
    else { return nil }
    return .forPicture(least: least, most: most, moments, isWhole: isWhole)
  }
}

extension FeaturesContract.Measurement {
  var columnsByName: [String: FeaturesContract.MeasuredColumn] {
    Dictionary(columns.map { ($0.asked.name, $0) }) { first, _ in first }
  }

  func picture(of column: String) -> [Figure] {
    guard let rows = rows.value else { return [] }
    return (pictures ?? []).filter { $0.column == column }.map { $0.figure(of: rows, in: dataset) }
  }

  /// Which columns a page has no room for; none where all are drawn.
  var notDrawnFigure: Figure? {
    guard let pictures, let notDrawn, !notDrawn.isEmpty else { return nil }
    let all = Counted.things(pictures.count + notDrawn.count, "column")
    return .table(
      Figure.Table(
        title:
          "\(Counted.number(pictures.count)) of \(all) drawn, those that break a promise first",
        columns: ["not drawn"],
        rows: [[OneLine.of(Counted.list(notDrawn, most: 100), most: 2_000)]]))
  }

  /// What share of each column is missing, against what is allowed; none where nothing is missing.
  func missingFigure(_ limits: [Named<FeaturesContract.ColumnLimits>]) -> Figure? {
    guard let rows = rows.value, rows > 0, columns.count > 1 else { return nil }
    let measured = columnsByName
    let entries = limits.compactMap { limit -> Figure.Entry? in
      guard let column = measured[limit.name], let nulls = column[.nulls]?.breaches.value
      else { return nil }
      // Each may reach the limit by itself.
      let most = max(nulls, column[.nan]?.breaches.value ?? 0)
      return Figure.Entry(
        name: limit.name, value: Double(most) / Double(rows) * 100,
        limit: limit.value.nulls.map { $0.fraction(of: rows) * 100 })
    }
    guard entries.contains(where: { $0.value > 0 }) else { return nil }
    return .ranking(
      Figure.Ranking(title: "missing values by column", unit: "% of rows", entries: entries))
  }
}

extension [Judgement] {
  /// A picture of what is missing in all columns goes to the first that misses too much; else to the case of
  /// the table as a whole, or the first that there is.
  func showing(_ figure: Figure?) -> [Judgement] {
    guard let figure, !isEmpty else { return self }
    var shown = self
    let place =
      firstIndex { $0.findsMissing }
      ?? firstIndex { $0.subject == FeaturesContract.Subject.rows } ?? 0
    shown[place].figures.append(figure)
    return shown
  }
}

extension Judgement {
  fileprivate var findsMissing: Bool {
    guard case .failed(let findings) = verdict else { return false }
    return findings.contains { ["contract.nulls", "contract.nan"].contains($0.rule) }
  }
}

extension Allowance {
  fileprivate func fraction(of rows: Int64) -> Double {
    switch self {
    case .count(let most): Double(most) / Double(rows)
    case .share(let share): share.fraction
    }
  }
}
