// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether a test split holds what the model was trained on.
///
/// Up to five cases, each declared by its option: `keys` that stand in both splits, whole `rows` that do,
/// rows that do after their numbers were rounded (`near`), `groups` with rows in both, and `time`: rows that are
/// not after everything that was trained on. Counts are exact; nothing is sampled.
///
/// ## Why it matters
/// A row that was trained on is answered from memory. A random split of visits puts each patient on both
/// sides, and a join that doubled rows does the same: the measured quality is not the one in use.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `dataset` | the split that the model is tested on | required |
/// | `with` | dataset it was trained on, with the same column names | required |
/// | `keys` | columns that identify what may stand in one split only | the dataset's `keys` |
/// | `rows` | `all`, or `{ ignore: [columns] }`: whole rows, compared value by value | not compared |
/// | `near` | `{ columns: [...], digits: 3 }`: rows that agree when numbers are rounded to so many significant digits | not compared |
/// | `groups` | columns of a group, such as a household or a patient | not compared |
/// | `time` | `{ column: ts, gap: 24h }`: every row is later than all that was trained on, by the gap | not compared |
/// | `allow` | rows that may be found, for each: a count, or a share of the rows | 0 |
///
/// Nulls agree with nulls, but a key of nulls alone is none.
///
/// ## When it cannot tell
/// A split without rows, a missing column, and keys or times that are all null are `unmeasured`. Without any of the five
/// options, and without `keys` on the dataset, the manifest is refused.
///
/// ## References
/// - S. Kapoor, A. Narayanan, "Leakage and the reproducibility crisis in machine-learning-based science",
///   Patterns 4(9), 2023.
package struct FeaturesOverlap: Check {
  package let type = "features.overlap"

  package init() {}

  package func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> {
    var configuration = configuration
    if configuration.scope.keys.isEmpty {
      configuration.scope.keys = datasets[configuration.scope.dataset]?.keys ?? []
    }
    return configuration
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(datasets: [scope.dataset, scope.trained])
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    let scope = configuration.scope
    // Without anything to compare, the check as a whole says so.
    return scope.aspects.isEmpty ? [nil] : scope.aspects.map(\.rawValue)
  }

  package func questions(for scope: Scope) -> [Question] {
    [.columns, .rowCount, .on(dataset: scope.trained, .columns)]
      + [.on(dataset: scope.trained, .rowCount)]
      + scope.fixedTests.map { .count($0.test) } + scope.timeQuestions
  }

  package func followUp(for scope: Scope, answers: Answers) -> [Question] {
    guard let tests = scope.tests(answers) else { return [] }
    let counts = tests.map { Question.count($0.test) }
    guard counts.allSatisfy({ answers[$0] != nil }) else { return counts }
    return tests.filter { test in
      if case .count(let count) = answers[.count(test.test)] { count > 0 } else { false }
    }.map(\.sample)
  }

  package func laterRounds(for scope: Scope) -> String? {
    "whole rows when the columns are known, and up to five rows of each overlap"
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    Measurement(of: scope, from: access.answers)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    if measurement.shared.isEmpty, measurement.time == nil {
      return [Judgement(nil, .unmeasured(.nothingToCompare(measurement.dataset)))]
    }
    let shared = measurement.shared.map {
      SharedJudgement($0, measurement, limits.allowed).judgement
    }
    return shared
      + [measurement.time.map { TimeJudgement($0, measurement, limits.gap).judgement }]
      .compactMap { $0 }
  }
}
