// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Which features are looked at two by two, and what is asked about them.
struct LeakagePairs {
  /// A feature with more values makes more cells than rows can fill.
  static let mostValues: Int64 = 32

  private struct Member {
    var column: TableColumn
    /// Of eight cells; `nil` where each value is one.
    var edges: [Double]?
    var score: Double
  }

  private let plan: LeakagePlan
  private let members: [Member]

  /// Features that score best alone, without those that differ in every row.
  init(_ plan: LeakagePlan, most: Int, _ answers: Answers) {
    self.plan = plan
    let reading = AnswerReading(answers)
    let rows = reading.count(.rowCount).value
    let known = plan.features.compactMap { feature -> Member? in
      let question = Question.crossCounts(plan.crossQuestion(of: feature, answers))
      let distinct = reading.count(.distinctCount(columns: [feature.name])).value
      guard let distinct, let score = FeaturesLeakage.score(reading.cross(question)).value
      else { return nil }
      guard distinct > Self.mostValues else { return Member(column: feature, score: score) }
      guard let quantiles = plan.quantileValues(of: feature, answers),
        distinct != rows || feature.type != .integer
      else { return nil }
      // Every fourth of 31 quantiles.
      let eighths = stride(from: 3, to: quantiles.count, by: 4).map { quantiles[$0] }
      return Member(column: feature, edges: eighths.ascending, score: score)
    }
    members = Array(
      known.enumerated().sorted { (-$0.element.score, $0.offset) < (-$1.element.score, $1.offset) }
        .prefix(most).map(\.element))
  }

  var columns: [String] { members.map(\.column.name) }

  var questions: [Question] { pairs.map { .crossCounts($0.question) } }

  func measured(_ reading: AnswerReading) -> [FeaturesLeakage.Pair] {
    pairs.map { pair in
      FeaturesLeakage.Pair(
        columns: pair.columns,
        score: FeaturesLeakage.score(reading.cross(.crossCounts(pair.question))))
    }
  }

  private var pairs: [(columns: [String], question: CrossQuestion)] {
    members.indices.flatMap { first in
      members[(first + 1)...].map { second in
        let one = members[first]
        return (
          [one.column.name, second.column.name],
          CrossQuestion(
            column: one.column.name, edges: one.edges,
            with: .init(column: second.column.name, edges: second.edges), label: plan.label.name,
            labelEdges: plan.labelEdges, most: FeaturesLeakage.mostPairs)
        )
      }
    }
  }
}
