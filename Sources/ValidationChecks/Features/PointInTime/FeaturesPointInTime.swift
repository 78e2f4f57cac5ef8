// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether each row of a training table knows only what was known at its time.
///
/// For each column with the time of a feature, rows in which it is after the event are counted. With the log that
/// the features were joined from, the join itself is done again: for each event, the log's last row of
/// the entity that is not after it. Recorded times that are earlier, later, missing or made up are told apart, and
/// values can be compared. Rows of the log that repeat an entity and a time are found first: with them no
/// join has one answer.
///
/// ## Why it matters
/// A join by key alone, or by date where the label fell at noon, gives the model tomorrow's balance. It is
/// brilliant in every test, and useless in production, where tomorrow has not happened.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `dataset` | table of events, with their features | required |
/// | `entity` | columns that say whose event it is | the dataset's `keys` |
/// | `time` | time of the event | required |
/// | `recorded` | columns with the time of the features that were joined | none |
/// | `log` | `{ dataset, entity, time, recorded, values, delay }`: the features as they became known | none |
/// | … `entity`, `time` | columns of the log; `entity` as above by default | |
/// | … `recorded` | which column of `recorded` came from this log | the only one |
/// | … `values` | columns that must equal the log's, or `{ name, of, absolute, relative }` | none |
/// | … `delay` | a row of the log counts only so long after its time | 0s |
/// | `allow` | events that may be wrong, for each case: a count, or a share | 0 |
///
/// Times without a zone are UTC. The comparison is by time, so events with equal times cannot be confused.
///
/// ## When it cannot tell
/// A table without rows, a missing column, a column of times that is all null, and a log in which no event is found
/// are `unmeasured`; values are, where the log repeats an entity and a time.
///
/// ## References
/// - "Point-in-time joins", Feast documentation, <https://docs.feast.dev>.
/// - S. Kaufman et al., "Leakage in data mining", ACM TKDD 6(4), 2012.
package struct FeaturesPointInTime: Check {
  package let type = "features.point-in-time"

  package init() {}

  package func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> {
    var configuration = configuration
    let keys = datasets[configuration.scope.dataset]?.keys ?? []
    if configuration.scope.entity.isEmpty { configuration.scope.entity = keys }
    if configuration.scope.log?.entity.isEmpty == true {
      configuration.scope.log?.entity = configuration.scope.entity
    }
    return configuration
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(datasets: [scope.dataset] + (scope.log.map { [$0.dataset] } ?? []))
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    let scope = configuration.scope
    let recorded = scope.recorded.map { Subject.future($0) }
    guard let log = scope.log else { return recorded }
    return recorded
      + [Subject.duplicates, Subject.asOf].filter { $0 != Subject.asOf || log.recorded != nil }
      + (log.values.isEmpty ? [] : [Subject.values])
  }

  package func questions(for scope: Scope) -> [Question] {
    let own: [Question] = [.rowCount, .nullCount(column: scope.time)]
    let future = scope.recorded.flatMap {
      [Question.count(scope.futureTest($0)), .nullCount(column: $0)]
    }
    return own + future + (scope.log.map { scope.questions(about: $0) } ?? [])
  }

  package func followUp(for scope: Scope, answers: Answers) -> [Question] {
    var questions = (scope.recorded.map(scope.futureTest) + scope.duplicateTests).filter { test in
      answers.isPositive(scope.counted(test))
    }.map { scope.sampled($0) }
    if let log = scope.log, !log.values.isEmpty, let test = scope.duplicateTests.first,
      case .count(0) = answers[scope.counted(test)]
    {
      questions.append(scope.asOf(log, comparesValues: true))
    }
    return questions
  }

  package func laterRounds(for scope: Scope) -> String? {
    "up to five rows of each kind, and values where the log has one row for each entity and time"
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    Measurement(of: scope, from: access.answers)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    PointInTimeJudgement(measurement: measurement, allowed: limits.allowed).judgements
  }

  enum Subject {
    static let duplicates = "log-duplicates"
    static let asOf = "as-of"
    static let values = "values"

    static func future(_ column: String) -> String { "future(\(column))" }
  }
}

extension Answers {
  func isPositive(_ question: Question) -> Bool {
    if case .count(let count) = self[question] { count > 0 } else { false }
  }
}
