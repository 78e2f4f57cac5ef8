// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@Suite struct ConversationTests {
  let world: CommandWorld
  let minute = TimeSpan(seconds: 60)

  init() throws { world = try CommandWorld() }

  private func open(_ arguments: String..., combining: Bool = true) async throws -> Conversation {
    try await Conversation.open(
      world.invocation(arguments, grace: TimeSpan(seconds: 1)), runner: world.runner,
      combiningErrors: combining)
  }

  @Test func linesGoBackAndForth() async throws {
    let conversation = try await open("cat")
    for index in 0..<200 {
      try await conversation.send("line \(index)")
      #expect(try await conversation.nextLine(within: minute) == "line \(index)")
    }
    let result = await conversation.close()
    #expect(result.ending == .exited(status: 0))
    #expect(try await conversation.nextLine(within: minute) == nil)
  }

  @Test func severalLinesOfOneAnswerComeInOrder() async throws {
    let conversation = try await open("sh", "-c", "read a; echo 1; echo 2; echo 3; printf 4")
    try await conversation.send("go")
    var lines: [String] = []
    while let line = try await conversation.nextLine(within: minute) { lines.append(line) }
    #expect(lines == ["1", "2", "3", "4"])
    _ = await conversation.close()
  }

  @Test func errorsComeInOrderWhenCombined() async throws {
    let script = "for i in 1 2 3; do echo out$i; echo err$i >&2; done"
    let conversation = try await open("sh", "-c", script)
    var lines: [String] = []
    while let line = try await conversation.nextLine(within: minute) { lines.append(line) }
    #expect(lines == ["out1", "err1", "out2", "err2", "out3", "err3"])
    _ = await conversation.close()
  }

  @Test func errorsAreInTheResultWhenNot() async throws {
    let conversation = try await open("sh", "-c", "echo err >&2; echo out", combining: false)
    #expect(try await conversation.nextLine(within: minute) == "out")
    #expect(await conversation.close().standardError.text == "err\n")
  }

  @Test func largeLinesPassBothWays() async throws {
    let conversation = try await open("cat")
    let line = String(repeating: "0123456789", count: 200_000)
    async let sent: Void = conversation.send(line)
    #expect(try await conversation.nextLine(within: minute) == line)
    try await sent
    _ = await conversation.close()
  }

  @Test func silenceTimesOutAndTheConversationGoesOn() async throws {
    let conversation = try await open("cat")
    await #expect {
      _ = try await conversation.nextLine(within: TimeSpan(seconds: 0.1))
    } throws: {
      ($0 as? Obstacle)?.rule == "process.timed-out"
    }
    try await conversation.send("still here")
    #expect(try await conversation.nextLine(within: minute) == "still here")
    _ = await conversation.close()
  }

  @Test func lineWithoutEndIsRefused() async throws {
    let conversation = try await open("sh", "-c", "head -c 70000000 /dev/zero; echo; echo next")
    await #expect {
      _ = try await conversation.nextLine(within: minute)
    } throws: {
      ($0 as? Obstacle)?.rule == "process.line-too-long"
    }
    #expect(try await conversation.nextLine(within: minute) == "next")
    _ = await conversation.close()
  }

  @Test func commandThatIsGoneEndsTheLines() async throws {
    let conversation = try await open("sh", "-c", "exit 4")
    #expect(try await conversation.nextLine(within: minute) == nil)
    try await conversation.send("into the void")
    #expect(await conversation.close().ending == .exited(status: 4))
  }

  @Test func commandThatIgnoresTheEndOfItsInputIsEnded() async throws {
    let mark = MarkedProcess()
    let conversation = try await open("sleep", mark.seconds)
    #expect(await conversation.close().ending == .signalled(signal: 15))
    #expect(mark.alive.isEmpty)
  }

  @Test func closingDoesNotWaitForALineThatIsAwaited() async throws {
    let mark = MarkedProcess()
    let conversation = try await open("sleep", mark.seconds)
    let line = Task { try await conversation.nextLine(within: TimeSpan(seconds: 10_000)) }
    #expect(try await mark.appear())
    #expect(await conversation.close().ending == .signalled(signal: 15))
    #expect(try await line.value == nil)
  }

  @Test func closingDoesNotWaitForALineThatIsNotRead() async throws {
    let conversation = try await open("sleep", MarkedProcess().seconds)
    let sending = Task { try await conversation.send(String(repeating: "x", count: 1_000_000)) }
    try await Task.sleep(for: .milliseconds(300))
    #expect(await conversation.close().ending == .signalled(signal: 15))
    try await sending.value
  }

  @Test func killingEndsAtOnce() async throws {
    let mark = MarkedProcess()
    let conversation = try await open("sleep", mark.seconds)
    await conversation.kill()
    #expect(try await conversation.nextLine(within: minute) == nil)
    #expect(await conversation.close().ending == .signalled(signal: 9))
  }

  @Test func cancellingEndsTheCommand() async throws {
    let mark = MarkedProcess()
    let conversation = try await open("sleep", mark.seconds)
    let task = Task { try await conversation.nextLine(within: TimeSpan(seconds: 1000)) }
    #expect(try await mark.appear())
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try await mark.vanish())
  }

  @Test func forgottenConversationEndsItsCommand() async throws {
    let mark = MarkedProcess()
    _ = try await open("sleep", mark.seconds)
    #expect(try await mark.vanish())
  }

  @Test func missingProgramHasNoLines() async throws {
    let conversation = try await open("no-such-shell")
    #expect(try await conversation.nextLine(within: minute) == nil)
    guard case .notStarted(let reason) = await conversation.close().ending else {
      Issue.record("it started")
      return
    }
    #expect(reason.contains("no `no-such-shell` on PATH"))
  }
}
