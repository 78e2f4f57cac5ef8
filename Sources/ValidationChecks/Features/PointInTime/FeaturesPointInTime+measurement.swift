// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension FeaturesPointInTime {
  package struct Measurement: Codable, Hashable, Sendable {
    var scope: Scope
    var rows: Fact<Int64>
    /// Events without a time.
    var timeless: Fact<Int64>
    var recorded: [Recorded]
    var log: MeasuredLog?
  }

  struct Recorded: Codable, Hashable, Sendable {
    var column: String
    var future: Fact<Int64>
    var nulls: Fact<Int64>
    var sample: RowSample?
  }

  struct MeasuredLog: Codable, Hashable, Sendable {
    var rows: Fact<Int64>
    var duplicates: Fact<Int64>
    var sample: RowSample?
    var counts: Fact<AsOfCounts>
    /// `nil` when values were not asked about, or cannot be.
    var values: Fact<AsOfCounts>?
  }
}

extension FeaturesPointInTime.Scope {
  func futureTest(_ column: String) -> RowTest {
    .later(column: column, than: time, bySeconds: 0)
  }

  /// Rows of the log beyond the first of an entity and a time.
  var duplicateTests: [RowTest] {
    log.map { [.repeated(columns: $0.entity + [$0.time])] } ?? []
  }

  private func placed(_ test: RowTest, _ question: Question) -> Question {
    guard case .repeated = test, let log else { return question }
    return .on(dataset: log.dataset, question)
  }

  func counted(_ test: RowTest) -> Question { placed(test, .count(test)) }

  func sampled(_ test: RowTest) -> Question { placed(test, .sample(test, most: 5)) }

  func questions(about log: FeaturesPointInTime.Log) -> [Question] {
    [.on(dataset: log.dataset, .rowCount), asOf(log, comparesValues: false)]
      + duplicateTests.map(counted)
  }

  func asOf(_ log: FeaturesPointInTime.Log, comparesValues: Bool) -> Question {
    .asOf(
      AsOfQuestion(
        events: .init(entity: entity, time: time), recorded: log.recorded,
        log: .init(
          dataset: log.dataset, keys: .init(entity: log.entity, time: log.time)),
        values: comparesValues ? log.values : [], delaySeconds: log.delaySeconds))
  }
}

extension FeaturesPointInTime.Measurement {
  init(of scope: FeaturesPointInTime.Scope, from answers: Answers) {
    let reading = AnswerReading(answers)
    func sample(_ test: RowTest, _ columns: [String]) -> RowSample? {
      reading.sample(scope.sampled(test))?.shown(columns)
    }
    self.scope = scope
    rows = reading.count(.rowCount)
    timeless = reading.count(.nullCount(column: scope.time))
    recorded = scope.recorded.map { column in
      let test = scope.futureTest(column)
      return .init(
        column: column, future: reading.count(.count(test)),
        nulls: reading.count(.nullCount(column: column)),
        sample: sample(test, scope.entity + [scope.time, column]))
    }
    log = scope.log.map { log in
      let compared = scope.asOf(log, comparesValues: true)
      let test = scope.duplicateTests.first
      return .init(
        rows: reading.count(.on(dataset: log.dataset, .rowCount)),
        duplicates: test.map { reading.count(scope.counted($0)) }
          ?? .unknown(.incomplete("the log's repeats")),
        sample: test.flatMap { sample($0, log.entity + [log.time]) },
        counts: reading.asOf(scope.asOf(log, comparesValues: false)),
        values: log.values.isEmpty || answers[compared] == nil ? nil : reading.asOf(compared))
    }
  }
}
