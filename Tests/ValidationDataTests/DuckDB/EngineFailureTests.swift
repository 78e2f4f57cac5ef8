// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@testable import ValidationData

@Suite struct EngineFailureTests {
  /// Runs the real engine, but first does what `before` says when the file `flag` is there.
  private func failingOnce(_ world: TableWorld, _ before: String) throws -> URL {
    let flag = world.folder.appendingPathComponent("flag").path
    try Data().write(to: URL(fileURLWithPath: flag))
    return try world.script(
      """
      #!/bin/sh
      if [ -e '\(flag)' ]; then rm '\(flag)'; \(before); fi
      exec '\(world.executable.path)' "$@"
      """)
  }

  @Test(arguments: [
    ("kill -9 $$", "engine.ended"), ("exit 3", "engine.ended"), ("kill -SEGV $$", "engine.ended"),
    ("echo hello; exit 0", "engine.not-locked"),
  ])
  func anEngineThatEndsEarlyIsAnObstacleAndTheNextCallWorks(
    how: String, rule: String
  ) async throws {
    let world = try TableWorld()
    let engine = try world.engine(executable: failingOnce(world, how))
    let table = try world.csv("a\n1\n")
    let thrown = await obstacle { _ = try await engine.answer([.rowCount], about: table) }
    #expect(thrown?.rule == rule)
    #expect(try await engine.answer([.rowCount], about: table) == [.count(1)])
    #expect(try world.leftovers() == [])
  }

  @Test func anEngineKilledBetweenTwoStatementsIsAnObstacle() async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    let start = DuckDBStart(
      executable: world.executable, runner: try Supervisor.runner(),
      temporaryFolder: world.scratch, limits: DuckDBLimits(), tables: [try OpenTable(table, at: 0)])
    let thrown = await obstacle {
      try await DuckDBSession.run(start) { session in
        _ = try await session.rows("SELECT 1 AS c0")
        await session.conversation.kill()
        // It may still answer until the signal arrives.
        for _ in 0..<100_000 { _ = try await session.rows("SELECT 1 AS c0") }
      }
    }
    #expect(thrown?.rule == "engine.ended")
    #expect(try await world.engine().answer([.rowCount], about: table) == [.count(1)])
  }

  @Test func anEngineThatDoesNotAnswerInTimeIsAnObstacleAndTheNextCallWorks() async throws {
    let world = try TableWorld()
    let table = try world.csv("a\n1\n")
    let slow = try failingOnce(world, "sleep 600")
    let engine = try world.engine(
      executable: slow,
      limits: DuckDBLimits(time: TimeSpan(seconds: 120), startTime: TimeSpan(seconds: 12)))
    let thrown = await obstacle { _ = try await engine.answer([.rowCount], about: table) }
    #expect(thrown?.rule == "engine.timed-out")
    #expect(try await engine.answer([.rowCount], about: table) == [.count(1)])
    #expect(try world.leftovers() == [])
  }

  @Test(arguments: ["sleep 600", "cat >/dev/null"])
  func aProgramThatIsSilentAtItsStartIsNotWaitedForLong(how: String) async throws {
    let world = try TableWorld()
    let silent = try world.script("#!/bin/sh\n\(how)\n")
    let engine = try world.engine(
      executable: silent,
      limits: DuckDBLimits(time: TimeSpan(seconds: 10_000), startTime: TimeSpan(seconds: 1)))
    let table = try world.csv("a\n1\n")
    for ask in [
      { _ = try await engine.identity() },
      { _ = try await engine.answer([.rowCount], about: table) },
    ] as [@Sendable () async throws -> Void] {
      let thrown = await obstacle { try await ask() }
      #expect(thrown?.rule == "engine.timed-out")
      #expect(thrown?.message.contains(silent.path) == true)
      #expect(thrown?.remedy.contains("--duckdb") == true)
    }
    #expect(try world.leftovers() == [])
  }

  @Test func aProgramThatSaysSomethingElseAtItsStartIsNotWaitedForAtAll() async throws {
    let world = try TableWorld()
    let chatty = try world.script("#!/bin/sh\necho '[]'; echo x; cat >/dev/null\n")
    let engine = try world.engine(
      executable: chatty,
      limits: DuckDBLimits(time: TimeSpan(seconds: 10_000), startTime: TimeSpan(seconds: 10_000)))
    let thrown = await obstacle { _ = try await engine.identity() }
    #expect(thrown?.rule == "engine.not-locked")
    #expect(thrown?.message.contains(chatty.path) == true)
    #expect(try world.leftovers() == [])
  }

  /// As 1.4.4 does, the last version of which the same can be installed.
  @Test func anEngineThatIsTooOldIsToldByItsVersion() async throws {
    let world = try TableWorld()
    let old = try world.script(
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo 'v1.4.4 (Andium) 6ddac802ff'; exit; fi
      echo "$0: Error: unknown option: $1" >&2
      exit 1
      """)
    try await expectTooOld(old, world)
  }

  /// `VALIDATE_MODEL_TEST_OLD_DUCKDB` names the program of an old release.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_OLD_DUCKDB"] != nil))
  func anOldReleaseIsToldByItsVersion() async throws {
    let named = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_OLD_DUCKDB"]
    try await expectTooOld(URL(fileURLWithPath: try #require(named)), try TableWorld())
  }

  private func expectTooOld(_ program: URL, _ world: TableWorld) async throws {
    let engine = try world.engine(executable: program)
    let table = try world.csv("a\n1\n")
    for ask in [
      { _ = try await engine.identity() },
      { _ = try await engine.answer([.rowCount], about: table) },
    ] as [@Sendable () async throws -> Void] {
      let thrown = await obstacle { try await ask() }
      #expect(thrown?.rule == "engine.too-old")
      #expect(thrown?.message.contains("duckdb 1.4") == true)
      #expect(thrown?.remedy.contains(DuckDBLocation.installLine) == true)
    }
    #expect(try world.leftovers() == [])
  }

  @Test(arguments: [
    ("v1.4.4 (Andium) 6ddac802ff", true), ("v0.10.2 1601d94f94", true), ("1.5.0", false),
    ("v1.10.0", false), ("v2.0.0-dev12", false), ("duckdb", nil), ("", nil), ("v1.x.2", nil),
  ])
  func versionsAreOrderedByTheirNumbers(text: String, isOld: Bool?) {
    #expect(DuckDBVersion(text).map { $0 < .oldest } == isOld)
  }

  @Test func aTableMayTakeLongerThanAStart() async throws {
    let world = try TableWorld()
    let engine = try world.engine(
      limits: DuckDBLimits(time: TimeSpan(seconds: 120), startTime: TimeSpan(seconds: 20)))
    #expect(try await engine.identity().hasPrefix("duckdb "))
    let start = DuckDBStart(
      executable: world.executable, runner: try Supervisor.runner(),
      temporaryFolder: world.scratch, limits: DuckDBLimits(startTime: TimeSpan(seconds: 5)),
      tables: [try OpenTable(world.csv("a\n1\n"), at: 0)])
    let left = try await DuckDBSession.run(start) { ContinuousClock.now.duration(to: $0.deadline) }
    #expect(left > .seconds(60))
  }

  @Test func aStatementThatTakesTooLongIsAnObstacle() async throws {
    let world = try TableWorld()
    let start = DuckDBStart(
      executable: world.executable, runner: try Supervisor.runner(),
      temporaryFolder: world.scratch, limits: DuckDBLimits(time: TimeSpan(seconds: 3)),
      tables: [try OpenTable(world.csv("a\n1\n"), at: 0)])
    let thrown = await obstacle {
      try await DuckDBSession.run(start) { session in
        _ = try await session.rows(
          "SELECT sum(a.range * b.range) AS c0 FROM range(1000000000) a, range(1000000000) b")
      }
    }
    #expect(thrown?.rule == "engine.timed-out")
  }

  @Test func anEngineKilledBetweenTwoRoundsIsStartedAgain() async throws {
    let world = try TableWorld()
    let pid = world.folder.appendingPathComponent("pid")
    let named = try world.script(
      "#!/bin/sh\necho $$ > '\(pid.path)'\nexec '\(world.executable.path)' \"$@\"\n")
    let table = try world.csv("a\n1\n2\n")
    let questions: [Question] = [
      .rowCount, .duplicateRows(columns: ["a"]), .count(.breaking(rule: "a > 1")),
    ]
    try await world.engine(executable: named).withTables([table]) { session in
      for _ in 0..<3 {
        #expect(try await session.answer(questions) == [.count(2), .count(0), .count(1)])
        let text = try String(contentsOf: pid, encoding: .utf8)
        let number = try #require(Int32(text.trimmingCharacters(in: .newlines)))
        #expect(kill(number, SIGKILL) == 0)
      }
    }
    #expect(try world.leftovers() == [])
  }

  @Test func anEngineThatDiesOfAQuestionAnswersTheOthers() async throws {
    let world = try TableWorld()
    // Gets no further than a word, as an engine that crashes at it.
    let mortal = try world.script(
      """
      #!/bin/sh
      while IFS= read -r line; do
        case "$line" in *deadly*) exit ;; esac
        printf '%s\\n' "$line"
      done | '\(world.executable.path)' "$@"
      """)
    let table = try world.csv("a\n1\n")
    let answers = try await world.engine(executable: mortal).answer(
      [.rowCount, .count(.outsideSet(column: "a", values: ["deadly"])), .extremes(column: "a")],
      about: table)
    #expect(answers[0] == .count(1))
    #expect(answers[1].obstacle?.rule == "engine.ended")
    #expect(answers[2] == .extremes(minimum: 1, maximum: 1))
  }

  @Test func cancellingEndsTheEngine() async throws {
    let world = try TableWorld()
    let engine = try world.engine(executable: failingOnce(world, "sleep 600"))
    let table = try world.csv("a\n1\n")
    let asked = Task { try await engine.answer([.rowCount], about: table) }
    while try world.leftovers().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    asked.cancel()
    await #expect(throws: CancellationError.self) { try await asked.value }
    #expect(try world.leftovers() == [])
  }

  @Test func memoryThatDoesNotSufficeTakesOnlyItsQuestion() async throws {
    let world = try TableWorld()
    let table = try world.parquet(
      "SELECT md5(range::VARCHAR) || md5((range + 1)::VARCHAR) AS k FROM range(2000000)")
    let engine = try world.engine(
      limits: DuckDBLimits(memory: ByteCount(30_000_000), time: TimeSpan(seconds: 300)))
    let answers = try await engine.answer(
      [.rowCount, .duplicateRows(columns: ["k"])], about: table)
    #expect(answers[0] == .count(2_000_000))
    #expect(
      answers[1] == .count(0) || answers[1].obstacle?.rule == "engine.out-of-memory",
      "\(answers[1])")
  }

  @Test func textIsReadInLessMemoryThanItHas() async throws {
    let world = try TableWorld()
    let row = String(repeating: "x", count: 1000)
    let rows = (0..<60_000).map { "\($0),\(row)\n" }.joined()
    let table = try world.csv("a,b\n\(rows)")
    let engine = try world.engine(
      limits: DuckDBLimits(memory: ByteCount(120_000_000), time: TimeSpan(seconds: 300)))
    let answers = try await engine.answer([.rowCount, .extremes(column: "a")], about: table)
    #expect(answers == [.count(60_000), .extremes(minimum: 0, maximum: 59_999)])
  }

  @Test func aMissingEngineIsAnObstacleOfEveryCall() async throws {
    let world = try TableWorld()
    let engine = DuckDBEngine(
      executable: { try DuckDBLocation.find(explicit: nil, environment: [:]) },
      runner: try Supervisor.runner(), temporaryFolder: world.scratch)
    let table = try world.csv("a\n1\n")
    #expect(await obstacle { _ = try await engine.identity() }?.rule == "engine.missing")
    let thrown = await obstacle { _ = try await engine.answer([.rowCount], about: table) }
    #expect(thrown?.rule == "engine.missing")
  }

  @Test func tablesAreAskedAboutSideBySide() async throws {
    let world = try TableWorld()
    let engine = try world.engine()
    let tables = try (1...4).map { count in
      try world.parquet("SELECT range AS a FROM range(\(count * 1000))", name: "\(count).parquet")
    }
    let counts = try await withThrowingTaskGroup(of: (Int, [Answer]).self) { group in
      for (index, table) in tables.enumerated() {
        group.addTask { (index, try await engine.answer([.rowCount], about: table)) }
      }
      return try await group.reduce(into: [Int: [Answer]]()) { $0[$1.0] = $1.1 }
    }
    for index in tables.indices {
      #expect(counts[index] == [.count(Int64((index + 1) * 1000))])
    }
    #expect(try world.leftovers() == [])
  }
}
