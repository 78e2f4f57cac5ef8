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
    var keys: [MeasuredPromise]
    var rules: [MeasuredPromise]
    var references: [MeasuredPromise]
    /// `nil` when it was not asked about.
    var newest: Fact<Newest>?
    var former: Former?
    /// Nil when no report was to draw.
    var pictures: [ColumnPicture]?
  }

  struct MeasuredColumn: Codable, Hashable, Sendable {
    var asked: AskedColumn
    var promises: [MeasuredPromise]
    var extremes: Fact<Extremes>?
    var lengths: Fact<Extremes>?
    var distinct: Fact<Int64>?

    subscript(kind: Promise.Kind) -> MeasuredPromise? { promises.first { $0.promise.kind == kind } }
  }

  struct MeasuredPromise: Codable, Hashable, Sendable {
    var promise: Promise
    var breaches: Fact<Int64>
    /// `nil` when nothing breaks it, or too much else does.
    var sample: RowSample?
  }

  struct Extremes: Codable, Hashable, Sendable {
    var least: Double?
    var most: Double?
  }

  /// Seconds since 1970 in UTC; `nil` without a value.
  struct Newest: Codable, Hashable, Sendable {
    var column: String
    var seconds: Double?
  }

  /// The same dataset on the base.
  struct Former: Codable, Hashable, Sendable {
    var table: Fact<[TableColumn]>
    var rows: Fact<Int64>
  }
}

extension FeaturesContract.Measurement {
  init(of scope: FeaturesContract.Scope, from answers: Answers) {
    let reading = ContractReading(answers: answers, redacted: Set(scope.redacted))
    dataset = scope.dataset
    table = reading.columns(.columns)
    rows = reading.count(.rowCount)
    columns = scope.columns.map { asked in
      let isRedacted = scope.redacted.contains(asked.name)
      return FeaturesContract.MeasuredColumn(
        asked: asked, promises: asked.promises.map { reading.promise($0, about: [asked.name]) },
        extremes: asked.range == nil || isRedacted
          ? nil : reading.extremes(.extremes(column: asked.name)),
        lengths: asked.length == nil ? nil : reading.extremes(.lengths(column: asked.name)),
        distinct: asked.countsDistinct
          ? reading.count(.distinctCount(columns: [asked.name])) : nil)
    }
    keys = zip(scope.keyPromises, scope.unique).map { reading.promise($0, about: $1) }
    rules = scope.rulePromises.map { reading.promise($0, about: []) }
    references = zip(scope.referencePromises, scope.references).map {
      reading.promise($0, about: $1.columns)
    }
    newest = scope.freshness.map { reading.newest($0) }
    former =
      scope.asksBase
      ? FeaturesContract.Former(
        table: reading.columns(.on(dataset: scope.former, .columns)),
        rows: reading.count(.on(dataset: scope.former, .rowCount))) : nil
    pictures = ContractPictures(scope, answers).pictures
  }
}

/// Seconds since 1970 in UTC; `nil` without a value.
struct Instants: Codable, Hashable, Sendable {
  var earliest: Double?
  var latest: Double?
}

/// Takes answers as facts, without the values of redacted columns.
struct ContractReading {
  let answers: Answers
  let redacted: Set<String>

  /// Columns of a sampled row that are shown.
  private static let mostShown = 8

  func columns(_ question: Question) -> Fact<[TableColumn]> {
    if case .columns(let columns) = answers[question] { return .known(columns) }
    return .unknown(answers.obstacle(to: question))
  }

  func count(_ question: Question) -> Fact<Int64> {
    if case .count(let count) = answers[question], count >= 0 { return .known(count) }
    return .unknown(answers.obstacle(to: question))
  }

  func extremes(_ question: Question) -> Fact<FeaturesContract.Extremes> {
    if case .extremes(let least, let most) = answers[question] {
      return .known(FeaturesContract.Extremes(least: least, most: most))
    }
    return .unknown(answers.obstacle(to: question))
  }

  func newest(_ column: String) -> Fact<FeaturesContract.Newest> {
    instants(.instants(column: column)).map {
      FeaturesContract.Newest(column: column, seconds: $0.latest)
    }
  }

  func instants(_ question: Question) -> Fact<Instants> {
    if case .instants(let earliest, let latest) = answers[question] {
      return .known(Instants(earliest: earliest, latest: latest))
    }
    return .unknown(answers.obstacle(to: question))
  }

  func promise(_ promise: FeaturesContract.Promise, about columns: [String])
    -> FeaturesContract.MeasuredPromise
  {
    var sample: RowSample?
    if case .sample(let rows) = answers[promise.sampleQuestion] { sample = shown(rows, columns) }
    return FeaturesContract.MeasuredPromise(
      promise: promise, breaches: count(.count(promise.test)), sample: sample)
  }

  /// The columns that the promise is about, and the first others.
  func shown(_ sample: RowSample, _ columns: [String]) -> RowSample {
    let own = sample.columns.indices.filter { columns.contains(sample.columns[$0]) }
    let others = sample.columns.indices.filter { !columns.contains(sample.columns[$0]) }
    let places = (own + others.prefix(max(0, Self.mostShown - own.count))).sorted()
    let rows = sample.rows.map { row in
      places.map { place -> String? in
        guard row.indices.contains(place) else { return nil }
        return redacted.contains(sample.columns[place]) ? "(redacted)" : row[place]
      }
    }
    return RowSample(
      columns: places.map { sample.columns[$0] }, rows: rows, statement: sample.statement)
  }
}

extension Answers {
  /// Why a question has no answer of the kind that belongs to it.
  func obstacle(to question: Question) -> Obstacle {
    if case .unavailable(let obstacle) = self[question] { return obstacle }
    return Obstacle(
      rule: "data.no-answer", message: "the data engine gave no answer to \(question)",
      remedy: "this is a bug of the data engine's adapter: please report it")
  }
}
