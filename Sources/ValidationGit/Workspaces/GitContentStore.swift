// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// Snapshots and exports of the two revisions of a run. Everything that is written goes into the run's
/// private folder.
package actor GitContentStore: ContentStore {
  package nonisolated let candidate: Revision
  package nonisolated let base: BaseResolution

  let repository: Repository
  private let folder: RunFolder
  let vault: ContentVault
  private var snapshots: [Side: GitSnapshot] = [:]
  private var workspaces = 0
  let environment: [String: String]

  init(
    repository: Repository, candidate: (Revision, TrackedFiles), base: BaseResolution, runs: URL,
    environment: [String: String]
  ) throws {
    self.environment = environment
    self.repository = repository
    self.candidate = candidate.0
    self.base = base
    self.folder = try RunFolder(in: runs)
    self.vault = try ContentVault(repository: repository, run: folder)
    snapshots[.candidate] = GitSnapshot(
      revision: candidate.0, files: candidate.1, isCandidate: true, vault: vault,
      environment: environment)
  }

  package func snapshot(of side: Side) async throws -> any Snapshot {
    try gitSnapshot(of: side)
  }

  package func withWorkspace<Result: Sendable>(
    of side: Side, _ body: @Sendable (Workspace) async throws -> Result
  ) async throws -> Result {
    let snapshot = try gitSnapshot(of: side)
    workspaces += 1
    let place = try folder.makeFolder("workspace-\(workspaces)")
    defer { FolderRemoval.remove(place) }
    let workspace = try Self.makeWorkspace(at: place)
    try await SnapshotExport(snapshot: snapshot, folder: workspace.root).write()
    return try await body(workspace)
  }

  /// Empty folder inside the run's private one, removed with it.
  package func makeFolder(_ name: String) throws -> URL { try folder.makeFolder(name) }

  /// Removes all private copies; nothing that was handed out may be used afterwards.
  package func finish() {
    folder.remove()
  }

  /// Removes what runs that were killed left behind.
  ///
  /// - Returns: how many runs.
  @discardableResult
  package static func removeStaleRuns(in runs: URL) throws -> Int {
    try RunFolder.removeStale(in: runs)
  }
}

extension GitContentStore {
  /// - Throws: ``Obstacle`` `base.first-commit`, or why the base is not resolved.
  func gitSnapshot(of side: Side) throws -> GitSnapshot {
    if let known = snapshots[side] { return known }
    let revision = try baseRevision()
    let snapshot = try snapshot(of: revision)
    snapshots[side] = snapshot
    return snapshot
  }

  /// Files of a commit that is not the candidate.
  func snapshot(of revision: Revision) throws -> GitSnapshot {
    GitSnapshot(
      revision: revision, files: try repository.trackedFiles(ofCommit: revision.commit ?? ""),
      isCandidate: false, vault: vault, environment: environment)
  }

  func changedPaths() throws -> [RepositoryPath] {
    let (base, candidate) = (try gitSnapshot(of: .base), try gitSnapshot(of: .candidate))
    let changed = candidate.files.changedPaths(since: base.files)
    // The pointer of a folder whose files are not known may be all that tells that they changed.
    let unlisted = Set(candidate.unlistedFolders + base.unlistedFolders)
    let differing = unlisted.filter { candidate.dvc.mark(of: $0) != base.dvc.mark(of: $0) }
    return differing.isEmpty ? changed : Set(changed + differing).sorted()
  }

  private func baseRevision() throws -> Revision {
    switch base {
    case .resolved(let revision, _): return revision
    case .firstCommit: throw Obstacle.firstCommit
    case .unresolved(let obstacle): throw obstacle
    }
  }

  private static func makeWorkspace(at place: URL) throws -> Workspace {
    let folders = ["tree", "output", "tmp"].map {
      place.appending(path: $0, directoryHint: .isDirectory)
    }
    for folder in folders where mkdir(folder.plainPath, 0o700) != 0 {
      throw Obstacle.runFolder(place, SystemFailure(errno, "create \(folder.plainPath)"))
    }
    return Workspace(root: folders[0], output: folders[1], temporary: folders[2])
  }
}
