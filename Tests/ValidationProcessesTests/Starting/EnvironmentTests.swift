// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@Suite struct EnvironmentTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  private func variables(_ declaration: EnvironmentDeclaration = .init()) async throws -> Set<
    String
  > {
    let result = try await world.runner.run(
      world.invocation(["env"], environment: declaration))
    return Set(
      result.standardOutput.text.split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("VALIDATE_MODEL_RUN=") })
  }

  @Test func onlyTheMinimumIsPassed() async throws {
    let path = CommandWorld.tool["PATH"] ?? ""
    #expect(
      try await variables() == [
        "PATH=\(path)", "HOME=/nonexistent", "LANG=C.UTF-8", "TMPDIR=\(world.folder.path)",
      ])
  }

  @Test func localeAndPythonEnvironmentsArePassed() async throws {
    let tool = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "VIRTUAL_ENV": "/v",
      "CONDA_PREFIX": "/c", "CONDA_OTHER": "no",
    ]
    let world = try CommandWorld(tool: tool)
    let lines = Set(try await world.run("env").standardOutput.text.split(separator: "\n"))
    #expect(lines.isSuperset(of: ["LC_ALL=C", "TZ=UTC", "VIRTUAL_ENV=/v", "CONDA_PREFIX=/c"]))
    #expect(!lines.contains("CONDA_OTHER=no"))
  }

  @Test func declaredVariablesAreAdded() async throws {
    let seen = try await variables(
      .init(pass: ["DECLARED", "ABSENT"], set: ["FIXED": "a=b c"], secrets: ["TOKEN"]))
    #expect(seen.isSuperset(of: ["DECLARED=passed", "FIXED=a=b c", "TOKEN=***"]))
    #expect(seen.count == 7)
  }

  @Test func temporaryFolderCannotBeSetAway() async throws {
    let seen = try await variables(.init(set: ["TMPDIR": "/elsewhere"]))
    #expect(seen.contains("TMPDIR=\(world.folder.path)"))
  }

  @Test func eachCommandHasAMarkOfItsOwnThatCannotBeSet() async throws {
    let script = "echo $VALIDATE_MODEL_RUN"
    let declaration = EnvironmentDeclaration(set: ["VALIDATE_MODEL_RUN": "mine"])
    let set = world.invocation(["sh", "-c", script], environment: declaration)
    let marks = [
      try await world.runner.run(set).standardOutput.text,
      try await world.shell(script).standardOutput.text,
    ]
    #expect(Set(marks).count == 2)
    #expect(marks.allSatisfy { $0.count == 33 && $0.hasSuffix("\n") })
  }

  @Test func programsAreLookedForOnTheDeclaredPath() async throws {
    try world.file("env", "#!/bin/sh\necho mine\n", executable: true)
    let declaration = EnvironmentDeclaration(set: ["PATH": "/no/such:\(world.folder.path)"])
    #expect(try await variables(declaration) == ["mine"])
  }

  @Test func signalsAreAtTheirDefaults() async throws {
    let script = """
      import signal
      handlers = {s: signal.getsignal(s) for s in (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)}
      print(all(h == signal.SIG_DFL for h in handlers.values()), signal.pthread_sigmask(0, []))
      """
    #expect(try await world.python(script).standardOutput.text == "True set()\n")
  }
}
