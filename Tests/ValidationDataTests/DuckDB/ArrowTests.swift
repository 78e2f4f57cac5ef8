// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct ArrowTests {
  private static let script = """
    import sys, pyarrow as pa, pyarrow.ipc as ipc
    t = pa.table({"a": [1, 2, None], "s": pa.array(["x", "y", "x"]).dictionary_encode()})
    with ipc.new_file(sys.argv[1] + "/rows.arrow", t.schema) as w: w.write_table(t)
    with ipc.new_stream(sys.argv[1] + "/rows.feather", t.schema) as w: w.write_table(t)
    """

  private static let python = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_PYTHON"]

  private func world() throws -> TableWorld {
    let world = try TableWorld()
    try world.python(Self.script)
    return world
  }

  private func table(_ name: String, _ world: TableWorld) -> TableFile {
    TableFile(
      dataset: "d", displayPath: "data/\(name)",
      localPath: world.folder.appendingPathComponent(name).path, format: .arrow)
  }

  /// An engine whose virtual environment has this program as its Python.
  private func engine(_ world: TableWorld, python: String? = Self.python) throws -> DuckDBEngine {
    let home = world.folder.appendingPathComponent("environment-\(UUID().uuidString)")
    let program = home.appendingPathComponent("bin/python")
    try FileManager.default.createDirectory(
      at: program.deletingLastPathComponent(), withIntermediateDirectories: true)
    let line = "#!/bin/sh\nexec '\(python ?? "python3")' \"$@\"\n"
    try Data(line.utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return DuckDBEngine(
      executable: { world.executable }, runner: try Supervisor.runner(),
      temporaryFolder: world.scratch, environment: ["VIRTUAL_ENV": home.path])
  }

  @Test(arguments: ["rows.arrow", "rows.feather"])
  func filesAndStreamsAreRead(name: String) async throws {
    let world = try world()
    let answers = try await engine(world).answer(
      [.rowCount, .nullCount(column: "a"), .valueCounts(column: "s", most: 1)],
      about: table(name, world))
    #expect(answers[0] == .count(3))
    #expect(answers[1] == .count(1))
    #expect(
      answers[2]
        == .values(
          ValueCounts(entries: [.init(value: "x", count: 2)], distinct: 2, unlisted: 1, null: 0)))
    #expect(try world.leftovers() == [])
  }

  @Test func whatIsNoArrowIsUnreadableAndTakesNoOtherTableWithIt() async throws {
    let world = try world()
    let bad = try world.table("bad.arrow", .arrow, bytes: Data("ARROW1 and no more".utf8))
    var good = try world.csv("a\n1\n")
    good.dataset = "good"
    let answers = try await engine(world).answer(
      [.on(dataset: "train", .rowCount), .rowCount], about: [good, bad])
    #expect(answers[0].obstacle?.rule == "data.unreadable")
    #expect(answers[1] == .count(1))
  }

  @Test func whatReadsArrowMayBeMissing() async throws {
    let world = try world()
    let bare = try world.script("#!/bin/sh\necho No module named pyarrow >&2; exit 41\n")
    let missing = try await engine(world, python: bare.path).refusal(
      [.rowCount], about: table("rows.arrow", world))
    #expect(missing?.rule == "engine.pyarrow-missing")
    #expect(missing?.remedy.contains("pip install pyarrow") == true)
    #expect(throws: Obstacle.self) { try PythonLocation.find(environment: ["PATH": "/nowhere"]) }
  }

  @Test func addressesAreSaidToBeOutOfReach() async throws {
    let world = try TableWorld()
    let address = "s3://bucket/rows.parquet"
    let table = TableFile(
      dataset: "d", displayPath: address, localPath: address, format: .parquet)
    let refused = try await engine(world).refusal([.rowCount], about: table)
    #expect(refused?.rule == "data.address-unsupported")
  }
}
