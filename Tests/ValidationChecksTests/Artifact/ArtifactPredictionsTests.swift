// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ArtifactPredictionsTests {
  private static let entry =
    "{ id: g, type: artifact.predictions, command: [p, '{output}'], output: a.jsonl, golden: g.jsonl"

  private func cases(_ answers: String?, golden: String, _ tolerance: String = "") async throws
    -> [Case]
  {
    let trial = try CheckTrial(ArtifactPredictions(), entry: "- \(Self.entry)\(tolerance) }")
    let files: [String: CheckExample.FileContent] = ["g.jsonl": .text(golden)]
    let commands = ScriptedCommands(run: { invocation in
      let folder = URL(fileURLWithPath: invocation.arguments[1], isDirectory: true)
      if let answers { try Data(answers.utf8).write(to: folder.appending(component: "a.jsonl")) }
      return .ended()
    })
    do {
      return try trial.cases(
        of: try await trial.measure(files: files, commands: commands), files: files)
    } catch let obstacle as Obstacle {
      return [
        Case(
          check: "g", subject: nil, outcome: .unmeasured, message: obstacle.message,
          obstacle: obstacle)
      ]
    }
  }

  @Test(
    "A number is within the tolerance as numpy.isclose has it",
    arguments: [
      ("1.0000001", "1.0", ", tolerance: { relative: 1e-6 }", Outcome.passed),
      ("1.00001", "1.0", ", tolerance: { relative: 1e-6 }", .failed),
      ("0.001", "0", ", tolerance: { relative: 0.5 }", .failed),
      ("0.001", "0", ", tolerance: { absolute: 0.001 }", .passed),
      ("1", "1.0", "", .passed), ("-0.0", "0.0", "", .passed),
    ])
  func tolerance(found: String, golden: String, tolerance: String, outcome: Outcome) async throws {
    let cases = try await cases("[\(found)]\n", golden: "[\(golden)]\n", tolerance)
    #expect(cases.map(\.outcome) == [outcome], "\(cases.first?.message ?? "")")
  }

  @Test(
    "What is not a number must be the same",
    arguments: [
      (#"{"a":1,"b":2}"#, #"{"a":1}"#, "key 'b' is new"),
      (#"{"a":1}"#, #"{"a":1,"b":2}"#, "key 'b' is missing"), ("[1,2]", "[1]", "2 elements"),
      ("9007199254740993", "9007199254740992", "golden has 9007199254740992"),
      (#""x""#, "1", "golden has 1"), ("null", "0", "null"), ("NaN", "1", "bare NaN"),
      ("{", "{}", "no JSON"),
    ])
  func mismatches(found: String, golden: String, said: String) async throws {
    let cases = try await cases(found + "\n", golden: golden + "\n", ", tolerance: { absolute: 9 }")
    #expect(cases.rules(nil) == ["predictions.mismatch"])
    #expect(cases.first?.message.contains(said) == true, "\(cases.first?.message ?? "")")
  }

  @Test("Lines too many or too few fail, whatever the others say")
  func lineCount() async throws {
    #expect(try await cases("1\n2\n", golden: "1\n").rules(nil) == ["predictions.count"])
    #expect(try await cases("1\n", golden: "1\n2\n").rules(nil) == ["predictions.count"])
  }

  @Test("A command that writes nothing is unmeasured")
  func nothingWritten() async throws {
    #expect(try await cases(nil, golden: "1\n").rules(nil) == ["command.output-missing"])
    #expect(try await cases("", golden: "1\n").rules(nil) == ["command.output-empty"])
  }

  @Test("More differences than are kept pass under no tolerance")
  func tooMany() async throws {
    let line = { (value: String) in
      "[" + repeatElement(value, count: 10_001).joined(separator: ",") + "]\n"
    }
    let cases = try await cases(line("1.1"), golden: line("1"), ", tolerance: { absolute: 1 }")
    #expect(cases.rules(nil) == ["predictions.too-many-differences"])
    #expect(cases.map(\.outcome) == [.unmeasured])
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "{ id: g, type: artifact.predictions, command: [p], output: a, golden: g }",
      "{ id: g, type: artifact.predictions, command: [p, '{output}'], output: ../a, golden: g }",
      entry + ", tolerance: { absolute: -1 } }", entry + ", tolerance: 1e-3 }",
    ])
  func refused(entry: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(ArtifactPredictions(), entry: "- \(entry)")
    }
  }
}
