// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

/// A worker that is asked line by line.
@Suite struct AskTests {
  private let world: CommandWorld

  init() throws { world = try CommandWorld() }

  private func ask(
    _ script: String, _ lines: [String],
    environment: EnvironmentDeclaration = .init()
  ) async throws -> LineDialogue {
    try await world.runner.ask(
      world.invocation(
        ["python3", "-c", script], environment: environment, grace: TimeSpan(seconds: 1)),
      lines: lines.map { Data($0.utf8) }, patience: TimeSpan(seconds: 60))
  }

  private func texts(_ talk: LineDialogue) -> [String] {
    talk.answers.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let upper = """
    import sys
    for line in sys.stdin: print(line.strip().upper(), flush=True)
    """

  @Test("Each line is answered, in order, and the worker ends when its input does")
  func answers() async throws {
    let talk = try await ask(Self.upper, ["a", "é", "c"])
    #expect(texts(talk) == ["A", "É", "C"])
    #expect(talk.result.ending == .exited(status: 0))
  }

  @Test("A line that is longer than any pipe is answered, also by one who answers while it reads")
  func longLines() async throws {
    let line = String(repeating: "0123456789", count: 200_000)
    let talk = try await world.runner.ask(
      world.invocation(["cat"]), lines: [Data(line.utf8), Data("x".utf8)],
      patience: TimeSpan(seconds: 60))
    #expect(texts(talk) == [line, "x"])
  }

  @Test("A worker that falls silent is given up after its time, one that ends at once")
  func silence() async throws {
    let silent = try await world.runner.ask(
      world.invocation(["sh", "-c", "read a; echo $a; exec sleep 600"]),
      lines: ["a", "b", "c"].map { Data($0.utf8) }, patience: TimeSpan(seconds: 10))
    #expect(texts(silent) == ["a"])
    #expect(silent.result.cost.wall < TimeSpan(seconds: 100))
    let ended = try await ask(
      "import sys\nprint(sys.stdin.readline().strip(), flush=True)\nsys.exit(3)", ["a", "b"])
    #expect(texts(ended) == ["a"])
    #expect(ended.result.ending == .exited(status: 3))
  }

  @Test("A worker that does not exist is told in the result")
  func missing() async throws {
    let talk = try await world.runner.ask(
      world.invocation(["no-such-program-anywhere"]), lines: [Data("a".utf8)],
      patience: TimeSpan(seconds: 60))
    #expect(talk.answers.isEmpty)
    guard case .notStarted = talk.result.ending else {
      Issue.record("\(talk.result.ending)")
      return
    }
  }

  @Test("Values of secrets are masked in the answers")
  func secrets() async throws {
    let talk = try await ask(
      "import os, sys\nfor line in sys.stdin: print(os.environ['TOKEN'], flush=True)", ["a"],
      environment: .init(secrets: ["TOKEN"]))
    #expect(texts(talk).count == 1)
    #expect(!texts(talk)[0].contains("s3cret"))
  }
}
