// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Makes SQL of questions about one table.
struct QuestionCompiler: Sendable {
  let table: SQLTable
  /// Other tables that questions may name, by their datasets.
  let others: @Sendable (String) throws(Obstacle) -> SQLTable
  /// What is known of the rules that users wrote.
  let rules: @Sendable (String) throws(Obstacle) -> RuleFacts
  /// Columns whose extremes are asked at the same time, so that they cost nothing more.
  let described: Set<String>
  /// How many columns are asked for quantiles at the same time.
  let quantileCount: Int

  private var dialect: SQLDialect { table.dialect }

  func inquiry(_ question: Question) -> Inquiry {
    do { return try compiled(question) } catch { return .known(.unavailable(error)) }
  }

  private func compiled(_ question: Question) throws(Obstacle) -> Inquiry {
    switch question {
    case .on(_, let inner): return try compiled(inner)
    case .columns: return .known(.columns(table.columns))
    case .rowCount: return .fused(.count("count(*)", dialect))
    case .count(let test): return try count(test)
    case .sample(let test, let most):
      var ruleColumns: [String] = []
      if case .breaking(let rule) = test { ruleColumns = try rules(rule).columns }
      return try SampleSQL.inquiry(
        test, most: most, table, try other(of: test), ruleColumns: ruleColumns)
    case .distinctCount(let names): return .alone(try CountingSQL.distinct(names, table))
    case .extremes(let name): return .fused(try ColumnSQL.extremes(try table.column(name)))
    case .lengths(let name): return .fused(try ColumnSQL.lengths(try table.column(name)))
    case .instants(let name): return .fused(try ColumnSQL.instants(try table.column(name)))
    case .quantiles(let name, let probabilities):
      return try QuantilesSQL.inquiry(
        try table.column(name), probabilities, table, among: quantileCount)
    case .cells(let name, let edges):
      return try CellsSQL.inquiry(try table.column(name), edges, table)
    case .moments(let name): return .fused(try MomentsSQL.start(try table.column(name)))
    case .valueCounts(let name, let most):
      return .alone(CountingSQL.values(try table.column(name), table, most: most))
    case .difference(let name, let place, let withDistance):
      let there = try others(place.dataset)
      return try DifferenceSQL.inquiry(
        try table.column(name), table, try there.column(place.column), there,
        dataset: place.dataset, withDistance: withDistance)
    case .crossCounts(let question): return .alone(try CountingSQL.cross(question, table))
    case .asOf(let question):
      return .alone(try AsOfSQL(question, table, try others(question.log.dataset)).times())
    case .comparison(let question):
      return .alone(try ComparisonSQL(question, table, try others(question.other)).counts())
    }
  }

  private func count(_ test: RowTest) throws(Obstacle) -> Inquiry {
    switch test {
    case .null(let name):
      return .fused(.count("count(*) - count(\(try table.column(name).key))", dialect))
    case .breaking(let rule):
      _ = try rules(rule)
      return .fused(.breaking(rule))
    case .repeated(let names): return try RepeatedSQL.inquiry(names, table)
    case .unordered, .orphan, .shared:
      let found = try FoundRows(test, table, try other(of: test))
      return .alone(
        .count(
          "count(*)", from: "\(found.source) WHERE \(found.condition)", dialect,
          others: found.others))
    default:
      guard let flag = try RowFlag.of(test, table) else { return .known(.count(0)) }
      return .fused(try screened(test, flag))
    }
  }

  private func screened(_ test: RowTest, _ flag: String) throws(Obstacle) -> Aggregate {
    switch test {
    case .nan(let name) where described.contains(name):
      return ExtremesScreen.nan(try table.column(name), finding(test, flag))
    case .outsideRange(let name, let minimum, let maximum) where described.contains(name):
      return ExtremesScreen.range(
        try table.column(name), minimum: minimum, maximum: maximum, finding(test, flag))
    default: return .sum(flag, dialect)
    }
  }

  /// Counts the rows, of which there are some, and notes where the first of them stand.
  private func finding(_ test: RowTest, _ flag: String) -> Aggregate {
    let count = Aggregate.sum(flag, dialect)
    guard table.rowNumber != nil else { return count }
    let found = table.found
    let places = dialect.smallest(table.place, SampleSQL.mostRows, "\(flag) = 1")
    return Aggregate(count.expressions + [places]) { cells in
      found.note(try Cells.counts(cells.last ?? nil), of: test)
      return try count.read(cells.dropLast())
    }
  }

  private func other(of test: RowTest) throws(Obstacle) -> SQLTable? {
    guard let dataset = test.otherDataset else { return nil }
    return try others(dataset)
  }
}

/// What a rule that parses is made of.
struct RuleFacts: Sendable {
  /// Names that it uses, in order of first use.
  var columns: [String]
}
