// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesContractTests {
  private static let columns = """
    - id: c
      type: features.contract
      dataset: d
      columns:
    """

  private func cases(_ entry: String, csv: String) async throws -> [Case] {
    let table = LiteralTable(csv: csv)
    let trial = try CheckTrial(FeaturesContract(), entry: entry)
    return try trial.cases(of: try await trial.measure(answering: table.answer))
  }

  private func column(_ options: String, values: String...) async throws -> Case {
    let csv = "x,id\n" + values.enumerated().map { "\($0.element),\($0.offset)\n" }.joined()
    return try #require(
      try await cases("\(Self.columns)\n    x: { \(options) }", csv: csv).first)
  }

  /// The others need a real engine, with which all examples run end to end.
  private static let countable = FeaturesContract().examples.filter {
    $0.entry.contains("id: customers")
  }

  @Test("Every example comes to its outcome", arguments: countable)
  func example(_ example: CheckExample) async throws {
    let table = LiteralTable(of: example)
    let cases = try await CheckTrial.cases(
      of: example, FeaturesContract(), answering: table.answer)
    #expect(cases.outcome(example.subject) == example.outcome)
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
    #expect(cases.map(\.subject) == ["age", "country", "rows", "unique(customer_id)"])
  }

  @Test("A missing column takes no other with it")
  func missingColumn() async throws {
    let cases = try await cases(
      "\(Self.columns)\n    ages: { nulls: 0 }\n    name: { nulls: 0 }", csv: "age,name\n1,a\n")
    #expect(cases.outcome("ages") == .unmeasured)
    #expect(cases.first?.message.contains("did you mean 'age'?") == true)
    #expect(cases.outcome("name") == .passed)
  }

  @Test("NaN is outside every range and set")
  func nan() async throws {
    #expect(
      try await column("range: [0, null]", values: "1.5", "nan").findings.map(\.rule) == [
        "contract.nan"
      ])
    #expect(
      try await column("in: ['1.5', nan]", values: "1.5", "nan").findings.map(\.rule) == [
        "contract.nan"
      ])
  }

  @Test("A limit on nulls limits NaN too, each counted by itself, and a pass tells how many")
  func nanAndNulls() async throws {
    let failed = try await column("nulls: 0", values: "1.5", "nan")
    #expect(failed.findings.map(\.rule) == ["contract.nan"])
    #expect(failed.findings.first?.limit == "0")
    let both = try await column("nulls: 1", values: "1.5", "nan", "")
    #expect(both.outcome == .passed)
    #expect(both.message.contains("1 null, 1 NaN"))
    #expect(
      try await column("nulls: 1", values: "1.5", "nan", "nan").findings.map(\.rule) == [
        "contract.nan"
      ])
    #expect(try await column("nulls: 50%", values: "1.5", "nan").outcome == .passed)
    let unlimited = try await column("type: double", values: "1.5", "nan")
    #expect(unlimited.outcome == .passed)
    #expect(unlimited.message.contains("1 NaN"))
    #expect(
      try await column("nulls: 1, range: [0, 9]", values: "1.5", "nan").findings.map(\.rule) == [
        "contract.nan"
      ])
    #expect(try await !column("nulls: 0", values: "1.5", "2").message.contains("NaN"))
  }

  @Test("NaN that could not be counted leaves a limit on nulls unmeasured, and integers have none")
  func nanUncounted() async throws {
    for (values, outcome) in [("x\n1.5\n", Outcome.unmeasured), ("x\n1\n", .passed)] {
      let table = LiteralTable(csv: values)
      let trial = try CheckTrial(
        FeaturesContract(), entry: "\(Self.columns)\n    x: { nulls: 0 }")
      var measured = try await trial.measure {
        if case .count(.nan) = $0 { .unavailable(.wrongType) } else { table.answer($0) }
      }
      #expect(try trial.cases(of: measured).map(\.outcome) == [outcome])
      measured.columns[0].promises.removeAll { $0.promise.kind == .nan }
      #expect(try trial.cases(of: measured).map(\.outcome) == [outcome])
    }
  }

  @Test("A null is outside no range, and only `nulls` limits it")
  func nullInRange() async throws {
    #expect(try await column("range: [0, 9]", values: "1", "").outcome == .passed)
  }

  @Test("Nulls alone prove nothing about a range or a set")
  func onlyNulls() async throws {
    for options in ["in: [a]", "in: [a], nulls: 100%"] {
      let nulls = try await column(options, values: "", "")
      #expect(nulls.obstacle?.rule == "contract.no-values")
    }
    #expect(try await column("in: [a], nulls: 1", values: "", "").outcome == .failed)
    #expect(try await column("nulls: 100%", values: "", "").outcome == .passed)
  }

  @Test("A share of nulls is of all rows, the limit included")
  func nullShare() async throws {
    #expect(try await column("nulls: 50%", values: "1", "").outcome == .passed)
    #expect(try await column("nulls: \"<= 49.9%\"", values: "1", "").outcome == .failed)
    #expect(try await column("nulls: 1", values: "1", "").outcome == .passed)
    let allowed = Allowance.share(Share(fraction: 0.29))
    #expect(allowed.allows(29, of: 100))
    #expect(!allowed.allows(30, of: 100))
  }

  @Test("Type: double takes a decimal, integer takes only integers")
  func types() async throws {
    #expect(FeaturesContract.DeclaredType.double.accepts(.decimal))
    #expect(!FeaturesContract.DeclaredType.integer.accepts(.double))
    #expect(!FeaturesContract.DeclaredType.double.accepts(.integer))
    #expect(
      try await column("type: double", values: "1", "2").findings.map(\.rule) == ["contract.type"])
  }

  @Test("A type that is wrong fails although the range then has no answer")
  func wrongTypeAndRange() async throws {
    let wrong = try await column("type: integer, range: [0, 9]", values: "a", "b")
    #expect(wrong.findings.map(\.rule) == ["contract.type"])
    #expect(try await column("range: [0, 9]", values: "a", "b").outcome == .unmeasured)
  }

  @Test("No rows prove nothing, and fail at-least")
  func noRows() async throws {
    let rows = "- { id: c, type: features.contract, dataset: d, columns: { x: { } }, rows: "
    let atLeast = try await cases(rows + "{ at-least: 1, unique: [x] } }", csv: "x\n")
    #expect(atLeast.map(\.outcome) == [.unmeasured, .failed, .unmeasured])
    let atMost = try await cases(rows + "{ at-most: 9 } }", csv: "x\n")
    #expect(atMost.map(\.outcome) == [.unmeasured, .unmeasured])
    let tooMany = try await cases(rows + "{ at-most: 1 } }", csv: "x\n1\n2\n")
    #expect(tooMany.rules("rows") == ["contract.too-many-rows"])
  }

  @Test("A key with a column that is not there is unmeasured")
  func keyColumnMissing() async throws {
    let cases = try await cases(
      "- { id: c, type: features.contract, dataset: d, rows: { unique: [x, y] } }", csv: "x\n1\n")
    #expect(cases.rules("unique(x,y)") == ["contract.column-missing"])
  }

  @Test("An engine that answers nothing leaves everything unmeasured")
  func noAnswers() async throws {
    let trial = try CheckTrial(FeaturesContract(), example: FeaturesContract().examples[0])
    let cases = try trial.cases(of: try await trial.measure())
    #expect(cases.allSatisfy { $0.outcome == .unmeasured })
    #expect(cases.count == 4)
  }

  @Test("A column called rows has a case of its own")
  func reservedName() async throws {
    let cases = try await cases(
      "- { id: c, type: features.contract, dataset: d, columns: { rows: { nulls: 0 } }, rows: { at-least: 1 } }",
      csv: "rows\n1\n")
    #expect(cases.map(\.subject) == ["column(rows)", "rows"])
    #expect(cases.allSatisfy { $0.outcome == .passed })
  }
}
