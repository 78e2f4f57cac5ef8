// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct SpareProcessTests {
  /// An engine that writes a line wherever it starts; the first one may be run by another program.
  private func counted(_ world: TableWorld, first: String = "exec") throws -> URL {
    let starts = world.folder.appendingPathComponent("starts").path
    return try world.script(
      """
      #!/bin/sh
      echo started >> '\(starts)'
      if [ $(wc -l < '\(starts)') = 1 ]; then \(first) '\(world.executable.path)' "$@"; exit; fi
      exec '\(world.executable.path)' "$@"
      """)
  }

  private func starts(_ world: TableWorld) throws -> Int {
    let text = try String(
      contentsOf: world.folder.appendingPathComponent("starts"), encoding: .utf8)
    return text.split(separator: "\n").count
  }

  @Test func theProcessThatToldItsVersionReadsTheFirstTables() async throws {
    let world = try TableWorld()
    let engine = try world.engine(executable: counted(world))
    let table = try world.csv("a\n1\n2\n")
    #expect(try await engine.identity().hasPrefix("duckdb 1."))
    #expect(try await engine.answer([.rowCount], about: table) == [.count(2)])
    #expect(try starts(world) == 1)
    #expect(try await engine.answer([.rowCount], about: table) == [.count(2)])
    #expect(try starts(world) == 2)
    #expect(try world.leftovers() == [])
  }

  @Test func whatIsKeptIsEndedWithTheEngine() async throws {
    let world = try TableWorld()
    let engine = try world.engine()
    _ = try await engine.identity()
    #expect(try world.leftovers().count == 1)
    await engine.finish()
    #expect(try world.leftovers() == [])
    #expect(try await engine.answer([.rowCount], about: world.csv("a\n1\n")) == [.count(1)])
  }

  @Test func anotherOneIsStartedWhereItEndedMeanwhile() async throws {
    let world = try TableWorld()
    let engine = try world.engine(executable: counted(world, first: "timeout 2"))
    _ = try await engine.identity()
    try await Task.sleep(for: .seconds(2.5))
    #expect(try await engine.answer([.rowCount], about: world.csv("a\n1\n")) == [.count(1)])
    #expect(try starts(world) >= 2)
    #expect(try world.leftovers() == [])
  }

  @Test func tablesWithSecretsGetAProcessThatSeesThem() async throws {
    let world = try TableWorld()
    let engine = try world.engine(executable: counted(world))
    var table = try world.csv("a\n1\n")
    table.environment = EnvironmentDeclaration(pass: ["AWS_REGION"], secrets: [])
    _ = try await engine.identity()
    #expect(try await engine.answer([.rowCount], about: table) == [.count(1)])
    #expect(try starts(world) == 2)
    await engine.finish()
  }
}
