// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationProcesses

/// Temporary folder in which real programs are run by the real supervisor.
final class CommandWorld: Sendable {
  let folder: URL
  let runner: SupervisedCommandRunner

  static let tool: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": "/nonexistent", "LANG": "C.UTF-8", "UNDECLARED": "hidden",
    "DECLARED": "passed", "TOKEN": "s3cret-value-1",
  ]

  init(tool: [String: String] = CommandWorld.tool) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("processes-\(UUID().uuidString)", isDirectory: true)
    runner = SupervisedCommandRunner(supervisor: try Self.supervisor(), environment: tool)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Built beside the test bundle, since the test target depends on it.
  static func supervisor() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let places = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
    let found = places.lazy.compactMap {
      try? SupervisorLocation.find(besides: $0, environment: [:])
    }.first
    return try found ?? SupervisorLocation.find(besides: places[0], environment: [:])
  }

  func invocation(
    _ arguments: [String], environment: EnvironmentDeclaration = .init(),
    timeout: TimeSpan = TimeSpan(seconds: 120), grace: TimeSpan = TimeSpan(seconds: 2),
    outputLimit: Int = 65_536
  ) -> Invocation {
    Invocation(
      arguments: arguments, workingDirectory: folder, temporaryDirectory: folder,
      environment: environment, timeout: timeout, gracePeriod: grace, outputLimit: outputLimit)
  }

  func run(_ arguments: String...) async throws -> CommandResult {
    try await runner.run(invocation(arguments))
  }

  func shell(_ script: String) async throws -> CommandResult {
    try await run("sh", "-c", script)
  }

  func python(_ script: String, _ arguments: String...) async throws -> CommandResult {
    try await runner.run(invocation(["python3", "-c", script] + arguments))
  }

  /// Writes a file into the folder.
  @discardableResult
  func file(_ name: String, _ text: String, executable: Bool = false) throws -> URL {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    }
    return url
  }
}
