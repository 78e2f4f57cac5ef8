// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

@Suite struct DuckDBLocationTests {
  private let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("location-\(UUID().uuidString)", isDirectory: true)

  private func script(_ path: String, _ text: String = "#!/bin/sh\n") throws -> URL {
    let url = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    return url
  }

  @Test func theExplicitPathComesBeforeTheVariableBeforePathBeforeTheWheel() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let explicit = try script("explicit")
    let named = try script("named")
    let onPath = try script("bin/duckdb")
    let inWheel = try script("venv/lib/python3.11/site-packages/duckdb_cli/duckdb")
    var environment = [
      "VALIDATE_MODEL_DUCKDB": named.path,
      "PATH": "relative:\(root.path)/none:\(root.path)/bin",
      "VIRTUAL_ENV": root.appendingPathComponent("venv").path,
    ]
    func found(_ explicit: String? = nil) throws -> String {
      try DuckDBLocation.find(explicit: explicit, environment: environment).path
    }
    #expect(try found(explicit.path) == explicit.path)
    #expect(try found() == named.path)
    environment["VALIDATE_MODEL_DUCKDB"] = nil
    #expect(try found() == onPath.path)
    environment["PATH"] = ""
    #expect(try found() == inWheel.path)
  }

  @Test func theWrapperOfTheWheelLeadsToTheProgramInside() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let inWheel = try script("venv/lib/python3.11/site-packages/duckdb_cli/duckdb")
    let wrapper = try script("venv/bin/duckdb", "#!\(root.path)/venv/bin/python3\nimport re\n")
    let found = try DuckDBLocation.find(
      explicit: nil, environment: ["PATH": wrapper.deletingLastPathComponent().path])
    #expect(found.resolvingSymlinksInPath() == inWheel.resolvingSymlinksInPath())
  }

  @Test(arguments: [nil, "/nowhere/duckdb", "/tmp"])
  func whatIsMissingIsSaidWithTheLineThatInstallsIt(explicit: String?) throws {
    let obstacle = #expect(throws: Obstacle.self) {
      try DuckDBLocation.find(explicit: explicit, environment: ["PATH": "/nowhere"])
    }
    #expect(obstacle?.rule == "engine.missing")
    #expect(obstacle?.remedy.contains("pip install duckdb-cli==1.5.6") == true)
  }
}
