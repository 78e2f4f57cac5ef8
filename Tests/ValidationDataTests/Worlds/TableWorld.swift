// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

@testable import ValidationData

/// A temporary folder with tables in it, and engines that run for real.
final class TableWorld: Sendable {
  let folder: URL
  let executable: URL
  let scratch: URL

  init() throws {
    executable = try Self.duckdb()
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tables-\(UUID().uuidString)", isDirectory: true)
    scratch = folder.appendingPathComponent("scratch", isDirectory: true)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// - Throws: ``Obstacle`` `engine.missing`, so that a machine without the engine fails, saying so.
  static func duckdb() throws -> URL {
    try DuckDBLocation.find(explicit: nil, environment: ProcessInfo.processInfo.environment)
  }

  func engine(
    executable: URL? = nil, limits: DuckDBLimits = DuckDBLimits(time: TimeSpan(seconds: 120))
  ) throws -> DuckDBEngine {
    let program = executable ?? self.executable
    return DuckDBEngine(
      executable: { program }, runner: try Supervisor.runner(), temporaryFolder: scratch,
      limits: limits)
  }

  /// A file with this content.
  func table(_ name: String, _ format: TableFile.Format, bytes: Data) throws -> TableFile {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
    return TableFile(
      dataset: "train", displayPath: "data/\(name)", localPath: url.path, format: format)
  }

  func csv(_ text: String, name: String = "rows.csv") throws -> TableFile {
    try table(name, .csv, bytes: Data(text.utf8))
  }

  func jsonLines(_ text: String, name: String = "rows.jsonl") throws -> TableFile {
    try table(name, .jsonLines, bytes: Data(text.utf8))
  }

  /// A Parquet file with the rows of a query, written by an engine that is not locked down.
  func parquet(_ query: String, name: String = "rows.parquet") throws -> TableFile {
    let made = "made-\(UUID().uuidString).parquet"
    try unlocked("COPY (\(query)) TO '\(made)' (FORMAT parquet)")
    let url = folder.appendingPathComponent(made)
    return try table(name, .parquet, bytes: Data(contentsOf: url))
  }

  /// Runs a Python program, with this folder as its argument; what it printed.
  @discardableResult
  func python(_ script: String) throws -> Data {
    let python = ProcessInfo.processInfo.environment["VALIDATE_MODEL_TEST_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script, folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "this needs the Python of scripts/setup")
    return printed
  }

  /// Rows of a statement over the table as the repository calls it, where a person would run it.
  func unlockedCount(_ statement: String, of table: TableFile) throws -> Int {
    for part in table.parts {
      let place = folder.appendingPathComponent(part.displayPath)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      if !FileManager.default.fileExists(atPath: place.path) {
        try FileManager.default.copyItem(
          at: URL(fileURLWithPath: part.localPath), to: place)
      }
    }
    let out = "count-\(UUID().uuidString).csv"
    try unlocked("COPY (SELECT count(*) FROM (\(statement))) TO '\(out)' (HEADER false)")
    let text = try String(contentsOf: folder.appendingPathComponent(out), encoding: .utf8)
    return try #require(Int(text.trimmingCharacters(in: .newlines)))
  }

  func unlocked(_ sql: String) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["-no-init", "-batch", "-bail"]
    process.currentDirectoryURL = folder
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("\(sql);\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "duckdb failed to write the fixture")
  }

  /// An executable file with this text.
  func script(_ text: String) throws -> URL {
    let url = folder.appendingPathComponent("script-\(UUID().uuidString)")
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    return url
  }

  /// Files and folders that engines left behind.
  func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path)
  }
}

extension TableFile.Format {
  /// What the engine itself reads from a file.
  static let readDirectly: [TableFile.Format] = [.parquet, .csv, .jsonLines]
}

extension DataEngine {
  /// Why the first of the questions has no answer.
  func refusal(_ questions: [Question], about table: TableFile) async throws -> Obstacle? {
    try await answer(questions, about: table)[0].obstacle
  }
}

extension Answer {
  var obstacle: Obstacle? {
    if case .unavailable(let obstacle) = self { obstacle } else { nil }
  }

  var columns: [TableColumn] {
    if case .columns(let columns) = self { columns } else { [] }
  }
}

/// The obstacle that the body throws; records an issue when it throws none.
func obstacle(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> Obstacle? {
  do {
    try await body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  } catch let obstacle as Obstacle {
    return obstacle
  } catch {
    Issue.record("threw \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
