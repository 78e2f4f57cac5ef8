// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

/// A temporary folder in which the real git makes real repositories, removed with its owner.
final class GitWorld: Sendable {
  let folder: URL

  /// Of user, XDG and system, for git and libgit2 alike: the tests do not depend on the machine.
  static let home: URL = {
    let home = FileManager.default.temporaryDirectory
      .appending(path: "git-home-\(UUID().uuidString)", directoryHint: .isDirectory)
    try? FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    #expect(throws: Never.self) { try Libgit2.readConfiguration(onlyFrom: home) }
    return home
  }()

  init() throws {
    _ = Self.home
    folder = FileManager.default.temporaryDirectory
      .appending(path: "git-world-\(UUID().uuidString)", directoryHint: .isDirectory)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { FolderRemoval.remove(folder) }

  func url(_ name: String) -> URL { folder.appending(path: name) }
  var runs: URL { url("runs") }

  @discardableResult
  func git(_ arguments: String..., in place: String = ".") throws -> String {
    try run("git", ["-C", url(place).plainPath] + arguments)
  }

  /// - Throws: ``ProgramFailure`` when the program is missing or exits with anything but 0.
  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ProgramFailure(program: program, arguments: arguments, output: text)
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  struct ProgramFailure: Error {
    var program: String
    var arguments: [String]
    var output: String
  }

  private var environment: [String: String] {
    var variables = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": Self.home.plainPath, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "LC_ALL": "C",
    ]
    for role in ["AUTHOR", "COMMITTER"] {
      variables["GIT_\(role)_NAME"] = "t"
      variables["GIT_\(role)_EMAIL"] = "t@example.invalid"
    }
    return variables
  }
}

extension GitWorld {
  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    let place = url(path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
  }

  /// Writes files into a repository and commits them; made when it is not there yet.
  @discardableResult
  func commit(_ files: [String: String], in repository: String) throws -> String {
    if !FileManager.default.fileExists(atPath: url(repository).plainPath) {
      try run("git", ["init", "-q", "-b", "main", url(repository).plainPath])
    }
    for (path, text) in files { try write(text, to: "\(repository)/\(path)") }
    try git("add", "-A", in: repository)
    try git("commit", "-q", "--allow-empty", "-m", "change", in: repository)
    return try git("rev-parse", "HEAD", in: repository)
  }

  func open(
    _ repository: String, _ candidate: CandidateChoice = .automatic, base: String? = nil,
    manifestBase: String? = nil, environment: [String: String] = [:]
  ) throws -> GitAccess {
    try GitAccess.open(
      start: url(repository), candidate: candidate, explicitBase: base, manifestBase: manifestBase,
      environment: environment, runsFolder: runs)
  }

  func text(of path: String, in snapshot: any Snapshot) async throws -> String {
    let file = try await snapshot.file(at: #require(RepositoryPath(path)))
    return String(decoding: try Data(contentsOf: file.url), as: UTF8.self)
  }
}

/// The rule of the obstacle that the body ends in; `nil` when it ends in none.
func rule(_ body: () async throws -> Void) async -> String? {
  await obstacle(body)?.rule
}

func obstacle(_ body: () async throws -> Void) async -> Obstacle? {
  do {
    try await body()
    return nil
  } catch {
    #expect(error is Obstacle, "\(error)")
    return error as? Obstacle
  }
}
