// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

/// Ways in which other tools call drifted data fine; here each ends as it must.
@Suite struct FeaturesDriftFalseGreenTests {
  private static let seed: UInt64 = 20_261_121
  private var numbers = SeededNumbers(seed: Self.seed)

  private func cases(
    _ reference: SampleTable, _ current: SampleTable, _ options: String = "columns: all"
  ) async throws -> [Case] {
    try await DriftTrial.cases(reference, current, options)
  }

  @Test("twenty columns from N(0, 1) to N(3, 1) are twenty failures, and one of the whole")
  mutating func everyColumn() async throws {
    var (reference, current) = (SampleTable(), SampleTable())
    for place in 0..<20 {
      reference.columns.append(Named("c\(place)", .numbers(numbers.normal(500))))
      current.columns.append(Named("c\(place)", .numbers(numbers.normal(500, mean: 3))))
    }
    let cases = try await cases(reference, current)
    #expect(cases.count == 21, "seed \(Self.seed)")
    #expect(cases.allSatisfy { $0.gateResult == .failure }, "seed \(Self.seed)")
    #expect(cases[0].findings.map(\.value) == ["20"])
    #expect(cases[0].message.contains("20 of 20 columns"))
  }

  @Test("a column that is all NaN, or all null, fails")
  mutating func allMissing() async throws {
    let reference = SampleTable(Named("x", .numbers(numbers.normal(500))))
    for lost: Double? in [.nan, nil] {
      let current = SampleTable(Named("x", .numbers(Array(repeating: lost, count: 500))))
      let cases = try await cases(reference, current, "columns: [x], statistic: jensen-shannon")
      #expect(cases.outcome("x") == .failed)
      #expect(cases.rules("x") == ["drift.jensen-shannon", "drift.missing"])
      // The distance of distribution functions has nothing to look at, and takes no finding with it.
      #expect(try await self.cases(reference, current).outcome("x") == .failed)
    }
  }

  @Test("a column that is half NaN fails, although its values did not move")
  mutating func halfMissing() async throws {
    let values = numbers.normal(1_000)
    let half = values.enumerated().map { $0.offset.isMultiple(of: 2) ? .nan : $0.element }
    let cases = try await cases(
      SampleTable(Named("x", .numbers(values))), SampleTable(Named("x", .numbers(half))))
    #expect(cases.outcome("x") == .failed)
    #expect(cases.rules("x") == ["drift.jensen-shannon", "drift.missing"])
  }

  @Test("fewer than ten values are no pass, however alike or unlike", arguments: [0.0, 100.0])
  mutating func fewValues(mean: Double) async throws {
    for (many, few) in [(9, 9), (1_000, 9), (9, 1_000)] {
      let cases = try await cases(
        SampleTable(Named("x", .numbers(numbers.normal(many)))),
        SampleTable(Named("x", .numbers(numbers.normal(few, mean: mean)))))
      #expect(cases.outcome("x") == .inconclusive, "seed \(Self.seed)")
      #expect(cases.outcome(nil) == .inconclusive)
      #expect(cases.allSatisfy { $0.gateResult == .error })
    }
  }

  @Test("a side without rows is unmeasured, whichever it is")
  mutating func emptySide() async throws {
    let (full, empty) = (
      SampleTable(Named("x", .numbers(numbers.normal(500)))),
      SampleTable(Named("x", .numbers([])))
    )
    for (reference, current) in [(full, empty), (empty, full), (empty, empty)] {
      let cases = try await cases(reference, current)
      #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured])
      #expect(cases.rules("x") == ["drift.no-rows"])
    }
  }

  @Test("without a reference nothing is judged")
  mutating func noReference() async throws {
    let tables = SampleTables(
      "today", ["today": SampleTable(Named("x", .numbers(numbers.normal(500))))])
    let trial = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry("columns: [x]"))
    let cases = try trial.cases(of: try await trial.measure(answering: tables.answer))
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured])
  }

  @Test("an engine that answers nothing leaves everything unmeasured")
  func noAnswers() async throws {
    for columns in ["all", "[x, y]"] {
      let trial = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry("columns: \(columns)"))
      let cases = try trial.cases(of: try await trial.measure())
      #expect(!cases.isEmpty && cases.allSatisfy { $0.outcome == .unmeasured })
    }
  }

  @Test("whichever answer is lost, its column is no pass")
  mutating func oneAnswerLost() async throws {
    let make = { (numbers: inout SeededNumbers) in
      SampleTable(
        Named("x", .numbers(numbers.normal(800))),
        Named("k", .texts((0..<800).map { $0.isMultiple(of: 2) ? "a" : "b" })))
    }
    let tables = SampleTables("today", ["today": make(&numbers), "train": make(&numbers)])
    let trial = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry("columns: [x, k]"))
    let questions = QuestionLog()
    let whole = try await trial.measure {
      questions.add($0)
      return tables.answer($0)
    }
    #expect(try trial.cases(of: whole).allSatisfy { $0.outcome == .passed })
    for lost in questions.all {
      if case .moments = lost.target(of: "today").question { continue }
      let partial = try await trial.measure {
        $0 == lost ? .unavailable(.wrongType) : tables.answer($0)
      }
      let cases = try trial.cases(of: partial)
      #expect(cases.outcome(nil) == .unmeasured, "lost \(lost)")
      #expect(cases.contains { $0.subject != nil && $0.outcome == .unmeasured }, "lost \(lost)")
    }
  }

  @Test("no column left to look at is no pass")
  mutating func nothingLeft() async throws {
    let table = SampleTable(Named("id", .numbers(numbers.normal(500))))
    let cases = try await cases(table, table, "columns: all, exclude: [id]")
    #expect(cases.map(\.outcome) == [.unmeasured])
    #expect(cases.rules(nil) == ["drift.no-columns"])
  }
}

/// Questions in the order asked.
private final class QuestionLog {
  private(set) var all: [Question] = []

  func add(_ question: Question) { all.append(question) }
}

/// One check of `today` against `train`.
enum DriftTrial {
  static func entry(_ options: String, reference: String = "reference: train") -> String {
    "- { id: d, type: features.drift, dataset: today, \(reference), \(options) }"
  }

  static func cases(
    _ reference: SampleTable, _ current: SampleTable, _ options: String = "columns: all"
  ) async throws -> [Case] {
    let tables = SampleTables("today", ["today": current, "train": reference])
    let trial = try CheckTrial(FeaturesDrift(), entry: entry(options))
    return try trial.cases(of: try await trial.measure(answering: tables.answer))
  }
}
