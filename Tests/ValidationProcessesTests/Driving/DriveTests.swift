// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

/// Workers that keep the protocol, and their times.
@Suite struct DriveTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  static let echo = """
    import json, sys
    for line in sys.stdin:
        print(json.dumps({"value": json.loads(line)}), flush=True)
    """

  @Test func everyRequestOfAGoodWorkerIsAnswered() async throws {
    let run = try await world.drive(Self.echo, every: 0.002, count: 200)
    #expect(run.exchanges.count == 200)
    #expect(run.exchanges.allSatisfy { $0.accepted && $0.sent != nil && $0.answered != nil })
    #expect(run.exchanges.allSatisfy { ($0.sent ?? $0.due) >= $0.due })
    #expect(run.exchanges.allSatisfy { ($0.answered ?? $0.due) > $0.due })
    #expect(run.firstRefusal == nil)
    #expect(run.result.ending == .exited(status: 0))
    #expect(try #require(run.coldStart).nanoseconds > 0)
    #expect(run.generatorLag.nanoseconds >= 0)
    #expect(try #require(run.result.cost.peakMemory).bytes > 1_000_000)
  }

  @Test func waitingCountsFromWhenTheRequestWasDue() async throws {
    let slow = Self.echo.replacingOccurrences(
      of: "for line in sys.stdin:",
      with: "import time\nfor line in sys.stdin:\n    time.sleep(0.05)")
    let run = try await world.drive(slow, every: 0.01, count: 30)
    let latencies = run.exchanges.map { ($0.answered?.seconds ?? 0) - $0.due.seconds }
    // The last waits for all before it: 30 times 50 ms of work, asked for within 300 ms.
    #expect(try #require(latencies.last) > 1.1)
    #expect(run.exchanges.allSatisfy { $0.accepted })
  }

  @Test func slowFirstAnswerIsTheColdStart() async throws {
    let script = "import time; time.sleep(0.5)\n" + Self.echo
    let run = try await world.drive(script, every: 0.01, count: 5)
    #expect(try #require(run.coldStart) >= TimeSpan(seconds: 0.5))
    let cold = try await world.drive(script, warmUp: 0, every: 0.01, count: 5)
    #expect(try #require(cold.coldStart) >= TimeSpan(seconds: 0.5))
  }

  @Test func largeRequestsArriveWhole() async throws {
    let script = """
      import json, sys
      for line in sys.stdin:
          print(json.dumps({"length": len(json.loads(line))}), flush=True)
      """
    let run = try await world.drive(
      script, every: 0.01, count: 5, line: "\"" + String(repeating: "x", count: 1_000_000) + "\"")
    #expect(run.exchanges.allSatisfy { $0.accepted })
  }

  @Test func environmentAndErrorsAreThoseOfACommand() async throws {
    let script = """
      import json, os, sys
      print(os.environ["TOKEN"], file=sys.stderr, flush=True)
      for line in sys.stdin: print(json.dumps({"error": os.environ["TOKEN"]}), flush=True)
      """
    let invocation = world.invocation(
      ["python3", "-c", script], environment: .init(secrets: ["TOKEN"]))
    let run = try await world.runner.drive(
      invocation, schedule: CommandWorld.schedule(every: 0.01, count: 2))
    #expect(run.result.standardError.text == "***\n")
    #expect(run.firstRefusal == "{\"error\": \"***\"}")
    #expect(!run.exchanges.contains { $0.accepted })
  }

  @Test func nothingToSendIsNotAnError() async throws {
    let run = try await world.drive(Self.echo, every: 0.01, count: 0)
    #expect(run.exchanges.isEmpty)
    #expect(run.coldStart != nil)
    #expect(run.result.ending == .exited(status: 0))
  }

  @Test func cancellingEndsTheWorker() async throws {
    let world = world
    let mark = MarkedProcess()
    let task = Task {
      try await world.runner.drive(
        world.invocation(["sleep", mark.seconds]),
        schedule: CommandWorld.schedule(every: 1, count: 1000, patience: 1000))
    }
    #expect(try await mark.appear())
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(mark.alive.isEmpty)
  }
}

extension CommandWorld {
  static func schedule(
    warmUp: Int = 2, every: Double, count: Int, patience: Double = 60, line: String = "{\"x\": 1}",
    answerLimit: Int = 1 << 20
  ) -> RequestSchedule {
    RequestSchedule(
      warmUp: Array(repeating: Data(line.utf8), count: warmUp),
      requests: (0..<count).map { (TimeSpan(seconds: Double($0) * every), Data(line.utf8)) },
      patience: TimeSpan(seconds: patience), answerLimit: answerLimit)
  }

  func drive(
    _ script: String, warmUp: Int = 2, every: Double, count: Int, patience: Double = 60,
    line: String = "{\"x\": 1}", answerLimit: Int = 1 << 20
  ) async throws -> WorkerRun {
    try await runner.drive(
      invocation(["python3", "-c", script], grace: TimeSpan(seconds: 1)),
      schedule: Self.schedule(
        warmUp: warmUp, every: every, count: count, patience: patience, line: line,
        answerLimit: answerLimit))
  }
}
