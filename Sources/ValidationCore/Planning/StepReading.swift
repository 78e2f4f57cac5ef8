// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The files that one step will read, found without fetching their content.
struct StepReading: Sendable {
  let check: PreparedCheck
  let table: PlannedTable?
  let content: any ContentStore

  /// Commands may read every tracked file.
  func reads(_ path: RepositoryPath) -> Bool {
    let inputs = check.inputs
    return !inputs.commands.isEmpty || inputs.paths.contains(path) || table?.dataset.path == path
      || inputs.globs.contains { $0.matches(path) }
  }

  /// - Throws: ``Obstacle`` for the first file that is not there, or a base that is not.
  func requireFiles() async throws {
    let candidate = try await content.snapshot(of: .candidate)
    for path in check.inputs.paths { try await require(path, in: candidate) }
    for side in sides where side == .base { _ = try await content.snapshot(of: side) }
    guard let dataset = table?.dataset else { return }
    try await require(dataset.path, in: try await content.snapshot(of: dataset.side))
  }

  /// Fetching explains best why a path that is not listed cannot be had.
  private func require(_ path: RepositoryPath, in snapshot: any Snapshot) async throws {
    if snapshot.entry(at: path) == nil { _ = try await snapshot.file(at: path) }
  }

  func entries() async throws -> [Fingerprint.Input] {
    var inputs: [Fingerprint.Input] = []
    for side in sides {
      for entry in try await content.snapshot(of: side).entries where reads(entry.path) {
        inputs.append(.init(side: side, path: entry.path, objectID: entry.objectID))
      }
    }
    return inputs
  }

  private var sides: [Side] {
    let wanted = Set(check.inputs.sides + (table.map { [$0.dataset.side] } ?? []))
    return [Side.candidate, .base].filter(wanted.contains)
  }
}
