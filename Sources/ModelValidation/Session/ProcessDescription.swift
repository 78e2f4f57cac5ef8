// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The process that the tool is, read once and handed on as a value.
struct ProcessDescription: Sendable {
  var environment: [String: String]
  var workingDirectory: URL
  var executable: URL?

  static var current: ProcessDescription {
    ProcessDescription(
      environment: ProcessInfo.processInfo.environment,
      workingDirectory: URL(
        fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true),
      executable: Bundle.main.executableURL?.resolvingSymlinksInPath())
  }

  /// A pull request, a merge queue or a push is judged, or a base was named: a base that cannot be found
  /// is then a fault of the set-up, not a fact of the repository.
  var expectsBase: Bool {
    ["VALIDATE_MODEL_BASE", "GITHUB_EVENT_PATH"].contains { !(environment[$0] ?? "").isEmpty }
      || (environment["GITHUB_REF"] ?? "").hasPrefix("refs/pull/")
  }

  func file(_ path: String) -> URL {
    URL(fileURLWithPath: path, isDirectory: false, relativeTo: workingDirectory).absoluteURL
  }
}
