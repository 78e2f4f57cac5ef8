// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationReporting

/// A git repository in a temporary folder that `validate-model` is run in. Removed when it is let go.
final class ModelRepository: Sendable {
  let folder: URL
  let place: URL

  /// An empty repository with these files committed, `origin/main` at that commit, on a branch `topic`.
  init(files: [String: String] = [:]) throws {
    place = FileManager.default.temporaryDirectory
      .appendingPathComponent("model-repository-\(UUID().uuidString)", isDirectory: true)
    folder = place.appendingPathComponent("repo", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Shell.git("init", "-q", "-b", "main", ".", in: folder)
    for (path, text) in files { try write(path, Data(text.utf8)) }
    try commit("base")
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: folder)
    try Shell.git(
      "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main", in: folder)
    try Shell.git("switch", "-q", "-c", "topic", in: folder)
  }

  /// A copy with a history of its own.
  init(copying other: ModelRepository) throws {
    place = FileManager.default.temporaryDirectory
      .appendingPathComponent("model-repository-\(UUID().uuidString)", isDirectory: true)
    folder = place.appendingPathComponent("repo", isDirectory: true)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Shell.require(["cp", "-R", other.folder.path, folder.path], in: place)
  }

  deinit { try? FileManager.default.removeItem(at: place) }

  func write(_ path: String, _ data: Data) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func replace(_ old: String, with new: String, in path: String) throws {
    let file = folder.appendingPathComponent(path)
    let text = try String(contentsOf: file, encoding: .utf8)
    guard text.contains(old) else {
      throw Obstacle(
        rule: "test.set-up", message: "'\(old)' is not in \(path)", remedy: "mend the test")
    }
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
  }

  func commit(_ message: String) throws {
    try Shell.git("add", "-A", in: folder)
    try Shell.git("commit", "-q", "--allow-empty", "-m", message, in: folder)
  }

  /// Runs the tool as a user would, in the repository, with a cache of its own.
  func validate(
    _ arguments: [String], in subfolder: String = ".", environment: [String: String] = [:],
    tool: URL = Built.tool
  ) throws -> Finished {
    let cache = ["VALIDATE_MODEL_CACHE": place.appendingPathComponent("cache").path]
    return try Shell.run(
      [tool.path] + arguments, in: folder.appendingPathComponent(subfolder),
      environment: cache.merging(Self.quietEnvironment) { $1 }.merging(environment) { $1 })
  }

  /// What it said, and the JSON report that it wrote.
  func report(_ arguments: [String], environment: [String: String] = [:]) throws -> (
    report: Report, finished: Finished
  ) {
    let file = place.appendingPathComponent("report-\(UUID().uuidString).json")
    let finished = try validate(arguments + ["--json", file.path], environment: environment)
    guard let data = try? Data(contentsOf: file) else {
      throw SetUpFailure(arguments: arguments, finished: finished)
    }
    return (try JSONReport.read(data), finished)
  }

  /// Variables of an outer CI run would change what is found.
  private static let quietEnvironment = [
    "GITHUB_REF": "", "GITHUB_EVENT_PATH": "", "GITHUB_ACTIONS": "", "VALIDATE_MODEL_BASE": "",
  ]
}

extension Report {
  /// Names of the cases with one of these outcomes, in report order.
  func names(_ outcomes: Outcome...) -> [String] {
    cases.filter { outcomes.contains($0.outcome) }.map(\.name)
  }
}
