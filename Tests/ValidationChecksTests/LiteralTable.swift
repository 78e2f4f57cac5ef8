// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationTesting

/// A table small enough to be counted by hand, in place of a data engine.
struct LiteralTable {
  let names: [String]
  /// `nil` is null.
  let rows: [[String?]]

  /// CSV without quotes; an empty field is null.
  init(csv: String) {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.isEmpty ? nil : String($0)
      }
    }
    names = lines.first?.compactMap { $0 } ?? []
    rows = Array(lines.dropFirst())
  }

  init(of example: CheckExample) {
    self.init(
      csv: example.files.values.map { String(decoding: $0.data, as: UTF8.self) }.first ?? "")
  }

  func answer(_ question: Question) -> Answer {
    if let missing = question.columnsRead.first(where: { !names.contains($0) }) {
      return .unavailable(Obstacle(rule: "engine.no-column", message: missing, remedy: "none"))
    }
    switch question {
    case .columns:
      return .columns(names.map { TableColumn(name: $0, type: type(of: $0), engineType: "TEST") })
    case .rowCount: return .count(Int64(rows.count))
    case .count(.null(let column)): return count(column) { $0 == nil }
    case .count(.nan(let column)): return count(column) { $0.flatMap(Double.init)?.isNaN == true }
    case .count(.outsideRange(let column, let minimum, let maximum)):
      guard type(of: column) != .string else { return .unavailable(.wrongType) }
      return count(column) { text in
        guard let value = text.flatMap(Double.init), !value.isNaN else { return false }
        return value < minimum ?? -.infinity || value > maximum ?? .infinity
      }
    case .count(.outsideSet(let column, let values)):
      return count(column) { $0.map { !values.contains($0) } ?? false }
    case .extremes(let column):
      let numbers = values(column).compactMap { $0.flatMap(Double.init) }
      return .extremes(minimum: numbers.min(), maximum: numbers.max())
    case .count(.repeated(let columns)):
      let keys = rows.indices.map { row in columns.map { values($0)[row] } }
      return .count(Int64(keys.count - Set(keys).count))
    default: return .unavailable(.notAnswered(question))
    }
  }

  private func values(_ column: String) -> [String?] {
    guard let place = names.firstIndex(of: column) else { return [] }
    return rows.map { $0.indices.contains(place) ? $0[place] : nil }
  }

  private func count(_ column: String, _ isCounted: (String?) -> Bool) -> Answer {
    .count(Int64(values(column).count(where: isCounted)))
  }

  private func type(of column: String) -> ColumnType {
    let known = values(column).compactMap { $0 }
    if known.isEmpty || known.contains(where: { Double($0) == nil }) { return .string }
    return known.allSatisfy { Int($0) != nil } ? .integer : .double
  }
}

extension Obstacle {
  static let wrongType = Obstacle(rule: "engine.type", message: "no number", remedy: "none")
}

extension [Case] {
  /// The only case of a subject.
  func outcome(_ subject: String?) -> Outcome? {
    let own = filter { $0.subject == subject }
    return own.count == 1 ? own[0].outcome : nil
  }

  func rules(_ subject: String?) -> [String] {
    filter { $0.subject == subject }.flatMap {
      $0.findings.map(\.rule) + [$0.obstacle?.rule].compactMap { $0 }
    }
  }
}
