// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The opinion on what each feature alone says about the label.
struct LeakageJudgement {
  let measurement: FeaturesLeakage.Measurement
  let limits: FeaturesLeakage.Limits

  private static let leastRows: Int64 = 100
  private static let leastLabel: Int64 = 20
  /// Below this a feature determines the label but for rounding.
  private static let copy = 0.999

  var judgement: Judgement {
    do throws(Obstacle) {
      try requireEnough()
      let alone = measurement.features.compactMap(finding)
      let findings = alone + pairFindings
      let unknown = try unknownFeatures() ?? unknownPairs
      if !findings.isEmpty { return Judgement(nil, .failed(findings), quantities: quantities) }
      if let unknown { throw unknown }
      return Judgement(nil, .passed(note: note), quantities: quantities)
    } catch {
      return Judgement(nil, .unmeasured(error), quantities: quantities)
    }
  }

  private func requireEnough() throws(Obstacle) {
    guard measurement.rows >= Self.leastRows else {
      throw .tooFewRows(measurement.rows, Self.leastRows, measurement.dataset)
    }
    let labels = measurement.labels
    guard labels.count > 1 else { throw .oneLabel }
    guard labels[1] >= Self.leastLabel else { throw .rareLabel(labels[1], Self.leastLabel) }
    if let missing = measurement.missing.first {
      throw .columnMissing(missing, measurement.dataset, measurement.features.map(\.column))
    }
    guard !measurement.features.isEmpty else { throw .noFeatures(measurement.dataset) }
  }

  private func isIdentifier(_ feature: FeaturesLeakage.Feature) -> Bool {
    // Floating-point measurements differ in every row by nature.
    ![.double, .decimal].contains(feature.type) && feature.distinct.value == measurement.rows
  }

  private func finding(_ feature: FeaturesLeakage.Feature) -> Finding? {
    if isIdentifier(feature) {
      return limits.refusesIdentifiers
        ? .identifier(feature.column, rows: measurement.rows) : nil
    }
    guard let score = feature.score.value, score > limits.most else { return nil }
    return score >= Self.copy
      ? .copy(feature.column, of: measurement.label, limits.most)
      : .tooGood(feature.column, score, measurement.label, limits.most)
  }

  /// Features that could not be scored; an identifier needs no score.
  private func unknownFeatures() throws(Obstacle) -> Obstacle? {
    measurement.features.first { !isIdentifier($0) && $0.score.value == nil }
      .flatMap { feature in
        feature.score.obstacle.map { $0.about(feature.column) }
      }
  }

  /// Of two that are told alone, the pair says nothing more.
  private var pairFindings: [Finding] {
    let told = Set(measurement.features.filter { finding($0) != nil }.map(\.column))
    return (measurement.pairs?.measured ?? []).compactMap { pair in
      guard let score = pair.score.value, score > limits.most, told.isDisjoint(with: pair.columns)
      else { return nil }
      return .pair(pair.columns, score, measurement.label, limits.most)
    }
  }

  private var unknownPairs: Obstacle? {
    guard let pairs = measurement.pairs else { return nil }
    guard !pairs.measured.isEmpty else { return .noPairs(measurement.dataset) }
    return pairs.measured.lazy.compactMap { pair in
      pair.score.obstacle?.about(pair.columns.joined(separator: "' with '"))
    }.first
  }

  private var pairsNote: String {
    guard let pairs = measurement.pairs, !pairs.measured.isEmpty else { return "" }
    let best = pairs.measured.compactMap { pair in pair.score.value.map { (pair.columns, $0) } }
      .max { $0.1 < $1.1 }
    let score = best.map {
      ", the best is \(OneLine.of($0.0.joined(separator: " with "), most: 200)) with "
        + DecimalText.significant($0.1)
    }
    let left = measurement.features.map(\.column).filter { !pairs.columns.contains($0) }
    let others = left.isEmpty ? "" : " (not \(OneLine.of(Counted.list(left), most: 500)))"
    return "; \(Counted.things(pairs.measured.count, "pair")) of \(pairs.columns.count) of them"
      + others + (score ?? "")
  }

  private var ranked: [(column: String, score: Double)] {
    measurement.features.compactMap { feature in
      feature.score.value.map { (feature.column, $0) }
    }.sorted { (-$0.score, $0.column) < (-$1.score, $1.column) }
  }

  private var note: String {
    let best = ranked.first.map {
      ", the best alone is \($0.column) with \(DecimalText.significant($0.score))"
    }
    return "\(Counted.things(measurement.features.count, "feature")), "
      + "\(Counted.things(measurement.rows, "row"))\(best ?? "")\(pairsNote)"
  }

  private var quantities: [Quantity] {
    [Quantity("rows", Double(measurement.rows))]
      + ranked.prefix(50).map { Quantity("uncertainty-coefficient(\($0.column))", $0.score) }
  }
}

extension Finding {
  fileprivate static func identifier(_ column: String, rows: Int64) -> Finding {
    Finding(
      rule: "leakage.identifier",
      message: "column '\(column)' differs in each of \(Counted.things(rows, "row")): it can only "
        + "identify rows",
      value: "\(rows) different values", limit: "fewer than rows",
      remedy: "keep it out of the features: name it under the dataset's `keys` or in `ignore`")
  }

  fileprivate static func copy(_ column: String, of label: String, _ most: Double) -> Finding {
    Finding(
      rule: "leakage.copy",
      message:
        "column '\(column)' determines the label '\(label)': it is a copy of it, or was made "
        + "from it",
      value: "1", limit: DecimalText.significant(most),
      remedy: "drop it, or find out when it becomes known: it must be before the prediction")
  }

  fileprivate static func tooGood(
    _ column: String, _ score: Double, _ label: String, _ most: Double
  ) -> Finding {
    Finding(
      rule: "leakage.too-good",
      message:
        "column '\(column)' alone takes away \(DecimalText.significant(score * 100)) % of the "
        + "uncertainty of '\(label)'; allowed: \(DecimalText.significant(most * 100)) %",
      value: DecimalText.significant(score), limit: DecimalText.significant(most),
      remedy: "find out when it becomes known; if it is honest, raise `most` and say why")
  }

  fileprivate static func pair(
    _ columns: [String], _ score: Double, _ label: String, _ most: Double
  ) -> Finding {
    let names = columns.map { "'\(OneLine.of($0, most: 100))'" }.joined(separator: " and ")
    let share = DecimalText.significant(score * 100)
    return Finding(
      rule: "leakage.pair",
      message:
        "columns \(names) together take away \(share) % of the uncertainty of '\(label)', which "
        + "neither does alone; allowed: \(DecimalText.significant(most * 100)) %",
      value: DecimalText.significant(score), limit: DecimalText.significant(most),
      remedy: "find out when both become known: it must be before the prediction; if they are "
        + "honest, raise `most` and say why")
  }
}
