// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

/// Commands that stop or kill their supervisor, and supervisors that hang.
@Suite struct LostSupervisorTests {
  let world: CommandWorld
  let mark = MarkedProcess()
  /// Far more than the test takes: nothing here may wait for it.
  let never = TimeSpan(seconds: 10_000)

  init() throws { world = try CommandWorld() }

  /// Stops its supervisor before it runs for a day.
  private var stopping: [String] {
    ["sh", "-c", "echo said; kill -STOP $PPID; exec sleep \(mark.seconds)"]
  }

  private func isLost(_ error: any Error) -> Bool {
    (error as? Obstacle)?.rule == "process.supervisor-lost"
  }

  /// A runner whose supervisor, deaf to everything, never runs the command.
  private func hanging() throws -> SupervisedCommandRunner {
    let script = try world.file(
      "supervisor", "#!/bin/sh\nexec sleep \(mark.seconds)\n", executable: true)
    return SupervisedCommandRunner(
      supervisor: script, environment: CommandWorld.tool, margin: TimeSpan(seconds: 1))
  }

  private func invocation(_ arguments: [String], timeout: TimeSpan) -> Invocation {
    world.invocation(arguments, timeout: timeout, grace: TimeSpan(seconds: 0.5))
  }

  @Test func commandThatStopsItsSupervisorIsEndedAtItsDeadline() async throws {
    let result = try await world.runner.run(
      invocation(stopping, timeout: TimeSpan(seconds: 2)))
    #expect(result.ending == .timedOut)
    #expect(result.standardOutput.text == "said\n")
    #expect(mark.alive.isEmpty)
  }

  @Test func commandThatStopsItsSupervisorAndEndsIsNotWaitedFor() async throws {
    let result = try await world.runner.run(
      invocation(["sh", "-c", "kill -STOP $PPID; exit 3"], timeout: never))
    #expect(result.ending == .exited(status: 3))
  }

  @Test func cancellingEndsACommandThatStoppedItsSupervisor() async throws {
    let (world, mark, stopping) = (world, mark, invocation(stopping, timeout: never))
    let task = Task { try await world.runner.run(stopping) }
    #expect(try await mark.appear())
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(mark.alive.isEmpty)
  }

  @Test func closingAConversationEndsACommandThatStoppedItsSupervisor() async throws {
    let conversation = try await Conversation.open(
      invocation(stopping, timeout: never), runner: world.runner, combiningErrors: true)
    #expect(try await conversation.nextLine(within: TimeSpan(seconds: 60)) == "said")
    #expect(await conversation.close().ending == .signalled(signal: 15))
    #expect(mark.alive.isEmpty)
  }

  @Test func hangingSupervisorIsKilledSomeTimeAfterTheDeadline() async throws {
    await #expect {
      try await hanging().run(invocation(["true"], timeout: TimeSpan(seconds: 1)))
    } throws: {
      isLost($0)
    }
    #expect(mark.alive.isEmpty)
  }

  @Test func hangingSupervisorIsKilledSomeTimeAfterCancelling() async throws {
    let (runner, invocation) = (try hanging(), invocation(["true"], timeout: never))
    let task = Task { try await runner.run(invocation) }
    #expect(try await mark.appear())
    task.cancel()
    await #expect { try await task.value } throws: { isLost($0) }
    #expect(mark.alive.isEmpty)
  }

  @Test func hangingSupervisorOfAWorkerIsKilled() async throws {
    let schedule = CommandWorld.schedule(every: 0.01, count: 2, patience: 0.5)
    await #expect {
      try await hanging().drive(invocation(["true"], timeout: never), schedule: schedule)
    } throws: {
      isLost($0)
    }
    #expect(mark.alive.isEmpty)
  }

  @Test func hangingSupervisorOfAConversationIsKilled() async throws {
    let conversation = try await Conversation.open(
      invocation(["true"], timeout: never), runner: hanging(), combiningErrors: true)
    let result = await conversation.close()
    #expect(result.ending == .signalled(signal: 9))
    #expect(result.standardError.text.contains("supervisor"))
    #expect(mark.alive.isEmpty)
  }

  #if os(Linux)
    @Test func daemonOfAKilledSupervisorIsEnded() async throws {
      let script =
        SurvivorTests.daemonise + """

          import time; time.sleep(0.5)
          os.kill(os.getppid(), signal.SIGKILL)
          time.sleep(1000)
          """
      await #expect { try await world.python(script, mark.seconds) } throws: { isLost($0) }
      #expect(mark.alive.isEmpty)
    }

    @Test func daemonOfAKilledSupervisorLeavesOtherCommandsAlone() async throws {
      let (world, other) = (world, MarkedProcess())
      let neighbour = Task { try await world.run("sleep", other.seconds) }
      #expect(try await other.appear())
      await #expect {
        try await world.shell("kill -9 $PPID; sleep \(mark.seconds)")
      } throws: {
        isLost($0)
      }
      #expect(!other.alive.isEmpty)
      neighbour.cancel()
      _ = await neighbour.result
    }

    @Test func stoppedSupervisorGoesOnWhenTheToolIsKilled() async throws {
      let tool = Process()
      tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      let script = """
        import os, signal, sys
        os.kill(os.getppid(), signal.SIGSTOP)
        os.execvp("sleep", ["sleep", sys.argv[1]])
        """
      let supervisor = try CommandWorld.supervisor().path
      tool.arguments = ["python3", "-c", SurvivorTests.tool, supervisor, script, mark.seconds]
      (tool.standardOutput, tool.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try tool.run()
      // The tool and the supervisor carry the mark, too; the command becomes `sleep` last.
      #expect(try await eventually { mark.alive.count == 3 && mark.sleeps })
      kill(tool.processIdentifier, SIGKILL)
      #expect(try await mark.vanish())
    }
  #endif
}
