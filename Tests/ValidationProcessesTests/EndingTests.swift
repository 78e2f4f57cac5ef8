// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@Suite struct EndingTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  private func reason(_ result: CommandResult) -> String {
    if case .notStarted(let reason) = result.ending { reason } else { "started: \(result.ending)" }
  }

  @Test func exitStatusIsReported() async throws {
    #expect(try await world.shell("exit 0").ending == .exited(status: 0))
    #expect(try await world.shell("exit 5").ending == .exited(status: 5))
    #expect(try await world.shell("exit 255").ending == .exited(status: 255))
  }

  @Test func signalIsToldApartFromStatus() async throws {
    #expect(try await world.shell("kill -SEGV $$").ending == .signalled(signal: 11))
    #expect(try await world.shell("exit 139").ending == .exited(status: 139))
  }

  @Test func missingProgramSaysWhereItWasLookedFor() async throws {
    let result = try await world.run("no-such-program-7")
    #expect(reason(result).contains("no `no-such-program-7` on PATH ("))
    #expect(reason(try await world.run("./absent")).contains("there is no `./absent`"))
  }

  @Test func fileWithoutTheRightToRunIsNotExecutable() async throws {
    try world.file("plain", "#!/bin/sh\n")
    #expect(reason(try await world.run("./plain")).contains("chmod +x"))
  }

  @Test func relativeProgramIsFoundFromTheWorkingFolder() async throws {
    try world.file("script", "#!/bin/sh\nexit 7\n", executable: true)
    #expect(try await world.run("./script").ending == .exited(status: 7))
  }

  @Test func scriptWithoutInterpreterLineIsNotGivenToAShell() async throws {
    try world.file("script", "exit 7\n", executable: true)
    #expect(reason(try await world.run("./script")).contains("is no program"))
  }

  @Test func missingInterpreterIsNotAMissingProgram() async throws {
    try world.file("script", "#!/no/such/interpreter\n", executable: true)
    #expect(reason(try await world.run("./script")).contains("interpreter"))
  }

  @Test func missingWorkingFolderIsNamed() async throws {
    var invocation = world.invocation(["true"])
    invocation.workingDirectory = world.folder.appendingPathComponent("absent")
    #expect(reason(try await world.runner.run(invocation)).contains("absent` does not exist"))
    invocation.workingDirectory = try world.file("file", "")
    #expect(reason(try await world.runner.run(invocation)).contains("is a file"))
  }

  @Test func impossibleCommandsAreRefused() async throws {
    #expect(reason(try await world.runner.run(world.invocation([]))).contains("no program"))
    #expect(reason(try await world.run("echo", "a\0b")).contains("NUL"))
    let invocation = world.invocation(["true"], environment: .init(set: ["A=B": "c"]))
    #expect(reason(try await world.runner.run(invocation)).contains("`A=B`"))
  }

  @Test func hangingCommandIsEndedAtItsDeadline() async throws {
    let mark = MarkedProcess()
    let result = try await world.runner.run(
      world.invocation(["sleep", mark.seconds], timeout: TimeSpan(seconds: 0.3)))
    #expect(result.ending == .timedOut)
    #expect(mark.alive.isEmpty)
    #expect(result.cost.wall >= TimeSpan(seconds: 0.3))
  }

  @Test func commandThatTidiesUpAtItsDeadlineIsLetTo() async throws {
    let script = "trap 'echo tidy; exit 0' TERM; while :; do sleep 0.05; done"
    let invocation = world.invocation(
      ["sh", "-c", script], timeout: TimeSpan(seconds: 1), grace: TimeSpan(seconds: 60))
    let result = try await world.runner.run(invocation)
    #expect(result.ending == .timedOut)
    #expect(result.standardOutput.text == "tidy\n")
  }

  @Test func commandThatIgnoresTermIsKilled() async throws {
    let mark = MarkedProcess()
    let script =
      "trap '' TERM; sleep \(mark.seconds) & sleep \(mark.seconds); sleep \(mark.seconds)"
    let invocation = world.invocation(
      ["sh", "-c", script], timeout: TimeSpan(seconds: 0.5), grace: TimeSpan(seconds: 0.2))
    #expect(try await world.runner.run(invocation).ending == .timedOut)
    #expect(mark.alive.isEmpty)
  }

  @Test func missingSupervisorIsAnObstacle() async throws {
    let absent = world.folder.appendingPathComponent("no-supervisor")
    let runner = SupervisedCommandRunner(supervisor: absent, environment: [:])
    await #expect {
      try await runner.run(world.invocation(["true"]))
    } throws: {
      ($0 as? Obstacle)?.rule == "process.supervisor-missing"
    }
  }

  @Test func namedSupervisorIsNotReplacedByTheNeighbour() throws {
    let neighbour = try CommandWorld.supervisor()
    #expect(
      try SupervisorLocation.find(besides: neighbour, environment: [:]).path == neighbour.path)
    #expect(throws: Obstacle.self) {
      try SupervisorLocation.find(
        besides: neighbour, environment: ["VALIDATE_MODEL_SUPERVISOR": "/no/such"])
    }
  }
}
