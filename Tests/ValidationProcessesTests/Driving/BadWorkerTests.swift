// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

/// Workers that do not keep the protocol: nothing hangs, and nothing passes for an answer.
@Suite struct BadWorkerTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  @Test func workerThatStopsAnsweringLeavesTheRestUnanswered() async throws {
    let script = """
      import sys, time
      for count, line in enumerate(sys.stdin):
          if count == 7: time.sleep(1000)
          print("{}", flush=True)
      """
    let run = try await world.drive(script, every: 0.01, count: 20, patience: 15)
    #expect(run.exchanges.prefix(5).allSatisfy { $0.accepted })
    #expect(run.exchanges.dropFirst(5).allSatisfy { $0.answered == nil && !$0.accepted })
    #expect(run.exchanges.allSatisfy { $0.sent != nil })
    #expect(run.result.ending == .signalled(signal: 15))
  }

  @Test func workerThatNeverAnswersHasNoColdStart() async throws {
    let script = "import time; time.sleep(1000)"
    let run = try await world.drive(script, every: 0.01, count: 3, patience: 0.5)
    #expect(run.coldStart == nil)
    #expect(run.exchanges.count == 3)
    #expect(run.exchanges.allSatisfy { $0.sent == nil && $0.answered == nil })
  }

  @Test func workerThatDiesMidwayTellsHow() async throws {
    let script = """
      import os, sys
      for count, line in enumerate(sys.stdin):
          if count == 7: os._exit(9)
          print("{}", flush=True)
      """
    let run = try await world.drive(script, every: 0.02, count: 20, patience: 600)
    #expect(run.exchanges.filter { $0.accepted }.count == 5)
    #expect(run.exchanges.last?.sent == nil)
    #expect(run.result.ending == .exited(status: 9))
  }

  @Test func workerThatDiesAtOnceTellsHow() async throws {
    let run = try await world.drive("exit(3)", every: 0.01, count: 2, patience: 600)
    #expect(run.coldStart == nil)
    #expect(run.result.ending == .exited(status: 3))
  }

  @Test func missingWorkerDidNotStart() async throws {
    let run = try await world.runner.drive(
      world.invocation(["no-such-worker"]),
      schedule: CommandWorld.schedule(every: 0.01, count: 2, patience: 600))
    guard case .notStarted = run.result.ending else { throw Unexpected(ending: run.result.ending) }
    #expect(run.exchanges.count == 2)
  }

  @Test(arguments: [
    "nonsense", "[1]", "{\\\"a\\\": NaN}", "{\\\"error\\\": 1}", "", "{\\\"a\\\": ",
  ])
  func garbageIsRefused(answer: String) async throws {
    let script = "import sys\nfor line in sys.stdin: print(\"\(answer)\", flush=True)"
    let run = try await world.drive(script, every: 0.01, count: 3)
    #expect(run.exchanges.allSatisfy { $0.answered != nil && !$0.accepted })
    #expect(run.firstRefusal == answer.replacingOccurrences(of: "\\", with: ""))
  }

  @Test func secondAnswerIsRefused() async throws {
    let script = "import sys\nfor line in sys.stdin: print('{}\\n{}', flush=True)"
    let run = try await world.drive(script, every: 0.3, count: 3)
    #expect(try #require(run.firstRefusal).hasPrefix("answered without being asked: {}"))
    #expect(!run.exchanges.contains { $0.accepted })
  }

  @Test func answerBeforeTheQuestionIsRefused() async throws {
    let script =
      "import sys\nprint('{}', flush=True)\nfor line in sys.stdin: print('{}', flush=True)"
    let run = try await world.drive(script, warmUp: 0, every: 0.05, count: 3)
    // Whether the first answer came before the first question is the race that this worker runs.
    #expect(run.exchanges.allSatisfy { $0.answered != nil })
    #expect(run.firstRefusal != nil)
  }

  @Test func answerThatIsTooLongIsRefusedAndTheNextIsRead() async throws {
    let script = """
      import sys
      for count, line in enumerate(sys.stdin):
          print('{"a": "' + 'x' * (5_000_000 if count == 3 else 10) + '"}', flush=True)
      """
    let run = try await world.drive(script, every: 0.01, count: 4, answerLimit: 1000)
    #expect(run.exchanges.map(\.accepted) == [true, false, true, true])
    #expect(try #require(run.firstRefusal).hasPrefix("too long an answer: {\"a\": \"xxx"))
    #expect(try #require(run.firstRefusal).count == 1000)
  }

  @Test func workerThatReadsNothingDoesNotStopTheSchedule() async throws {
    let script = """
      import os, time
      while b"\\n" not in os.read(0, 1): pass
      print("{}", flush=True)
      time.sleep(1000)
      """
    let line = "\"" + String(repeating: "x", count: 50_000) + "\""
    let run = try await world.drive(
      script, warmUp: 1, every: 0.01, count: 50, patience: 15, line: line)
    #expect(run.coldStart != nil)
    #expect(run.exchanges.first?.sent != nil)
    #expect(run.exchanges.filter { $0.sent == nil }.count > 40)
    #expect(!run.exchanges.contains { $0.accepted })
  }

  @Test func workerThatClosesItsOutputIsOver() async throws {
    let script = """
      import os, sys
      sys.stdin.readline(); print("{}", flush=True); sys.stdin.readline(); os.close(1)
      sys.stdin.read()
      """
    let run = try await world.drive(script, warmUp: 1, every: 0.01, count: 5, patience: 600)
    #expect(!run.exchanges.contains { $0.accepted })
    #expect(run.result.ending == .exited(status: 0))
  }

  private struct Unexpected: Error { var ending: CommandResult.Ending }
}
