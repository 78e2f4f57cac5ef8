// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What must be known to put every row of an ordered column into a cell, asked as far as it is known.
struct OrderedInquiry: Sendable {
  /// At most so many different values get a cell each.
  static let mostValues = 20
  /// The reference's: nine of them are edges. That all differ is what a column with few values cannot do.
  static let probabilities = [0.01] + (1...19).map { Double($0) / 20 } + [0.99]

  let column: TableColumn
  let dataset: String
  let reference: DriftReference.Side
  let statistics: [DriftStatistic]
  let answers: AnswerReading

  var questions: [Question] {
    guard case .dataset(let name) = reference else {
      return [outline].compactMap { $0 } + cellQuestions
    }
    let values = hasFewValues == true ? [valueCounts(name)] : []
    return [quantiles(name)] + [difference, moments].compactMap { $0 } + values + cellQuestions
  }

  private var cellQuestions: [Question] {
    guard let edges = try? edges() else { return [] }
    let cells = Question.cells(column: column.name, edges: edges.edges)
    guard case .dataset(let name) = reference else { return [.on(dataset: dataset, cells)] }
    return [.on(dataset: dataset, cells), .on(dataset: name, cells)]
  }

  private func quantiles(_ name: String) -> Question {
    .on(
      dataset: name, .quantiles(column: column.name, probabilities: Self.probabilities))
  }

  /// A few more than those that get a cell: NaN and the infinities are values to it too.
  private func valueCounts(_ name: String) -> Question {
    .on(dataset: name, .valueCounts(column: column.name, most: Self.mostValues + 4))
  }

  /// Of the reference. Only one statistic needs its deviation, and it takes three scans.
  private var moments: Question? {
    guard case .dataset(let name) = reference, statistics.contains(.wasserstein) else { return nil }
    return .on(dataset: name, .moments(column: column.name))
  }

  private var difference: Question? {
    guard case .dataset(let name) = reference, statistics.contains(where: \.comparesValues) else {
      return nil
    }
    let other = ColumnPlace(dataset: name, column: column.name)
    let withDistance = statistics.contains(.wasserstein)
    return .on(
      dataset: dataset,
      .difference(column: column.name, from: other, withDistance: withDistance))
  }

  /// Of the candidate, to compare with that of a profile.
  private var outline: Question? {
    guard case .profile = reference, statistics.contains(where: \.comparesValues) else {
      return nil
    }
    return .on(dataset: dataset, ColumnOutline.quantiles(of: column.name))
  }

  /// Perhaps so few that each is a cell; `nil` while that is not known. Points in time are no categories,
  /// however few: tomorrow's is a new one.
  private var hasFewValues: Bool? {
    guard !column.type.isTime else { return false }
    guard case .dataset(let name) = reference,
      let found = try? answers.numbers(quantiles(name)).get()
    else { return nil }
    return Set(found).count <= Self.mostValues
  }

  /// - Throws: ``Obstacle`` when the reference gives none, or what it takes is not known yet.
  func edges() throws(Obstacle) -> CellEdges {
    switch reference {
    case .profile(let column):
      guard let edges = column.edges else { throw .profileLacks(column.name) }
      return edges
    case .dataset(let name):
      let found = try answers.numbers(quantiles(name)).get()
      guard found.count == Self.probabilities.count, found.allSatisfy(\.isFinite) else {
        throw .noSpreadToDrift(column.name)
      }
      let deciles = CellEdges(deciles: (1...9).map { found[$0 * 2] })
      guard hasFewValues == true else { return deciles }
      return try values(name).map { CellEdges(values: $0) } ?? deciles
    }
  }

  /// Finite values of the reference; `nil` when there are too many for cells of their own, or they hardly
  /// repeat: a handful of measurements is no list of categories.
  private func values(_ name: String) throws(Obstacle) -> [Double]? {
    let counts = try answers.values(valueCounts(name)).get()
    guard counts.unlisted == 0 else { return nil }
    let isSingle = column.engineType.lowercased().hasPrefix("float")
    var values: Set<Double> = []
    for entry in counts.entries {
      // A single-precision 0.1 is not the double 0.1, and both are written so.
      let number = isSingle ? Float(entry.value).map(Double.init) : Double(entry.value)
      guard let number else { return nil }
      if number.isFinite { values.insert(number) }
    }
    let rows = try Checked.sum(counts.entries.map(\.count), column.name)
    guard !values.isEmpty, values.count <= Self.mostValues, rows >= 2 * Int64(values.count) else {
      return nil
    }
    return values.sorted()
  }

  /// - Throws: ``Obstacle`` for the first thing that is not known.
  func facts() throws(Obstacle) -> ColumnFacts {
    let edges = try edges()
    let question = Question.cells(column: column.name, edges: edges.edges)
    let before = try referenceCells(question)
    let now = try answers.cells(.on(dataset: dataset, question)).get()
    let cells = try DriftCell.cells(of: before, now, edges, column)
    var facts = ColumnFacts(type: column.type, statistics: statistics, cells: cells)
    if statistics.contains(where: \.comparesValues) {
      facts.functions = DistributionFunctions(edges, before, now)
    }
    facts.difference = difference.map(answers.difference)
    facts.referenceMoments = moments.map(answers.moments)
    if let outline, case .profile(let profile) = reference {
      do throws(Obstacle) { try compare(outline, with: profile, before, now, in: &facts) } catch {
        facts.difference = .unknown(error)
      }
    }
    facts.newRows = cells.first { $0.kind == .unseen }?.current ?? 0
    return facts
  }

  private func compare(
    _ outline: Question, with profile: DriftProfile.Column, _ before: NumericCells,
    _ now: NumericCells, in facts: inout ColumnFacts
  ) throws(Obstacle) {
    let kept = try profile.outline(for: statistics)
    let found = try answers.numbers(outline).get()
    let counts = try (
      Checked.sum(now.between, column.name), Checked.sum(before.between, column.name)
    )
    var difference = ColumnDifference(
      count: counts.0, otherCount: counts.1, kolmogorovSmirnov: nil, wasserstein: nil)
    if counts.0 > 0, let distances = OutlineDifference(kept.quantiles, found) {
      difference.kolmogorovSmirnov = distances.kolmogorovSmirnov
      difference.wasserstein = distances.wasserstein
      facts.differenceError = distances.error
    }
    facts.difference = .known(difference)
    facts.referenceMoments = .known(
      Moments(count: counts.1, mean: nil, deviation: kept.deviation))
  }

  func referenceCells(_ question: Question) throws(Obstacle) -> NumericCells {
    switch reference {
    case .profile(let profile): return try profile.numericCells()
    case .dataset(let name): return try answers.cells(.on(dataset: name, question)).get()
    }
  }
}
