// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesOverlap {
  package struct Measurement: Codable, Hashable, Sendable {
    var dataset: String
    var trained: String
    var rows: Fact<Int64>
    var trainedRows: Fact<Int64>
    var shared: [Shared]
    var time: Times?
  }

  /// Rows of the tested split that also stand in the other.
  struct Shared: Codable, Hashable, Sendable {
    var aspect: Aspect
    var columns: [String]
    var count: Fact<Int64>
    /// Rows without a key, which were not looked for.
    var sample: RowSample?
  }

  /// Seconds since 1970 in UTC.
  struct Times: Codable, Hashable, Sendable {
    var column: String
    var earliest: Fact<Double?>
    var trainedLatest: Fact<Double?>
    /// Rows without a time, which cannot be told to be later.
    var nulls: Fact<Int64>
  }

  struct AspectTest: Sendable {
    var aspect: Aspect
    var columns: [String]
    var test: RowTest

    var sample: Question { .sample(test, most: 5) }
  }
}

extension FeaturesOverlap.Scope {
  /// Those whose columns the manifest names.
  var fixedTests: [FeaturesOverlap.AspectTest] {
    var tests: [FeaturesOverlap.AspectTest] = []
    if !keys.isEmpty { tests.append(test(.keys, keys)) }
    if let near { tests.append(test(.near, near.columns, digits: near.digits)) }
    if !groups.isEmpty { tests.append(test(.groups, groups)) }
    return tests
  }

  /// `nil` while the columns are not known.
  func tests(_ answers: Answers) -> [FeaturesOverlap.AspectTest]? {
    guard case .columns(let columns) = answers[.columns],
      case .columns(let others) = answers[.on(dataset: trained, .columns)]
    else { return fixedTests }
    guard let ignored else { return fixedTests }
    let theirs = Set(others.map(\.name))
    let compared = columns.map(\.name).filter { !ignored.contains($0) && theirs.contains($0) }
    return compared.isEmpty ? fixedTests : fixedTests + [test(.rows, compared)]
  }

  private func test(
    _ aspect: FeaturesOverlap.Aspect, _ columns: [String], digits: Int? = nil
  ) -> FeaturesOverlap.AspectTest {
    FeaturesOverlap.AspectTest(
      aspect: aspect, columns: columns,
      test: .shared(columns: columns, dataset: trained, others: columns, digits: digits))
  }

  var timeQuestions: [Question] {
    guard let time else { return [] }
    return [
      .instants(column: time), .nullCount(column: time),
      .on(dataset: trained, .instants(column: time)),
    ]
  }
}

extension FeaturesOverlap.Measurement {
  init(of scope: FeaturesOverlap.Scope, from answers: Answers) {
    let reading = AnswerReading(answers)
    dataset = scope.dataset
    trained = scope.trained
    rows = reading.count(.rowCount)
    trainedRows = reading.count(.on(dataset: scope.trained, .rowCount))
    let tests = scope.tests(answers) ?? []
    shared = scope.aspects.filter { $0 != .time }.map { aspect in
      guard let test = tests.first(where: { $0.aspect == aspect }) else {
        let obstacle = reading.columns(.columns).obstacle ?? .noCommonColumns(scope)
        return .init(aspect: aspect, columns: [], count: .unknown(obstacle))
      }
      return .init(
        aspect: aspect, columns: test.columns, count: reading.count(.count(test.test)),
        sample: reading.sample(test.sample)?.shown(test.columns))
    }
    time = scope.time.map { column in
      FeaturesOverlap.Times(
        column: column,
        earliest: reading.instants(.instants(column: column)).map(\.earliest),
        trainedLatest: reading.instants(
          .on(dataset: scope.trained, .instants(column: column))
        ).map(\.latest),
        nulls: reading.count(.nullCount(column: column)))
    }
  }
}
