// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationTesting

/// Columns small enough to be counted in memory, in place of a data engine.
struct SampleTable: Sendable {
  enum Column: Sendable {
    /// `nil` is null.
    case numbers([Double?], ColumnType = .double)
    case texts([String?], ColumnType = .string)

    var type: ColumnType {
      switch self {
      case .numbers(_, let type), .texts(_, let type): type
      }
    }

    var count: Int {
      switch self {
      case .numbers(let values, _): values.count
      case .texts(let values, _): values.count
      }
    }

    var texts: [String?] {
      switch self {
      case .numbers(let values, _): values.map { $0.map { "\($0)" } }
      case .texts(let values, _): values
      }
    }

    var numbers: [Double?] {
      if case .numbers(let values, _) = self { values } else { [] }
    }
  }

  var columns: [Named<Column>]

  init(_ columns: Named<Column>...) { self.columns = columns }
  init(columns: [Named<Column>]) { self.columns = columns }

  subscript(name: String) -> Column? { columns.first { $0.name == name }?.value }
}

/// Tables by the name of their dataset; questions without one are about the first.
struct SampleTables: Sendable {
  var first: String
  var tables: [String: SampleTable]

  init(_ first: String, _ tables: [String: SampleTable]) {
    self.first = first
    self.tables = tables
  }

  func answer(_ question: Question) -> Answer {
    let (name, asked) = question.target(of: first)
    guard let table = tables[name] else { return .unavailable(.lacking("dataset \(name)")) }
    if let missing = asked.columnsRead.first(where: { table[$0] == nil }) {
      return .unavailable(.lacking("column \(missing)"))
    }
    return answer(asked, of: table)
  }

  private func answer(_ question: Question, of table: SampleTable) -> Answer {
    switch question {
    case .columns:
      return .columns(
        table.columns.map { TableColumn(name: $0.name, type: $0.value.type, engineType: "TEST") })
    case .rowCount: return .count(Int64(table.columns.first?.value.count ?? 0))
    case .quantiles(let column, let probabilities):
      let sorted = finite(column, table).sorted()
      guard !sorted.isEmpty else { return .numbers([]) }
      // As engines do with decimals: 0.007 of 1,000 is 7, and not the next whole number after it.
      let ranks = probabilities.map { Int(($0 * Double(sorted.count) - 1e-9).rounded(.up)) }
      return .numbers(ranks.map { sorted[max(1, $0) - 1] })
    case .cells(let column, let edges): return .cells(cells(column, edges, table))
    case .moments(let column): return .moments(moments(finite(column, table)))
    case .valueCounts(let column, let most): return .values(values(column, most, table))
    case .count(.outsideSet(let column, let known)):
      let known = Set(known)
      return .count(
        Int64(texts(column, table).count(where: { $0.map { !known.contains($0) } ?? false })))
    case .count(.orphan(let columns, let dataset, let others)):
      guard let other = tables[dataset] else { return .unavailable(.lacking(dataset)) }
      let known = Set(texts(others[0], other).compactMap { $0 })
      return .count(
        Int64(texts(columns[0], table).count(where: { $0.map { !known.contains($0) } ?? false })))
    case .difference(let column, let place, _):
      guard let other = tables[place.dataset], other[place.column] != nil else {
        return .unavailable(.lacking(place.column))
      }
      return .difference(
        ColumnDifference(of: finite(column, table), and: finite(place.column, other)))
    default: return .unavailable(.notAnswered(question))
    }
  }

  private func texts(_ column: String, _ table: SampleTable) -> [String?] {
    table[column]?.texts ?? []
  }

  private func finite(_ column: String, _ table: SampleTable) -> [Double] {
    (table[column]?.numbers ?? []).compactMap { $0 }.filter(\.isFinite)
  }

  private func cells(_ column: String, _ edges: [Double], _ table: SampleTable) -> NumericCells {
    var cells = NumericCells(
      null: 0, nan: 0, negativeInfinity: 0, positiveInfinity: 0,
      between: Array(repeating: 0, count: edges.count + 1))
    for value in table[column]?.numbers ?? [] {
      guard let value else {
        cells.null += 1
        continue
      }
      if value.isNaN {
        cells.nan += 1
      } else if value.isInfinite {
        if value < 0 { cells.negativeInfinity += 1 } else { cells.positiveInfinity += 1 }
      } else {
        cells.between[edges.count(where: { $0 <= value })] += 1
      }
    }
    return cells
  }

  private func moments(_ values: [Double]) -> Moments {
    guard !values.isEmpty else { return Moments(count: 0, mean: nil, deviation: nil) }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Moments(
      count: Int64(values.count), mean: mean,
      deviation: (squares / Double(values.count)).squareRoot())
  }

  private func values(_ column: String, _ most: Int, _ table: SampleTable) -> ValueCounts {
    let texts = texts(column, table)
    let counts = Dictionary(texts.compactMap { $0 }.map { ($0, Int64(1)) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let entries = sorted.prefix(most).map { ValueCounts.Entry(value: $0.key, count: $0.value) }
    return ValueCounts(
      entries: entries, distinct: Int64(counts.count),
      unlisted: sorted.dropFirst(most).reduce(0) { $0 + $1.value },
      null: Int64(texts.count { $0 == nil }))
  }
}

extension ColumnDifference {
  /// By walking through the values of both sides in their order.
  init(of values: [Double], and others: [Double]) {
    let (a, b) = (values.sorted(), others.sorted())
    guard !a.isEmpty, !b.isEmpty else {
      self.init(
        count: Int64(a.count), otherCount: Int64(b.count), kolmogorovSmirnov: nil,
        wasserstein: nil)
      return
    }
    let all = Array(Set(a + b)).sorted()
    var (i, j, largest, area) = (0, 0, 0.0, 0.0)
    for (place, value) in all.enumerated() {
      while i < a.count, a[i] <= value { i += 1 }
      while j < b.count, b[j] <= value { j += 1 }
      let distance = abs(Double(i) / Double(a.count) - Double(j) / Double(b.count))
      largest = max(largest, distance)
      if place + 1 < all.count { area += distance * (all[place + 1] - value) }
    }
    self.init(
      count: Int64(a.count), otherCount: Int64(b.count), kolmogorovSmirnov: largest,
      wasserstein: area)
  }
}

extension Obstacle {
  fileprivate static func lacking(_ what: String) -> Obstacle {
    Obstacle(rule: "testing.lacking", message: "there is no \(what)", remedy: "none")
  }
}

/// Answers about tables in memory, for checks that ask while they measure.
struct SampleEngine: DataEngine, TableSession {
  let tables: SampleTables

  func identity() async throws -> String { "sample" }

  func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    try await body(self)
  }

  func answer(_ questions: [Question]) async throws -> [Answer] { questions.map(tables.answer) }

  func statements(for questions: [Question]) async throws -> [String] { [] }
}

/// SplitMix64, and normal values by Box and Muller.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  mutating func normal(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double?] {
    (0..<count).map { _ in
      let radius = (-2 * log(Double.random(in: 1e-300..<1, using: &self))).squareRoot()
      let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &self)
      return mean + deviation * radius * cos(angle)
    }
  }
}
