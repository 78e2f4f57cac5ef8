// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Takes answers as facts: what a question's kind of answer holds, or why there is none.
struct AnswerReading: Sendable {
  let answers: Answers
  /// What a reason that the engine or the dataset gives means to the check.
  private let meaning: @Sendable (Obstacle) -> Obstacle

  init(
    _ answers: Answers, meaning: @escaping @Sendable (Obstacle) -> Obstacle = { $0 }
  ) {
    self.answers = answers
    self.meaning = meaning
  }

  func columns(_ question: Question) -> Fact<[TableColumn]> {
    read(question) { if case .columns(let columns) = $0 { columns } else { nil } }
  }

  func count(_ question: Question) -> Fact<Int64> {
    read(question) { if case .count(let count) = $0, count >= 0 { count } else { nil } }
  }

  func extremes(_ question: Question) -> Fact<Extremes> {
    read(question) {
      if case .extremes(let least, let most) = $0 {
        Extremes(least: least, most: most)
      } else {
        nil
      }
    }
  }

  func instants(_ question: Question) -> Fact<Instants> {
    read(question) {
      guard case .instants(let earliest, let latest) = $0 else { return nil }
      return Instants(earliest: earliest, latest: latest)
    }
  }

  func numbers(_ question: Question) -> Fact<[Double]> {
    read(question) { if case .numbers(let numbers) = $0 { numbers } else { nil } }
  }

  func cells(_ question: Question) -> Fact<NumericCells> {
    read(question) { if case .cells(let cells) = $0 { cells } else { nil } }
  }

  func moments(_ question: Question) -> Fact<Moments> {
    read(question) { if case .moments(let moments) = $0 { moments } else { nil } }
  }

  func values(_ question: Question) -> Fact<ValueCounts> {
    read(question) { if case .values(let values) = $0 { values } else { nil } }
  }

  func difference(_ question: Question) -> Fact<ColumnDifference> {
    read(question) { if case .difference(let found) = $0 { found } else { nil } }
  }

  func cross(_ question: Question) -> Fact<CrossCounts> {
    read(question) { if case .cross(let counts) = $0 { counts } else { nil } }
  }

  func asOf(_ question: Question) -> Fact<AsOfCounts> {
    read(question) { if case .asOf(let counts) = $0 { counts } else { nil } }
  }

  func comparison(_ question: Question) -> Fact<TableComparison> {
    read(question) { if case .comparison(let found) = $0 { found } else { nil } }
  }

  /// Rows are an illustration: without them a judgement is the same.
  func sample(_ question: Question) -> RowSample? {
    if case .sample(let rows) = answers[question] { rows } else { nil }
  }

  private func read<Value>(_ question: Question, _ value: (Answer) -> Value?) -> Fact<Value> {
    switch answers[question] {
    case .unavailable(let obstacle)?: return .unknown(meaning(obstacle))
    case let answer?: if let value = value(answer) { return .known(value) }
    case nil: break
    }
    return .unknown(.noAnswer(to: question))
  }
}

/// Smallest and largest value; `nil` twice without one.
struct Extremes: Codable, Hashable, Sendable {
  var least: Double?
  var most: Double?
}

/// Seconds since 1970 in UTC; `nil` without a value.
struct Instants: Codable, Hashable, Sendable {
  var earliest: Double?
  var latest: Double?
}

extension RowSample {
  /// The columns that matter, and the first others; values of redacted ones are hidden.
  func shown(_ own: [String], redacting redacted: Set<String> = []) -> RowSample {
    let wanted = columns.indices.filter { own.contains(columns[$0]) }
    let others = columns.indices.filter { !own.contains(columns[$0]) }
    let places = (wanted + others.prefix(max(0, Self.shownColumns - wanted.count))).sorted()
    let rows = rows.map { row in
      places.map { place -> String? in
        guard row.indices.contains(place) else { return nil }
        return redacted.contains(columns[place]) ? "(redacted)" : row[place]
      }
    }
    return RowSample(columns: places.map { columns[$0] }, rows: rows, statement: statement)
  }
}

extension Obstacle {
  fileprivate static func noAnswer(to question: Question) -> Obstacle {
    Obstacle(
      rule: "data.no-answer", message: "the data engine gave no answer to \(question)",
      remedy: "this is a bug of the data engine's adapter: please report it")
  }
}
