// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationData
import ValidationGit
import ValidationProcesses

/// The steps from a command line to an open session.
struct SessionOpening: Sendable {
  let options: RepositoryOptions
  let process: ProcessDescription

  private var cache: CacheFolder {
    CacheFolder(
      explicit: options.cache, environment: process.environment,
      workingDirectory: process.workingDirectory)
  }

  /// - Parameter base: what the manifest names as its base; it is known only after a first look.
  func access(base: String?) throws -> GitAccess {
    try GitAccess.open(
      start: process.workingDirectory, candidate: CandidateChoice(options.candidate),
      explicitBase: options.base, manifestBase: base, environment: process.environment,
      runsFolder: cache.runs)
  }

  func manifests(in access: GitAccess) async throws -> (manifests: [Manifest], base: String?) {
    let finder = ManifestFinder(
      repository: access.facts, snapshot: try await access.content.snapshot(of: .candidate),
      language: ManifestLanguage(types: try CheckTypes.checked()),
      start: access.facts.path(of: process.workingDirectory))
    let manifests = try await finder.manifests(named: options.manifest)
    return (manifests, try finder.base(of: manifests))
  }

  func session(
    in access: GitAccess, _ manifests: [Manifest], _ base: String?, _ selecting: SelectionOptions
  ) async throws -> Session {
    let runner = try SupervisedCommandRunner(of: process)
    let engineFolder = try await access.content.makeFolder("engine")
    let tables = TableResolver(
      content: access.content, commands: runner,
      folder: try await access.content.makeFolder("tables"))
    return Session(
      repository: access.facts, history: access.history, content: access.content,
      manifests: manifests,
      selection: try Selection(selecting, LastReport(of: access.facts.root, in: cache)),
      cache: cache, measurements: FileMeasurementStore(folder: cache.measurements),
      engine: DuckDBEngine(options, process, runner, temporary: engineFolder),
      tables: tables, commands: runner, process: process, reuses: !selecting.noReuse,
      baseIsExpected: options.base != nil || base != nil || process.expectsBase)
  }
}
