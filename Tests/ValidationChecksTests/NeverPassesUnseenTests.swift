// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

/// Whatever part of a measurement is lost, no judgement passes what it says nothing about.
@Suite struct NeverPassesUnseenTests {
  private static let seed: UInt64 = 20_260_101

  private struct Random: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
      return z ^ z >> 31
    }
  }

  @Test("features.contract: any one fact unknown, and some case is no pass")
  func features() async throws {
    var random = Random(state: Self.seed)
    let example = FeaturesContract().examples[0]
    let trial = try CheckTrial(FeaturesContract(), example: example)
    let whole = try await trial.measure(answering: LiteralTable(of: example).answer)
    let questions = FeaturesContract().questions(for: trial.configuration.scope)
    #expect(try trial.cases(of: whole).allSatisfy { $0.outcome == .passed })
    for _ in 0..<100 {
      let lost = questions.filter { question in
        // NaN does not exist in a table of integers and text, and extremes only adorn a message.
        if case .count(.nan) = question { return false }
        if case .extremes = question { return false }
        return Bool.random(using: &random)
      }
      guard !lost.isEmpty else { continue }
      let table = LiteralTable(of: example)
      let partial = try await trial.measure {
        lost.contains($0) ? .unavailable(.wrongType) : table.answer($0)
      }
      let cases = try trial.cases(of: partial)
      for question in lost {
        let own = question.columnsRead.first ?? "rows"
        let subject: String? = own == "customer_id" ? "unique(customer_id)" : own
        guard question != .columns else { continue }
        #expect(cases.outcome(subject) == .unmeasured, "seed \(Self.seed), lost \(lost)")
      }
    }
  }

  @Test("features.contract: a column that is not in the measurement is unmeasured")
  func columnLost() async throws {
    let example = FeaturesContract().examples[0]
    let trial = try CheckTrial(FeaturesContract(), example: example)
    var measured = try await trial.measure(answering: LiteralTable(of: example).answer)
    measured.columns.removeFirst()
    measured.keys = []
    let cases = try trial.cases(of: measured)
    #expect(cases.map(\.outcome) == [.unmeasured, .passed, .passed, .unmeasured])
  }

  @Test("features.contract: a question that was never asked does not pass")
  func neverAsked() async throws {
    let example = FeaturesContract().examples[0]
    let trial = try CheckTrial(FeaturesContract(), example: example)
    var measured = try await trial.measure(answering: LiteralTable(of: example).answer)
    measured.columns[0].promises.removeAll { $0.promise.kind == .range }
    measured.columns[1].promises.removeAll { $0.promise.kind == .set }
    let cases = try trial.cases(of: measured)
    #expect(cases.outcome("age") == .unmeasured)
    #expect(cases.outcome("country") == .unmeasured)
  }

  @Test("training.reproducible: a run or an output that is not there is unmeasured")
  func training() throws {
    let check = TrainingReproducible()
    let trial = try CheckTrial(
      check,
      entry:
        "- { id: r, type: training.reproducible, command: [t, '{output}'], outputs: [a, b, c], runs: 3 }"
    )
    let facts = { TrainingReproducible.FileFacts(run: $0, size: 1, digest: "d") }
    let path = { (name: String) in RepositoryPath(name) ?? .root }
    let repeats = [2, 3].map { TrainingReproducible.Repeat(facts: facts($0)) }
    let measured = TrainingReproducible.Measurement(
      runs: 3,
      outputs: [
        .init(path: path("a"), reference: facts(1), repeats: repeats),
        .init(path: path("b"), reference: facts(1), repeats: [repeats[0]]),
      ])
    #expect(try trial.cases(of: measured).map(\.outcome) == [.passed, .unmeasured, .unmeasured])
    let none = TrainingReproducible.Measurement(
      runs: 1, outputs: [.init(path: path("a"), reference: facts(1), repeats: [])])
    #expect(try trial.cases(of: none).allSatisfy { $0.outcome == .unmeasured })
  }

  @Test("latency.budget: taking requests away never turns a verdict into a pass")
  func latency() throws {
    var random = Random(state: Self.seed)
    let trial = try CheckTrial(LatencyBudget(), example: LatencyBudget().examples[0])
    for _ in 0..<200 {
      let count = Int.random(in: 0..<60, using: &random)
      let values = (0..<count).map { _ in Int64.random(in: 0..<4_000_000_000, using: &random) }
      let measured = LatencyBudget.Measurement(
        rate: Rate(perSecond: 25), spacing: TimeSpan(seconds: 0.04), expected: count,
        latencies: values, refused: 0, unanswered: 0, generatorLag: TimeSpan(nanoseconds: 0),
        coldStart: TimeSpan(seconds: 1))
      let over = values.count { $0 > 2_000_000_000 }
      guard try trial.cases(of: measured).outcome("p50") == .passed else { continue }
      #expect(count >= 50 && over * 2 < count, "seed \(Self.seed), \(over) of \(count)")
    }
  }
}
