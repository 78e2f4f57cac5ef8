// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore
import ValidationStatistics

extension FeaturesLeakage {
  package struct Measurement: Codable, Hashable, Sendable {
    var dataset: String
    var label: String
    var rows: Int64
    /// Rows by label, the most frequent first; those without a label are `unlabelled`.
    var labels: [Int64]
    var unlabelled: Int64
    var features: [Feature]
    var missing: [String]
    /// `nil` when none were to be looked at.
    var pairs: Pairs?
  }

  struct Pairs: Codable, Hashable, Sendable {
    /// The best alone first.
    var columns: [String]
    var measured: [Pair]
  }

  struct Pair: Codable, Hashable, Sendable {
    var columns: [String]
    var score: Fact<Double>
  }

  struct Feature: Codable, Hashable, Sendable {
    var column: String
    var type: ColumnType
    /// Theil's U of the label given the feature.
    var score: Fact<Double>
    var distinct: Fact<Int64>
  }
}

extension FeaturesLeakage.Measurement {
  /// - Throws: ``Obstacle`` when there is no label to predict, or the table cannot be asked.
  init(of scope: FeaturesLeakage.Scope, from answers: Answers) throws(Obstacle) {
    let reading = AnswerReading(answers)
    guard let name = scope.label else { throw .noLabel(scope.dataset) }
    let columns = try reading.columns(.columns).get()
    guard let plan = LeakagePlan(scope, answers) else {
      throw .columnMissing(name, scope.dataset, columns.map(\.name))
    }
    dataset = scope.dataset
    label = name
    rows = try reading.count(.rowCount).get()
    missing = plan.missing
    let counts = Question.valueCounts(column: name, most: FeaturesLeakage.mostLabels)
    let values = try reading.values(counts).get()
    unlabelled = values.null
    let tenth = (values.entries.reduce(0) { $0 + $1.count } + values.unlisted) / 10
    labels =
      plan.labelEdges == nil
      ? values.entries.map(\.count) : Array(repeating: tenth, count: 10)
    features = plan.features.map { feature in
      let question = Question.crossCounts(plan.crossQuestion(of: feature, answers))
      return FeaturesLeakage.Feature(
        column: feature.name, type: feature.type,
        score: FeaturesLeakage.score(reading.cross(question)),
        distinct: reading.count(.distinctCount(columns: [feature.name])))
    }
    guard scope.pairs > 0 else { return }
    let looked = LeakagePairs(plan, most: scope.pairs, answers)
    pairs = FeaturesLeakage.Pairs(columns: looked.columns, measured: looked.measured(reading))
  }
}

extension FeaturesLeakage {
  /// Theil's U of the label given the value, or the values.
  static func score(_ counts: Fact<CrossCounts>) -> Fact<Double> {
    let cross: CrossCounts
    do { cross = try counts.get() } catch { return .unknown(error) }
    guard cross.unlisted == 0 else { return .unknown(.tooManyPairs(cross.unlisted)) }
    let labelled = cross.entries.filter { $0.label != nil }
    let labels = Set(labelled.compactMap(\.label)).sorted()
    let places = Dictionary(labels.enumerated().map { ($0.element, $0.offset) }) { first, _ in first
    }
    var cells: [String?: [Double]] = [:]
    for entry in labelled {
      guard let place = entry.label.flatMap({ places[$0] }) else { continue }
      cells[entry.value, default: Array(repeating: 0, count: labels.count)][place] += Double(
        entry.count)
    }
    // In one order whatever the hash, so that equal counts give equal sums.
    let ordered = cells.sorted {
      ($0.key ?? "", $0.key == nil ? 0 : 1) < ($1.key ?? "", $1.key == nil ? 0 : 1)
    }
    let pooled = Self.pooled(ordered.map(\.value))
    guard let coefficient = UncertaintyCoefficient(counts: pooled) else {
      return .unknown(.oneLabel)
    }
    return .known(coefficient.value)
  }

  /// Values of fewer than five rows together: alone each would seem to determine its label.
  private static func pooled(_ cells: [[Double]]) -> [[Double]] {
    let (rare, frequent) = (
      cells.filter { $0.reduce(0, +) < 5 }, cells.filter { $0.reduce(0, +) >= 5 }
    )
    guard let first = rare.first else { return frequent }
    return frequent + [rare.dropFirst().reduce(first) { zip($0, $1).map(+) }]
  }
}
