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
    /// Columns that a page has no room for.
    var notDrawn: [String]?
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
    let facts = AnswerReading(answers)
    let reading = ContractReading(facts: facts, redacted: Set(scope.redacted))
    dataset = scope.dataset
    table = facts.columns(.columns)
    rows = facts.count(.rowCount)
    columns = scope.columns.map { asked in
      let isRedacted = scope.redacted.contains(asked.name)
      return FeaturesContract.MeasuredColumn(
        asked: asked, promises: asked.promises.map { reading.promise($0, about: [asked.name]) },
        extremes: asked.range == nil || isRedacted
          ? nil : facts.extremes(.extremes(column: asked.name)),
        lengths: asked.length == nil ? nil : facts.extremes(.lengths(column: asked.name)),
        distinct: asked.countsDistinct
          ? facts.count(.distinctCount(columns: [asked.name])) : nil)
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
        table: facts.columns(.on(dataset: scope.former, .columns)),
        rows: facts.count(.on(dataset: scope.former, .rowCount))) : nil
    let drawing = ContractPictures(scope, answers)
    pictures = drawing.pictures
    notDrawn = pictures == nil ? nil : drawing.notDrawn
  }
}

/// Takes answers as what promises are judged by, without the values of redacted columns.
struct ContractReading {
  let facts: AnswerReading
  let redacted: Set<String>

  func newest(_ column: String) -> Fact<FeaturesContract.Newest> {
    facts.instants(.instants(column: column)).map {
      FeaturesContract.Newest(column: column, seconds: $0.latest)
    }
  }

  func promise(_ promise: FeaturesContract.Promise, about columns: [String])
    -> FeaturesContract.MeasuredPromise
  {
    FeaturesContract.MeasuredPromise(
      promise: promise, breaches: facts.count(.count(promise.test)),
      sample: facts.sample(promise.sampleQuestion)?.shown(columns, redacting: redacted))
  }
}
