// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationData
import ValidationGit
import ValidationProcesses
import ValidationReporting

/// Everything of one run, opened and ready: repository, manifests, engine, commands, cache.
struct Session: Sendable {
  let repository: RepositoryFacts
  let history: GitHistory
  let content: GitContentStore
  let manifests: [Manifest]
  let selection: Selection
  let cache: CacheFolder
  let measurements: FileMeasurementStore
  let engine: DuckDBEngine
  let tables: TableResolver
  let commands: SupervisedCommandRunner
  let process: ProcessDescription
  let reuses: Bool
  let baseIsExpected: Bool

  var revisions: Report.Repository {
    Report.Repository(candidate: history.candidate, base: history.base)
  }

  var lastReport: LastReport { LastReport(of: repository.root, in: cache) }

  /// - Throws: ``UsageError``, `ManifestProblems`, or ``Obstacle`` when the repository cannot be read.
  static func open(_ options: RepositoryOptions, _ selecting: SelectionOptions) async throws
    -> Session
  {
    let opening = SessionOpening(options: options, process: .current)
    var access = try opening.access(base: nil)
    do {
      let (manifests, base) = try await opening.manifests(in: access)
      if base != nil {
        await access.content.finish()
        access = try opening.access(base: base)
      }
      return try await opening.session(in: access, manifests, base, selecting)
    } catch {
      await access.content.finish()
      throw error
    }
  }

  /// - Throws: ``Obstacle`` when the candidate itself cannot be read.
  func plan(illustrates: Bool = false) async throws -> Plan {
    let identity = ProgramIdentity(environment: process.environment)
    let machine = MachineIdentity.current(
      executable: process.executable, RememberedFacts(folder: cache.facts))
    return try await Planner(
      selection: selection, history: history, content: content, measurements: measurements,
      engine: engine, machine: machine, identify: { identity.identity(of: $0) },
      reuses: reuses, baseIsExpected: baseIsExpected, illustrates: illustrates
    ).plan(manifests)
  }

  /// Ends and removes what a run keeps until its end.
  func finish() async {
    await engine.finish()
    await content.finish()
  }
}
