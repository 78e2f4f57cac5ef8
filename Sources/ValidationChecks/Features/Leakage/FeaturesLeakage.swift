// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether a single feature predicts the label better than any honest feature can.
///
/// Each feature alone: the share of the label's uncertainty that it takes away (Theil's U, 0 to 1), with numbers in
/// 32 cells of equal share, every category, and missing values as a cell of their own. A feature that
/// determines the label is called a copy of it. An identifier, different in every row, is told as such: it predicts
/// nothing but its own row. All features are one case, with one finding for each that is wrong.
///
/// With `pairs` features are also looked at two by two: two that say nothing alone may determine the label together.
/// Those that score best alone are taken, with numbers of more than 32 values in eight cells, and categories of
/// at most 32 values. Cells of fewer than five rows count as one, and what chance adds to a score is taken off
/// (Miller–Madow), so that many cells alone make no score. A pair is told only where neither of the two is. What
/// numbers decide within a cell stays unseen: which of two is greater scores 0.7, not 1.
///
/// ## Why it matters
/// A cancellation date that is filled only for customers who left predicts churn perfectly, and is empty on
/// the day the model is used. No metric shows it: they all get better.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `dataset` | training table | required |
/// | `label` | column that the model predicts | the dataset's `label` |
/// | `columns` | features to look at | all but the label and the dataset's `keys` |
/// | `ignore` | columns that are not features | none |
/// | `pairs` | so many features, 2 to 30, also two by two; each pair is a scan | `0` |
/// | `most` | greatest U of one feature, or of a pair | `0.8` |
/// | `identifiers` | `refuse`, or `allow`: columns that differ in every row | `refuse` |
///
/// A label with more than 20 different numbers is taken in ten cells of equal share.
///
/// ## When it cannot tell
/// Fewer than 100 rows, a label of one value, fewer than 20 rows of the second most frequent label, a missing
/// column, or a feature with more than 10,000 pairs of value and label are `unmeasured`; so are `pairs` where fewer
/// than two features can be taken. Relations of three and more features are not looked for.
///
/// ## References
/// - S. Kaufman, S. Rosset, C. Perlich, "Leakage in data mining: formulation, detection, and avoidance",
///   ACM TKDD 6(4), 2012.
/// - H. Theil, "On the estimation of relationships involving qualitative variables", American Journal of
///   Sociology 76(1), 1970.
package struct FeaturesLeakage: Check {
  package let type = "features.leakage"

  package init() {}

  package var measurementVersion: Int { 2 }

  package func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> {
    var configuration = configuration
    let facts = datasets[configuration.scope.dataset]
    if configuration.scope.label == nil { configuration.scope.label = facts?.label }
    if configuration.scope.columns.isEmpty { configuration.scope.ignored += facts?.keys ?? [] }
    return configuration
  }

  package func inputs(of scope: Scope) -> Inputs { Inputs(datasets: [scope.dataset]) }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { [nil] }

  package func questions(for scope: Scope) -> [Question] {
    guard let label = scope.label else { return [.columns, .rowCount] }
    return [
      .columns, .rowCount, .valueCounts(column: label, most: Self.mostLabels),
      .quantiles(column: label, probabilities: Self.tenths),
    ]
  }

  package func followUp(for scope: Scope, answers: Answers) -> [Question] {
    guard let plan = LeakagePlan(scope, answers) else { return [] }
    let shape = plan.shapeQuestions
    guard shape.allSatisfy({ answers[$0] != nil }) else { return shape }
    let alone = plan.crossQuestions(answers)
    guard scope.pairs > 0, alone.allSatisfy({ answers[$0] != nil }) else { return alone }
    return alone + LeakagePairs(plan, most: scope.pairs, answers).questions
  }

  package func laterRounds(for scope: Scope) -> String? {
    "quantiles and distinct counts of each feature, then its counts by the label"
      + (scope.pairs > 0 ? ", then those of pairs" : "")
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    try Measurement(of: scope, from: access.answers)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    [LeakageJudgement(measurement: measurement, limits: limits).judgement]
  }

  static let mostPaired = 30
  static let mostLabels = 20
  static let mostPairs = 10_000
  static let tenths = (1..<10).map { Double($0) / 10 }
  static let cellProbabilities = (1..<32).map { Double($0) / 32 }
}
