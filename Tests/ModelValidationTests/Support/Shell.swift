// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// What a finished program said and how it ended.
struct Finished: Sendable {
  var status: Int32
  var output: String
  var errors: String
}

enum Shell {
  /// Runs a program to its end. Output goes through files, so that none can block it.
  @discardableResult
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Finished {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("shell-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    // The queue keeps the deadline's closure until its time; without this the descriptors run out.
    defer { for handle in handles { try? handle.close() } }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    let deadline = DispatchWorkItem { [weak process] in process?.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 300, execute: deadline)
    process.waitUntilExit()
    deadline.cancel()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let killed = process.terminationReason == .uncaughtSignal
    return Finished(
      status: killed ? 128 + process.terminationStatus : process.terminationStatus,
      output: texts[0], errors: texts[1])
  }

  /// Like ``run(_:in:environment:)``, for set-up that must succeed.
  static func require(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws {
    let finished = try run(arguments, in: folder, environment: environment)
    guard finished.status == 0 else { throw SetUpFailure(arguments: arguments, finished: finished) }
  }

  static func git(_ arguments: String..., in folder: URL) throws {
    let identity = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "t",
      "GIT_AUTHOR_EMAIL": "t@example.invalid",
      "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.invalid",
    ]
    try require(["git"] + arguments, in: folder, environment: identity)
  }
}

struct SetUpFailure: Error, CustomStringConvertible {
  var arguments: [String]
  var finished: Finished
  var description: String {
    "\(arguments.joined(separator: " ")) ended with \(finished.status):\n\(finished.errors)"
  }
}

/// Programs that were built with these tests.
enum Built {
  static var folder: URL {
    URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
  }

  static var tool: URL { folder.appendingPathComponent("validate-model") }
}
