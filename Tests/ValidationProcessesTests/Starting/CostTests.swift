// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@Suite struct CostTests {
  let world: CommandWorld

  init() throws { world = try CommandWorld() }

  private func peak(_ result: CommandResult) throws -> Int64 {
    try #require(result.cost.peakMemory).bytes
  }

  @Test func memoryOfTheCommandIsSeen() async throws {
    let result = try await world.python("b = b'x' * 200_000_000")
    #expect(try peak(result) > 200_000_000)
    #expect(try peak(result) < 400_000_000)
  }

  @Test func memoryOfAGrandchildIsSeen() async throws {
    let script = "python3 -c \"b = b'x' * 200_000_000\"; exit 0"
    #expect(try peak(try await world.shell("(\(script)); exit 0")) > 200_000_000)
  }

  @Test func memoryOfTheTreeIsSummed() async throws {
    let hold = "import time; b = b'x' * 200_000_000; time.sleep(1.5)"
    let result = try await world.shell("python3 -c \"\(hold)\" & python3 -c \"\(hold)\"; wait")
    #expect(try peak(result) > 400_000_000)
    #expect(try peak(result) < 700_000_000)
  }

  @Test func memoryOfTheToolIsNotCounted() async throws {
    let ballast = [UInt8](repeating: 1, count: 300_000_000)
    let result = try await world.run("true")
    #expect(try peak(result) < 50_000_000)
    #expect(ballast.last == 1)
  }

  @Test func timeOfDescendantsIsCounted() async throws {
    let spin = "import time\nwhile time.process_time() < 0.4: pass"
    let result = try await world.shell("(python3 -c '\(spin)'; exit 0); exit 0")
    #expect(result.cost.user.seconds + result.cost.system.seconds > 0.35)
    #expect(result.cost.wall.seconds > 0.35)
  }
}
