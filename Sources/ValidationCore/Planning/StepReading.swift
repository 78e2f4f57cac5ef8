// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The files that one step will read, found without fetching their content.
struct StepReading: Sendable {
  let check: PreparedCheck
  let tables: [PlannedTable]
  let content: any ContentStore

  /// The check's own commands, and those that write its tables.
  var commands: [CommandDeclaration] {
    check.inputs.commands + tables.compactMap(\.dataset.command)
  }

  /// Everything that is read is a file of a revision that is at hand, so that a change would show.
  var isTold: Bool {
    get async throws {
      guard !readsElsewhere else { return false }
      for table in tables where table.isFormer {
        guard (try? await content.snapshot(of: table.dataset.side)) != nil else { return false }
      }
      return true
    }
  }

  private var readsElsewhere: Bool { tables.contains { $0.dataset.isRemote } }

  /// Whether a change at one of these paths can change the measurement: the path is read, or stood
  /// where a pattern looks, or is a link or its end on the way to what is read.
  func isTouched(byAny changed: [RepositoryPath]) async throws -> Bool {
    if try await !isTold { return true }
    if !commands.isEmpty { return !changed.isEmpty }
    if changed.contains(where: isListing) { return true }
    if changed.contains(where: { path in patterns.contains { $0.matches(path) } }) { return true }
    for side in sidesRead {
      let read = try await paths(on: side)
      if changed.contains(where: read.contains) { return true }
      // Which of its files changed is not known, so that all of them count.
      for folder in try await content.snapshot(of: side).unlistedFolders
      where changed.contains(folder) && looks(into: folder) { return true }
    }
    return false
  }

  /// Of the check and of its tables.
  private var patterns: [Glob] { check.inputs.globs + tables.flatMap(\.dataset.globs) }

  private func looks(into folder: RepositoryPath) -> Bool {
    let paths = check.inputs.paths + tables.flatMap(\.dataset.namedPaths)
    return patterns.contains { $0.reaches(into: folder) }
      || paths.contains { $0.isInside(folder) }
  }

  private func isListing(_ path: RepositoryPath) -> Bool {
    check.inputs.listings.contains { $0.matches(path) }
  }

  /// Tracked paths that are read on one side. Commands may read every one.
  private func paths(on side: Side) async throws -> Set<RepositoryPath> {
    let snapshot = try await content.snapshot(of: side)
    let inputs = check.inputs
    let runsHere = tables.contains { $0.dataset.command != nil && $0.dataset.side == side }
    let readsAll =
      !inputs.commands.isEmpty || runsHere || snapshot.entries.contains { isListing($0.path) }
    if readsAll { return Set(snapshot.entries.map(\.path)) }
    var named: [RepositoryPath] = []
    if inputs.sides.contains(side) {
      named += inputs.paths
      named += snapshot.entries.map(\.path).filter { path in
        inputs.globs.contains { $0.matches(path) }
      }
    }
    for table in tables where table.dataset.side == side {
      named += table.dataset.namedPaths + (try table.dataset.files(in: snapshot))
    }
    // A link that cannot be followed is told when it is read; until then the link itself counts.
    return Set(named.flatMap { (try? snapshot.trail(to: $0)) ?? [$0] } + named)
  }

  /// - Throws: ``Obstacle`` for the first file that is not there, or a base that is not.
  func requireFiles() async throws {
    let candidate = try await content.snapshot(of: .candidate)
    for path in check.inputs.paths { try await require(path, in: candidate) }
    for side in sides where side == .base { _ = try await content.snapshot(of: side) }
    for table in tables where !table.isFormer {
      let snapshot = try await content.snapshot(of: table.dataset.side)
      for path in try table.dataset.required(table.name, in: snapshot) {
        try await require(path, in: snapshot)
      }
    }
  }

  /// Fetching explains best why a path that is not listed cannot be had.
  private func require(_ path: RepositoryPath, in snapshot: any Snapshot) async throws {
    let isPlain = try snapshot.trail(to: path) == [path] && snapshot.entry(at: path) != nil
    if !isPlain { _ = try await snapshot.file(at: path) }
  }

  func entries() async throws -> [Fingerprint.Input] {
    var inputs: [Fingerprint.Input] = []
    for side in sidesRead {
      let read = try await paths(on: side)
      for entry in try await content.snapshot(of: side).entries where read.contains(entry.path) {
        inputs.append(.init(side: side, entry: entry))
      }
    }
    return inputs
  }

  /// Also where a former table is looked for.
  private var sidesRead: [Side] {
    let former = Set(tables.filter(\.isFormer).map(\.dataset.side))
    return [Side.candidate, .base].filter { sides.contains($0) || former.contains($0) }
  }

  /// Those without which the step cannot be.
  private var sides: [Side] {
    let wanted = Set(
      check.inputs.sides + tables.filter { !$0.isFormer }.map(\.dataset.side))
    return [Side.candidate, .base].filter(wanted.contains)
  }
}
