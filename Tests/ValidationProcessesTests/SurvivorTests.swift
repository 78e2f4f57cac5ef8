// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@Suite struct SurvivorTests {
  let world: CommandWorld
  let mark = MarkedProcess()

  init() throws { world = try CommandWorld() }

  /// Leaves a process behind in a session of its own, without parent, deaf to TERM.
  static let daemonise = """
    import os, signal, sys
    child = os.fork()
    if child == 0:
        os.setsid()
        if os.fork(): os._exit(0)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.execvp("sleep", ["sleep", sys.argv[1]])
    os.waitpid(child, 0)
    """

  @Test func daemonIsEndedWithItsCommand() async throws {
    let result = try await world.python(Self.daemonise, mark.seconds)
    #expect(result.ending == .exited(status: 0))
    #expect(result.survivors == 1)
    #expect(mark.alive.isEmpty)
  }

  @Test func daemonIsEndedAtTheDeadline() async throws {
    let script = Self.daemonise + "\nimport time; time.sleep(1000)"
    let invocation = world.invocation(
      ["python3", "-c", script, mark.seconds], timeout: TimeSpan(seconds: 2),
      grace: TimeSpan(seconds: 0.2))
    #expect(try await world.runner.run(invocation).ending == .timedOut)
    #expect(mark.alive.isEmpty)
  }

  @Test func backgroundChildThatHoldsTheStreamsDoesNotHang() async throws {
    let result = try await world.shell("sleep \(mark.seconds) & echo said; exit 3")
    #expect(result.ending == .exited(status: 3))
    #expect(result.standardOutput.text == "said\n")
    #expect(result.survivors == 1)
    #expect(mark.alive.isEmpty)
  }

  @Test func stoppedChildIsEnded() async throws {
    let result = try await world.shell(
      "sleep \(mark.seconds) & child=$!; kill -STOP $child; exit 0")
    #expect(result.survivors == 1)
    #expect(mark.alive.isEmpty)
  }

  @Test func commandThatEndsItsOwnGroupDoesNotEndTheSupervisor() async throws {
    let result = try await world.shell("kill -9 0")
    #expect(result.ending == .signalled(signal: 9))
  }

  @Test func nothingSurvivesNothingIsCounted() async throws {
    #expect(try await world.shell("sleep 0.01 & wait").survivors == 0)
  }

  @Test func cancellingEndsTheWholeTree() async throws {
    let (world, mark) = (world, mark)
    let script = Self.daemonise + "\nos.execvp('sleep', ['sleep', sys.argv[1]])"
    let task = Task { try await world.python(script, mark.seconds) }
    #expect(try await eventually { mark.sleepers == 2 })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(mark.alive.isEmpty)
  }

  @Test func cancelledTaskStartsNothing() async throws {
    let (world, mark) = (world, mark)
    let task = Task {
      try? await Task.sleep(for: .seconds(1000))
      return try await world.run("sleep", mark.seconds)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// A stand-in for the tool: starts the supervisor as the tool does, and waits.
  static let tool = """
    import socket, subprocess, sys, time
    ours, theirs = socket.socketpair()
    subprocess.Popen([sys.argv[1], "--", "python3", "-c", sys.argv[2], sys.argv[3]], stdin=theirs)
    theirs.close()
    time.sleep(1000)
    """

  @Test func nothingSurvivesTheKillingOfTheTool() async throws {
    let tool = Process()
    tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = Self.daemonise + "\nos.execvp('sleep', ['sleep', sys.argv[1]])"
    let supervisor = try CommandWorld.supervisor().path
    tool.arguments = ["python3", "-c", Self.tool, supervisor, script, mark.seconds]
    // Else a survivor would hold the test's own output, and its reader would wait for it.
    (tool.standardOutput, tool.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try tool.run()
    // The tool and the supervisor carry the mark, too.
    #expect(try await eventually { mark.alive.count == 4 })
    kill(tool.processIdentifier, SIGKILL)
    #expect(try await mark.vanish())
  }

  @Test func killedSupervisorIsAnObstacleAndItsCommandEnds() async throws {
    let script = "kill -9 $PPID; exec sleep \(mark.seconds)"
    await #expect {
      try await world.shell(script)
    } throws: {
      ($0 as? Obstacle)?.rule == "process.supervisor-lost"
    }
    #expect(try await mark.vanish())
  }
}
