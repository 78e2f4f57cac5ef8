// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesInvarianceTests {
  private static let input = "id,cents\n1,250\n2,900\n3,410\n4,775\n5,120\n"

  private func cases(
    _ options: String = "keys: [id]", input: String = input,
    engine: any DataEngine = LiteralEngine(),
    _ make: @escaping @Sendable ([[String]], Invocation) throws -> ([String]?, CommandResult)
  ) async throws -> [Case] {
    let trial = try CheckTrial(
      FeaturesInvariance(),
      entry: """
        - { id: i, type: features.invariance, command: [p, '{input}', '{output}'], input: raw.csv, \
        output: a.csv, \(options) }
        """)
    let files: [String: CheckExample.FileContent] = ["raw.csv": .text(input)]
    let commands = PipelineCommands.making { text, invocation in
      let lines = text.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let (rows, result) = try make(lines, invocation)
      return (rows.map { (["id,x"] + $0).map { $0 + "\n" }.joined() }, result)
    }
    do {
      let measured = try await trial.measure(files: files, commands: commands, engine: engine)
      return try trial.cases(of: measured, files: files)
    } catch let obstacle as Obstacle {
      return try trial.subjects().map { .unmeasured(obstacle, $0) }
    }
  }

  /// Reads columns by name, and makes each row by itself.
  @Sendable private static func rowByRow(_ lines: [[String]], _: Invocation) -> (
    [String]?, CommandResult
  ) {
    let (id, cents) = (
      lines[0].firstIndex(of: "id") ?? 0, lines[0].firstIndex(of: "cents") ?? 1
    )
    return (lines.dropFirst().map { "\($0[id]),\($0[cents])" }, .ended())
  }

  private static let all =
    "keys: [id], duplicated: twice, variations: [rerun, shuffled, columns, batches, threads, partitions]"

  @Test("A pipeline of single rows passes every variation")
  func rowWise() async throws {
    let cases = try await cases(Self.all, Self.rowByRow)
    #expect(
      cases.map(\.subject) == [
        "rerun", "shuffled", "columns", "batches", "threads", "partitions", "duplicated",
      ])
    #expect(cases.allSatisfy { $0.outcome == .passed }, "\(cases.map(\.message))")
    #expect(cases[0].message == "5 rows of 1 column agree, by id")
  }

  @Test("The row's place shows in shuffled rows, parts and duplicates, not in the rest")
  func rowNumber() async throws {
    let cases = try await cases(Self.all) { lines, invocation in
      let made = Self.rowByRow(lines, invocation).0 ?? []
      return (
        made.enumerated().map { "\($1.split(separator: ",")[0]),\($0)" }, .ended()
      )
    }
    #expect(
      cases.map(\.outcome) == [
        .passed, .failed, .passed, .failed, .passed, .passed, .failed,
      ])
  }

  @Test("Columns read by position show when they are permuted, and nowhere else")
  func position() async throws {
    let cases = try await cases { lines, _ in
      (lines.dropFirst().map { "\($0[0]),\($0[1])" }, .ended())
    }
    #expect(cases.filter { $0.outcome == .failed }.map(\.subject) == ["columns"])
  }

  @Test("Rows that are kept once are right for `once`, and lost for `twice`")
  func duplicates() async throws {
    let deduplicating: @Sendable ([[String]], Invocation) -> ([String]?, CommandResult) = {
      lines, invocation in
      var seen: Set<String> = []
      return (Self.rowByRow(lines, invocation).0?.filter { seen.insert($0).inserted }, .ended())
    }
    let once = try await cases("keys: [id], duplicated: once, variations: [rerun]", deduplicating)
    #expect(once.map(\.outcome) == [.passed, .passed])
    let twice = try await cases("keys: [id], duplicated: twice, variations: [rerun]", deduplicating)
    #expect(twice.rules("duplicated") == ["invariance.not-twice"])
    let kept = try await cases("keys: [id], duplicated: once, variations: [rerun]", Self.rowByRow)
    #expect(kept.rules("duplicated") == ["invariance.keys-repeated"])
  }

  @Test("Twins that differ from each other, or from the first run, fail")
  func unequalTwins() async throws {
    let cases = try await cases("keys: [id], duplicated: twice, variations: [rerun]") {
      lines, invocation in
      let made = Self.rowByRow(lines, invocation).0 ?? []
      return (made.count > 5 ? made.map { $0 + "0" } : made, .ended())
    }
    #expect(cases.rules("duplicated") == ["invariance.values"])
  }

  @Test("A command that fails on a variation fails it; a deadline leaves it unmeasured")
  func failing() async throws {
    for (ending, outcome, rule) in [
      (CommandResult.Ending.exited(status: 1), Outcome.failed, "invariance.run-failed"),
      (.signalled(signal: 11), .failed, "invariance.run-failed"),
      (.timedOut, .unmeasured, "invariance.command-failed"),
    ] {
      let cases = try await cases("keys: [id], variations: [rerun, batches]") { lines, invocation in
        lines.count < 6
          ? (nil, .ended(ending, errors: "too few\n")) : Self.rowByRow(lines, invocation)
      }
      #expect(cases.map(\.outcome) == [.passed, outcome])
      #expect(cases.rules("batches") == [rule])
    }
  }

  @Test("Ending well without a table is a failure of the variation")
  func silent() async throws {
    let cases = try await cases("keys: [id], variations: [batches]") { lines, invocation in
      lines.count < 6 ? (nil, .ended()) : Self.rowByRow(lines, invocation)
    }
    #expect(cases.rules("batches") == ["invariance.run-failed"])
  }

  @Test("One thread is asked for by the variables of the usual libraries, and only then")
  func threads() async throws {
    let cases = try await cases("keys: [id], variations: [rerun, threads]") { lines, invocation in
      let made = Self.rowByRow(lines, invocation).0 ?? []
      let one = invocation.environment.set["OMP_NUM_THREADS"] == "1"
      return (one ? made.map { $0 + "1" } : made, .ended())
    }
    #expect(cases.map(\.outcome) == [.passed, .failed])
  }

  @Test("A first run that fails, repeats keys or writes no row leaves all unmeasured")
  func firstRun() async throws {
    let failed = try await cases { _, _ in (nil, .ended(.exited(status: 2), errors: "boom\n")) }
    #expect(failed.rules("rerun") == ["invariance.command-failed"])
    #expect(failed.first?.message.contains("boom") == true)
    let repeated = try await cases { _, _ in (["1,2", "1,3"], .ended()) }
    #expect(repeated.rules("rerun") == ["invariance.keys-repeated"])
    let empty = try await cases { _, _ in ([], .ended()) }
    #expect(empty.allSatisfy { $0.outcome == .unmeasured })
    let none = try await cases(engine: NoDataEngine(), Self.rowByRow)
    #expect(none.allSatisfy { $0.outcome == .unmeasured })
  }

  @Test("An input of one row, or that is malformed, is unmeasured")
  func input() async throws {
    for (input, rule) in [
      ("id,cents\n1,2\n", "invariance.input-too-small"), ("id,cents\n1\n2,3\n", "table.malformed"),
      ("id\n1\n2\n", "invariance.input-too-small"),
    ] {
      let cases = try await cases(input: input, Self.rowByRow)
      #expect(cases.rules("rerun") == [rule])
    }
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "command: [p, '{output}'], input: a.csv, output: b.csv, keys: [k]",
      "command: [p, '{input}'], input: a.csv, output: b.csv, keys: [k]",
      "command: [p, '{input}', '{output}'], input: a.xlsx, output: b.csv, keys: [k]",
      "command: [p, '{input}', '{output}'], input: a.csv.gz, output: b.csv, keys: [k]",
      "command: [p, '{input}', '{output}'], input: a.csv, output: b.csv",
      "command: [p, '{input}', '{output}'], input: a.csv, output: b.csv, keys: [k], variations: [duplicated]",
      "command: [p, '{input}', '{output}'], input: a.csv, output: b.csv, keys: [k], parts: 1",
      "command: [p, '{input}', '{output}'], input: a.csv, output: b.csv, keys: [k], variations: [rerun, rerun]",
    ])
  func refused(options: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(
        FeaturesInvariance(), entry: "- { id: i, type: features.invariance, \(options) }")
    }
  }
}
