// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct TrainingReproducibleTests {
  private let check = TrainingReproducible(spacing: TimeSpan(nanoseconds: 0))

  /// Cases of runs that write these files, the first set by the first run.
  private func cases(
    _ options: String = "outputs: [m.safetensors]", runs: [[String: Data]],
    result: CommandResult = .ended()
  ) async throws -> [Case] {
    let trial = try CheckTrial(
      check, entry: "- { id: r, type: training.reproducible, command: [t, '{output}'], \(options) }"
    )
    let number = Mutex(0)
    let commands = ScriptedCommands(run: { invocation in
      let run = number.withLock { number in
        number += 1
        return number
      }
      let folder = URL(fileURLWithPath: invocation.arguments[1], isDirectory: true)
      for (name, bytes) in runs[min(run, runs.count) - 1] {
        try bytes.write(to: folder.appendingPathComponent(name))
      }
      return result
    })
    do {
      return try trial.cases(of: try await trial.measure(commands: commands))
    } catch let obstacle as Obstacle {
      return [
        Case(
          check: "r", subject: nil, outcome: .unmeasured, message: obstacle.message,
          obstacle: obstacle)
      ]
    }
  }

  @Test("Equal bytes pass, and the note says what that proves")
  func equal() async throws {
    let cases = try await cases(runs: [["m.safetensors": SafetensorsBytes.file(["w": [1]])]])
    #expect(cases.map(\.outcome) == [.passed])
    #expect(
      cases.first?.message
        == "2 runs: equal bytes (at 95 % confidence, at most 95 % of runs deviate)")
  }

  @Test("The bound follows the number of repeats")
  func bound() async throws {
    let cases = try await cases(
      "outputs: [m], runs: 4", runs: [["m": Data([1])]])
    #expect(cases.first?.message.hasPrefix("4 runs: equal bytes") == true)
    let bound = try #require(cases.first?.quantities.first { $0.name == "deviation-bound" })
    #expect(abs(bound.value - 0.632) < 0.001)
  }

  @Test("The first differing tensor is named, with element, count and ulp")
  func tensorsDiffer() async throws {
    let cases = try await cases(runs: [
      ["m.safetensors": SafetensorsBytes.file(["a": [1], "w": [1, 2, 3]])],
      [
        "m.safetensors": SafetensorsBytes.file(["a": [1], "w": [1, 2.0.nextUp.nextUp, 3.0.nextUp]])
      ],
    ])
    let finding = try #require(cases.first?.findings.first)
    #expect(finding.rule == "training.tensors-differ")
    #expect(
      finding.message
        == "'m.safetensors': run 2 differs from run 1, first in tensor \"w\" at element 1 "
        + "(2 of 3 F64 elements, up to 2 ulp); tensors: 1 with other elements, 1 equal")
  }

  @Test("Equal tensors under other metadata pass for tensors and fail for bytes")
  func metadata() async throws {
    let runs = ["one", "two"].map {
      ["m.safetensors": SafetensorsBytes.file(["w": [1]], metadata: $0)]
    }
    let tensors = try await cases(runs: runs)
    #expect(tensors.first?.message.contains("tensors equal, container bytes differ") == true)
    #expect(tensors.map(\.outcome) == [.passed])
    let bytes = try await cases("outputs: [m.safetensors], require: bytes", runs: runs)
    #expect(bytes.first?.findings.map(\.rule) == ["training.bytes-differ"])
    #expect(bytes.first?.message.contains("its tensors are equal") == true)
  }

  @Test("A tensor that is missing, added or reshaped differs")
  func otherTensors() async throws {
    for other in [SafetensorsBytes.file(["v": [1]]), SafetensorsBytes.file(["w": [1, 1]])] {
      let cases = try await cases(runs: [
        ["m.safetensors": SafetensorsBytes.file(["w": [1]])], ["m.safetensors": other],
      ])
      #expect(cases.first?.findings.map(\.rule) == ["training.tensors-differ"])
    }
  }

  @Test("Other files are compared by bytes, the first differing one named")
  func bytesDiffer() async throws {
    let cases = try await cases(
      "outputs: [metrics.json]",
      runs: [["metrics.json": Data("{1}".utf8)], ["metrics.json": Data("{12}".utf8)]])
    #expect(
      cases.first?.message
        == "'metrics.json': run 2 differs from run 1 from byte 2 (3 and 4 bytes); "
        + "compared by bytes, for want of a comparison by content for such files")
  }

  @Test("One run in three that deviates fails")
  func third() async throws {
    let cases = try await cases(
      "outputs: [m], runs: 3", runs: [["m": Data([1])], ["m": Data([1])], ["m": Data([2])]])
    #expect(cases.first?.findings.count == 1)
    #expect(cases.first?.message.contains("run 3") == true)
  }

  @Test("A malformed safetensors file that differs cannot be judged by its tensors")
  func malformed() async throws {
    let cases = try await cases(runs: [["m.safetensors": Data([1])], ["m.safetensors": Data([2])]])
    #expect(cases.rules("m.safetensors") == ["command.output-malformed"])
  }

  @Test("An output that is missing or empty is unmeasured by itself")
  func missing() async throws {
    let cases = try await cases(
      "outputs: [metric.json, empty, m]",
      runs: [["metrics.json": Data([1]), "empty": Data(), "m": Data([1])]])
    #expect(cases.map(\.outcome) == [.unmeasured, .unmeasured, .passed])
    #expect(cases.rules("metric.json") == ["command.output-missing"])
    #expect(cases.first?.message.contains("did you mean 'metrics.json'?") == true)
    #expect(cases.rules("empty") == ["command.output-empty"])
  }

  @Test(
    "A command that does not end well leaves all unmeasured, with the end of its standard error",
    arguments: [
      (CommandResult.Ending.exited(status: 3), "exited with status 3"),
      (.signalled(signal: 9), "signal 9 (SIGKILL"), (.timedOut, "ended at its deadline"),
      (.notStarted(reason: "no such file"), "could not be started: no such file"),
    ])
  func endings(_ ending: CommandResult.Ending, _ words: String) async throws {
    let result = CommandResult.ended(ending, errors: "Traceback\n\u{1b}[31mno column\n\n")
    let cases = try await cases(runs: [["m.safetensors": Data([1])]], result: result)
    #expect(cases.first?.obstacle?.rule == "training.command-failed")
    #expect(cases.first?.message.contains(words) == true)
    #expect(cases.first?.message.contains("Traceback | no column") == true)
    #expect(cases.first?.message.contains("\n") == false)
  }

  @Test(
    "Options that could not be measured are refused",
    arguments: [
      ("command: [t], outputs: [m]", "holds {output}"),
      ("command: [t, '{output}'], outputs: [../m]", "no file inside"),
      ("command: [t, '{output}'], outputs: [.]", "no file inside"),
      ("command: [t, '{output}'], outputs: [m, ./m]", "stands twice"),
      ("command: [t, '{output}'], outputs: []", "at least 1"),
      ("command: [t, '{output}'], outputs: [m], runs: 1", "from 2 to 10"),
      (
        "command: [t, '{output}'], outputs: [m], require: metrics", "expected one of bytes, tensors"
      ),
    ])
  func refused(_ options: String, _ message: String) {
    let error = #expect(throws: ManifestProblems.self) {
      try CheckTrial(check, entry: "- { id: r, type: training.reproducible, \(options) }")
    }
    #expect("\(String(describing: error))".contains(message))
  }
}
