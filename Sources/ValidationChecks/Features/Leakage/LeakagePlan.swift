// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What is asked about each feature, once the columns and the label are known.
struct LeakagePlan {
  let label: TableColumn
  let features: [TableColumn]
  /// Features that the scope names and the table lacks.
  let missing: [String]
  /// Edges of the label's cells; `nil` where its values are counted.
  let labelEdges: [Double]?

  /// `nil` when the columns or the label are not known.
  init?(_ scope: FeaturesLeakage.Scope, _ answers: Answers) {
    guard case .columns(let columns) = answers[.columns], let name = scope.label,
      let label = columns.first(where: { $0.name == name })
    else { return nil }
    self.label = label
    let wanted = Set(scope.columns)
    features = columns.filter { column in
      column.name != name && !scope.ignored.contains(column.name)
        && (wanted.isEmpty || wanted.contains(column.name))
    }
    missing = scope.columns.filter { name in !columns.contains { $0.name == name } }
    labelEdges = Self.edges(of: label, answers)
  }

  private static func edges(of label: TableColumn, _ answers: Answers) -> [Double]? {
    let counts = Question.valueCounts(column: label.name, most: FeaturesLeakage.mostLabels)
    let quantiles = Question.quantiles(
      column: label.name, probabilities: FeaturesLeakage.tenths)
    guard case .values(let values) = answers[counts],
      values.distinct > Int64(FeaturesLeakage.mostLabels),
      case .numbers(let numbers) = answers[quantiles]
    else { return nil }
    return numbers.ascending
  }

  var shapeQuestions: [Question] {
    features.flatMap { feature -> [Question] in
      let distinct = Question.distinctCount(columns: [feature.name])
      return feature.isNumber ? [distinct, quantiles(of: feature)] : [distinct]
    }
  }

  private func quantiles(of feature: TableColumn) -> Question {
    .quantiles(column: feature.name, probabilities: FeaturesLeakage.cellProbabilities)
  }

  func crossQuestions(_ answers: Answers) -> [Question] {
    features.map { .crossCounts(crossQuestion(of: $0, answers)) }
  }

  func crossQuestion(of feature: TableColumn, _ answers: Answers) -> CrossQuestion {
    CrossQuestion(
      column: feature.name, edges: quantileValues(of: feature, answers)?.ascending,
      label: label.name, labelEdges: labelEdges, most: FeaturesLeakage.mostPairs)
  }

  func quantileValues(of feature: TableColumn, _ answers: Answers) -> [Double]? {
    guard feature.isNumber, case .numbers(let numbers) = answers[quantiles(of: feature)] else {
      return nil
    }
    return numbers
  }
}

extension TableColumn {
  var isNumber: Bool { [.integer, .double, .decimal].contains(type) }
}

extension [Double] {
  /// Strictly ascending: equal quantiles make one edge.
  var ascending: [Double] {
    reduce(into: []) { edges, value in
      if edges.last.map({ $0 < value }) ?? true { edges.append(value) }
    }
  }
}
