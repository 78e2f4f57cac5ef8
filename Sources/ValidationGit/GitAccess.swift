// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import ValidationCore

/// Everything that a run needs of a repository.
package struct GitAccess: Sendable {
  package let repository: Repository
  package let facts: RepositoryFacts
  package let history: GitHistory
  /// To be told to `finish()` at the end of the run.
  package let content: GitContentStore

  /// Finds the repository around a folder, settles candidate and base, and makes the run's private
  /// folder, removing what killed runs left beside it. A base that cannot be resolved is no error
  /// here: it is in the history.
  ///
  /// - Throws: ``Obstacle`` `git.…`, `run.folder`, `content.disk-full`.
  package static func open(
    start: URL, candidate: CandidateChoice, explicitBase: String?, manifestBase: String?,
    environment: [String: String], runsFolder: URL
  ) throws -> GitAccess {
    let repository = try Repository.discover(from: start)
    let judged = try repository.candidate(candidate)
    let resolver = BaseResolver(
      explicit: explicitBase, manifest: manifestBase, environment: environment,
      candidate: judged.0.kind)
    try GitContentStore.removeStaleRuns(in: runsFolder)
    let content = try GitContentStore(
      repository: repository, candidate: judged, base: resolver.resolve(in: repository),
      runs: runsFolder, environment: environment)
    return GitAccess(
      repository: repository, facts: try repository.facts(), history: GitHistory(content: content),
      content: content)
  }
}
