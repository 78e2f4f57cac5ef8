// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct DescriptorTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  @Test func commandInheritsTheStandardStreamsOnly() async throws {
    let script = """
      import os, stat
      names = []
      for n in range(256):
          try: names.append(f"{n}:{stat.S_IFMT(os.fstat(n).st_mode):o}")
          except OSError: pass
      print(" ".join(names))
      """
    // A device, and two pipes; never the supervisor's socket.
    let result = try await world.python(script)
    #expect(result.standardOutput.text == "0:20000 1:10000 2:10000\n")
  }

  @Test func commandLeadsASessionOfItsOwn() async throws {
    let script = "import os; print(os.getsid(0) == os.getpid() != os.getsid(os.getppid()))"
    #expect(try await world.python(script).standardOutput.text == "True\n")
  }

  #if os(Linux)
    private var openFiles: Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
    }

    private var zombies: [String] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.filter { name in
        let text = FileManager.default.contents(atPath: "/proc/\(name)/stat") ?? Data()
        let words = String(decoding: text, as: UTF8.self).split(separator: " ")
        return words.count > 3 && words[2] == "Z" && words[3] == "\(getpid())"
      }
    }

    @Test func manyCommandsLeaveNeitherFilesNorZombies() async throws {
      let before = openFiles
      try await withThrowingTaskGroup(of: CommandResult.self) { group in
        for index in 0..<50 {
          if index >= 4 { _ = try await group.next() }
          group.addTask { try await world.shell("echo \(index) >&2; exit 3") }
        }
        for try await result in group { #expect(result.ending == .exited(status: 3)) }
      }
      // Other tests open files meanwhile: fewer than fifty commands would have left behind.
      #expect(try await eventually { openFiles <= before + 25 })
      #expect(try await eventually { zombies.isEmpty })
    }
  #endif

  @Test func supervisorRefusesToRunWithoutASocket() throws {
    let supervisor = Process()
    let errors = Pipe()
    supervisor.executableURL = try CommandWorld.supervisor()
    supervisor.arguments = ["--", "true"]
    supervisor.standardInput = FileHandle.nullDevice
    supervisor.standardError = errors
    try supervisor.run()
    supervisor.waitUntilExit()
    #expect(supervisor.terminationStatus == 64)
    let text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(text.contains("not a socket"))
  }
}
