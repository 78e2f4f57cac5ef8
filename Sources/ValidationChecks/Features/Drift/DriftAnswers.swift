// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Answers as the type that a question has.
struct DriftAnswers: Sendable {
  let known: Answers

  init(_ known: Answers) { self.known = known }

  func columns(_ question: Question) throws(Obstacle) -> [TableColumn] {
    try read(question) { if case .columns(let columns) = $0 { columns } else { nil } }
  }

  func count(_ question: Question) throws(Obstacle) -> Int64 {
    try read(question) { if case .count(let count) = $0, count >= 0 { count } else { nil } }
  }

  func numbers(_ question: Question) throws(Obstacle) -> [Double] {
    try read(question) { if case .numbers(let numbers) = $0 { numbers } else { nil } }
  }

  func values(_ question: Question) throws(Obstacle) -> ValueCounts {
    try read(question) { if case .values(let values) = $0 { values } else { nil } }
  }

  func cells(_ question: Question) throws(Obstacle) -> NumericCells {
    try read(question) { if case .cells(let cells) = $0 { cells } else { nil } }
  }

  func moments(_ question: Question) throws(Obstacle) -> Moments {
    try read(question) { if case .moments(let moments) = $0 { moments } else { nil } }
  }

  func difference(_ question: Question) throws(Obstacle) -> ColumnDifference {
    try read(question) { if case .difference(let found) = $0 { found } else { nil } }
  }

  /// `nil` for no question.
  func fact<Value>(
    _ question: Question?, _ read: (DriftAnswers) -> (Question) throws(Obstacle) -> Value
  ) -> Fact<Value>? {
    guard let question else { return nil }
    do { return .known(try read(self)(question)) } catch { return .unknown(error) }
  }

  private func read<Value>(
    _ question: Question, _ value: (Answer) -> Value?
  ) throws(Obstacle) -> Value {
    switch known[question] {
    case .unavailable(let obstacle)? where obstacle.rule == Obstacle.datasetIsNewRule:
      throw .noReference(obstacle)
    case .unavailable(let obstacle)?: throw obstacle
    case let answer?: if let value = value(answer) { return value }
    case nil: break
    }
    throw Obstacle(
      rule: "drift.no-answer", message: "the data engine gave no answer to \(question)",
      remedy: "this is a bug of the data engine's adapter: please report it")
  }
}
