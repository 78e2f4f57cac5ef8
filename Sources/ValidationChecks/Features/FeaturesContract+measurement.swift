// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesContract {
  package struct Measurement: Codable, Hashable, Sendable {
    var dataset: String
    /// All columns of the table, also those that the contract does not name.
    var table: Fact<[TableColumn]>
    var rows: Fact<Int64>
    var columns: [MeasuredColumn]
    /// `nil` when the contract declares no key.
    var key: MeasuredKey?
  }

  struct MeasuredColumn: Codable, Hashable, Sendable {
    var asked: AskedColumn
    var nulls: Fact<Int64>
    /// `nil` when it was not asked about.
    var nans: Fact<Int64>?
    var outsideRange: Fact<Int64>?
    var outsideSet: Fact<Int64>?
    var extremes: Fact<Extremes>?
  }

  struct Extremes: Codable, Hashable, Sendable {
    var least: Double?
    var most: Double?
  }

  struct MeasuredKey: Codable, Hashable, Sendable {
    var columns: [String]
    /// Rows beyond the first of each group with the same key.
    var repeats: Fact<Int64>
  }
}

extension FeaturesContract.AskedColumn {
  /// Nulls and NaN are always counted, so that a limit can be added to a stored measurement.
  var questions: [Question] {
    [.nullCount(column: name), .nanCount(column: name)]
      + [rangeQuestion, setQuestion, extremesQuestion].compactMap { $0 }
  }

  var rangeQuestion: Question? {
    range.map { .outsideRange(column: name, minimum: $0.least, maximum: $0.most) }
  }

  var setQuestion: Question? { values.map { .outsideSet(column: name, values: $0) } }

  var extremesQuestion: Question? { range == nil ? nil : .extremes(column: name) }
}

extension FeaturesContract.Measurement {
  init(of scope: FeaturesContract.Scope, from answers: Answers) {
    dataset = scope.dataset
    table = answers.columns
    rows = answers.count(.rowCount)
    columns = scope.columns.map { column in
      FeaturesContract.MeasuredColumn(
        asked: column, nulls: answers.count(.nullCount(column: column.name)),
        nans: answers.count(.nanCount(column: column.name)),
        outsideRange: column.rangeQuestion.map(answers.count),
        outsideSet: column.setQuestion.map(answers.count),
        extremes: column.extremesQuestion.map(answers.extremes))
    }
    key =
      scope.unique.isEmpty
      ? nil
      : FeaturesContract.MeasuredKey(
        columns: scope.unique, repeats: answers.count(.duplicateRows(columns: scope.unique)))
  }
}

extension Answers {
  fileprivate var columns: Fact<[TableColumn]> {
    if case .columns(let columns) = self[.columns] { return .known(columns) }
    return .unknown(obstacle(to: .columns))
  }

  fileprivate func count(_ question: Question) -> Fact<Int64> {
    if case .count(let count) = self[question], count >= 0 { return .known(count) }
    return .unknown(obstacle(to: question))
  }

  fileprivate func extremes(_ question: Question) -> Fact<FeaturesContract.Extremes> {
    if case .extremes(let least, let most) = self[question] {
      return .known(FeaturesContract.Extremes(least: least, most: most))
    }
    return .unknown(obstacle(to: question))
  }

  private func obstacle(to question: Question) -> Obstacle {
    if case .unavailable(let obstacle) = self[question] { return obstacle }
    return Obstacle(
      rule: "contract.no-answer", message: "the data engine gave no answer to \(question)",
      remedy: "this is a bug of the data engine's adapter: please report it")
  }
}
