// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationData
import ValidationGit
import ValidationProcesses

extension RepositoryFacts {
  /// Where a folder is inside the repository; the root for folders outside it.
  func path(of folder: URL) -> RepositoryPath {
    names(of: folder).flatMap { RepositoryPath($0.joined(separator: "/")) } ?? .root
  }

  /// Where a file with an absolute path is inside the repository; nil outside.
  ///
  /// Links that lead to its folder are followed, as for temporary folders of macOS; it may be one itself.
  func path(ofFileAt path: String) -> RepositoryPath? {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    return names(of: file.deletingLastPathComponent()).flatMap { folder in
      RepositoryPath((folder + [file.lastPathComponent]).joined(separator: "/"))
    }
  }

  /// Below the root; nil for folders outside it.
  private func names(of folder: URL) -> ArraySlice<String>? {
    let inside = folder.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    let own = root.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    return inside.starts(with: own) ? inside.dropFirst(own.count) : nil
  }
}

extension CandidateChoice {
  init(_ argument: CandidateArgument) {
    switch argument {
    case .auto: self = .automatic
    case .head: self = .head
    case .worktree: self = .worktree
    }
  }
}

extension SupervisedCommandRunner {
  /// - Throws: ``Obstacle`` when there is no supervisor beside the executable.
  init(of process: ProcessDescription) throws {
    let executable = process.executable ?? process.file("validate-model")
    self.init(
      supervisor: try SupervisorLocation.find(
        besides: executable, environment: process.environment),
      environment: process.environment)
  }
}

extension DuckDBEngine {
  /// - Parameters:
  ///   - options: where the program is, and how much memory and time it may use.
  ///   - temporary: folder for what the engine spills.
  init(
    _ options: RepositoryOptions, _ process: ProcessDescription,
    _ runner: SupervisedCommandRunner, temporary: URL
  ) {
    let named = options.duckdb
    self.init(
      executable: {
        try DuckDBLocation.find(explicit: named, environment: process.environment)
      },
      runner: runner, temporaryFolder: temporary,
      limits: DuckDBLimits(
        memory: options.engineMemory, threads: ProcessInfo.processInfo.activeProcessorCount,
        time: options.engineTime),
      environment: process.environment)
  }
}

extension Selection {
  /// - Throws: ``UsageError`` when the last report is wanted and there is none.
  init(_ options: SelectionOptions, _ last: LastReport) throws {
    self.init(
      filters: options.filter, skips: options.skip,
      ids: options.rerunFailed ? try last.unfinished() : nil)
  }
}
