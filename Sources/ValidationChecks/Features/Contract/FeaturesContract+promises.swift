// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesContract {
  /// What is counted: rows that break one promise.
  struct Promise: Codable, Hashable, Sendable {
    enum Kind: String, Codable, Hashable, Sendable {
      case nulls, nan, range, set, pattern, length, unique, order, rule, reference
      case duplicates
    }

    var kind: Kind
    var test: RowTest
  }
}

extension FeaturesContract.AskedColumn {
  /// Nulls and NaN are always counted, so that a limit can be added to a stored measurement.
  var promises: [FeaturesContract.Promise] {
    [.init(kind: .nulls, test: .null(column: name)), .init(kind: .nan, test: .nan(column: name))]
      + values(of: name)
      + [orderPromise, isUnique ? .init(kind: .unique, test: .repeated(columns: [name])) : nil]
      .compactMap { $0 }
  }

  private func values(of name: String) -> [FeaturesContract.Promise] {
    var promises: [FeaturesContract.Promise] = []
    if let range {
      promises.append(
        .init(
          kind: .range,
          test: .outsideRange(column: name, minimum: range.least, maximum: range.most)))
    }
    if let values {
      promises.append(.init(kind: .set, test: .outsideSet(column: name, values: values)))
    }
    if let pattern {
      promises.append(.init(kind: .pattern, test: .notMatching(column: name, pattern: pattern)))
    }
    if let length {
      promises.append(
        .init(
          kind: .length,
          test: .lengthOutside(column: name, least: length.least, most: length.most)))
    }
    return promises
  }

  private var orderPromise: FeaturesContract.Promise? {
    order.map { order in
      let direction = order.direction
      return FeaturesContract.Promise(
        kind: .order,
        test: .unordered(
          column: name,
          descending: direction == .decreasing || direction == .strictlyDecreasing,
          strictly: direction == .strictlyIncreasing || direction == .strictlyDecreasing,
          within: order.within))
    }
  }

  /// What a message can say about the values that are there.
  var descriptions: [Question] {
    [
      range == nil ? nil : .extremes(column: name), length == nil ? nil : .lengths(column: name),
      countsDistinct ? .distinctCount(columns: [name]) : nil,
    ].compactMap { $0 }
  }
}

extension FeaturesContract.Scope {
  var keyPromises: [FeaturesContract.Promise] {
    unique.map { .init(kind: .duplicates, test: .repeated(columns: $0)) }
  }

  var rulePromises: [FeaturesContract.Promise] {
    rules.map { .init(kind: .rule, test: .breaking(rule: $0.sql)) }
  }

  var referencePromises: [FeaturesContract.Promise] {
    references.map {
      .init(
        kind: .reference,
        test: .orphan(columns: $0.columns, dataset: $0.dataset, others: $0.others))
    }
  }

  var promises: [FeaturesContract.Promise] {
    columns.flatMap(\.promises) + keyPromises + rulePromises + referencePromises
  }

  var questions: [Question] {
    var questions: [Question] = [.columns, .rowCount]
    questions += promises.map { .count($0.test) }
    questions += columns.flatMap(\.descriptions)
    if let freshness { questions.append(.instants(column: freshness)) }
    if asksBase {
      questions += [.on(dataset: former, .columns), .on(dataset: former, .rowCount)]
    }
    return questions
  }

  /// Rows of the first promises that are broken; each costs a scan.
  func samples(_ answers: Answers) -> [Question] {
    promises.filter { promise in
      if case .count(let count) = answers[.count(promise.test)] { count > 0 } else { false }
    }.prefix(FeaturesContract.mostSamples).map(\.sampleQuestion)
  }
}

extension FeaturesContract.Promise {
  var sampleQuestion: Question { .sample(test, most: 5) }
}

extension FeaturesContract {
  static let mostSamples = 20
}
