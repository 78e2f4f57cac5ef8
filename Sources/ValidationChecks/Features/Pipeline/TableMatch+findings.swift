// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The words in which a check speaks of the two tables.
struct MatchWords: Sendable {
  /// First part of every rule.
  var family: String
  /// "the output", "the online table".
  var found: String
  /// "the reviewed file", "the offline table".
  var expected: String
  var remedy: String
}

extension TableMatch {
  /// Why no pass may rest on it.
  func obstacle(_ terms: MatchTerms) -> Obstacle? {
    if let obstacle = found.obstacle ?? expected.obstacle ?? comparison.obstacle ?? rows.obstacle {
      return obstacle
    }
    guard let comparison = comparison.value else { return .noAnswer }
    guard comparison.matched > 0 else { return .nothingMatched(comparison, terms) }
    let told = Set(comparison.columns.map(\.name))
    guard !compared.isEmpty, told == Set(compared), comparison.isConsistent else {
      return .noAnswer
    }
    return nil
  }

  func columnFindings(
    _ words: MatchWords, _ terms: MatchTerms, only wanted: [String]? = nil,
    exactTypes: Bool = false
  ) -> [Finding] {
    guard let here = found.value, let there = expected.value else { return [] }
    let takesPart = { (column: TableColumn) in
      !terms.ignored.contains(column.name)
        && (wanted?.contains(column.name) ?? true
          || terms.keys.contains(column.name))
    }
    let (a, b) = (here.filter(takesPart), there.filter(takesPart))
    let (names, others) = (Set(a.map(\.name)), Set(b.map(\.name)))
    let missing = b.map(\.name).filter { !names.contains($0) }
    let extra = a.map(\.name).filter { !others.contains($0) }
    let retyped = b.compactMap { column in
      a.first { $0.name == column.name }.flatMap { own in
        own.agrees(with: column, exactly: exactTypes) ? nil : (own, column)
      }
    }
    return [
      missing.isEmpty ? nil : .columnsMissing(missing, words),
      extra.isEmpty ? nil : .columnsExtra(extra, words),
    ].compactMap { $0 } + retyped.prefix(20).map { .retyped($0.0, $0.1, words) }
  }

  func rowFindings(_ words: MatchWords, _ terms: MatchTerms) -> [Finding] {
    guard let counts = comparison.value else { return [] }
    return [
      counts.onlyThere > 0 ? .rowsMissing(counts, words, terms) : nil,
      counts.onlyHere > 0 ? .rowsExtra(counts, words, terms) : nil,
      counts.repeated > 0
        ? .repeated(counts.repeated, of: counts.rows, words.found, words, terms) : nil,
      counts.otherRepeated > 0
        ? .repeated(counts.otherRepeated, of: counts.otherRows, words.expected, words, terms) : nil,
    ].compactMap { $0 }
  }

  func valueFindings(_ words: MatchWords, _ terms: MatchTerms) -> [Finding] {
    guard let counts = comparison.value else { return [] }
    return counts.columns.filter { $0.differing > 0 }.prefix(20).map {
      .values($0, of: counts, words, terms.tolerance.amount(for: $0.name))
    }
  }

  /// The first rows that differ, side by side, and the columns by how far they do.
  func figures(_ words: MatchWords, _ terms: MatchTerms) -> [Figure] {
    guard let counts = comparison.value, counts.differing > 0 else { return [] }
    var figures: [Figure] = []
    if !counts.firstRows.rows.isEmpty {
      figures.append(
        .table(
          Figure.Table(
            title: "First rows that differ: \(words.found), and (other) \(words.expected)",
            columns: counts.firstRows.columns,
            rows: counts.firstRows.rows.map { row in row.map { $0 ?? "null" } })))
    }
    let differing = counts.columns.filter { $0.differing > 0 }
    figures.append(
      .table(
        Figure.Table(
          title: "Columns that differ",
          columns: ["column", "rows", "largest difference", "allowed"],
          rows: differing.prefix(100).map { column in
            [
              column.name, Counted.number(column.differing),
              column.distanceText ?? "",
              terms.tolerance.amount(for: column.name).description,
            ]
          })))
    return figures
  }

  /// For a pass: what was compared.
  func note(_ terms: MatchTerms) -> String {
    guard let counts = comparison.value else { return "nothing compared" }
    return "\(Counted.things(counts.matched, "row")) of \(Counted.things(compared.count, "column"))"
      + " agree" + (terms.keys.isEmpty ? ", in order" : ", by \(Counted.list(terms.keys))")
  }
}

extension TableColumn {
  fileprivate func agrees(with other: TableColumn, exactly: Bool) -> Bool {
    exactly ? engineType == other.engineType : isComparable(with: other)
  }
}

extension TableComparison {
  /// Counts that contradict each other are no ground for any opinion.
  var isConsistent: Bool {
    let most = columns.map(\.differing).max() ?? 0
    let all = [rows, otherRows, repeated, otherRepeated, onlyHere, onlyThere, matched, differing]
    return all.allSatisfy { $0 >= 0 } && columns.allSatisfy { $0.differing >= 0 }
      && most <= differing && differing <= matched && (differing == 0) == (most == 0)
      && matched + onlyHere <= rows && matched + onlyThere <= otherRows
  }
}
