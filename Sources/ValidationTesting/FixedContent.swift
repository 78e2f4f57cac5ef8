// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import ValidationCore

/// Content store of a candidate, where there is one of a base, and of other commits, all given as files.
public struct FixedContent: ContentStore {
  public let candidate: FolderSnapshot
  public let base: FolderSnapshot?
  /// By their ids.
  public let commits: [String: NamedCommit]

  public init(
    candidate: FolderSnapshot, base: FolderSnapshot? = nil, commits: [String: NamedCommit] = [:]
  ) {
    self.candidate = candidate
    self.base = base
    self.commits = commits
  }

  public func snapshot(of side: Side) async throws -> any Snapshot { try files(of: side) }

  public func commit(_ id: String) async throws -> NamedCommit? { commits[id] }

  public func withWorkspace<Result: Sendable>(
    of side: Side, _ body: @Sendable (Workspace) async throws -> Result
  ) async throws -> Result {
    let files = try files(of: side)
    let folder = try TemporaryFolder()
    let workspace = Workspace(
      root: try folder.makeFolder("root"), output: try folder.makeFolder("output"),
      temporary: try folder.makeFolder("temporary"))
    try files.export(to: workspace.root)
    let result = try await body(workspace)
    // The folder goes with its last reference, which must not be before the body is done.
    withExtendedLifetime(folder) {}
    return result
  }

  private func files(of side: Side) throws -> FolderSnapshot {
    switch side {
    case .candidate: return candidate
    case .base:
      if let base { return base }
      throw Obstacle(
        rule: "base.missing", message: "this test has no base", remedy: "give it files for one")
    }
  }
}
