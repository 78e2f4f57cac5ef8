// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Dataset {
  var command: CommandDeclaration? {
    if case .command(let command, _) = source { command } else { nil }
  }

  var isRemote: Bool {
    if case .remote = source { true } else { false }
  }

  /// Patterns whose files may come and go.
  var globs: [Glob] {
    guard case .files(let glob) = source else { return [] }
    return [glob, Glob("\(glob.pattern)/**")]
  }

  /// Paths that are named as such, whether they are there or not.
  var namedPaths: [RepositoryPath] {
    guard case .files(let glob) = source, glob.isLiteral else { return [] }
    return [RepositoryPath(glob.pattern)].compactMap { $0 }
  }

  /// The tracked files of the table, in byte order. A folder stands for all that is in it, but for names
  /// that begin with a dot or an underscore, such as `_SUCCESS`.
  ///
  /// - Throws: ``Obstacle`` for links that cannot be followed.
  func files(in snapshot: any Snapshot) throws -> [RepositoryPath] {
    guard case .files(let glob) = source else { return [] }
    if glob.isLiteral, let path = RepositoryPath(glob.pattern) {
      if snapshot.entry(at: path) != nil { return [path] }
      let inside = snapshot.entries.map(\.path).filter { $0.isInside(path) && !$0.isHidden }
      return inside.isEmpty ? [path] : inside
    }
    return snapshot.entries.map(\.path).filter { glob.matches($0) && !$0.isHidden }
  }

  func isThere(in snapshot: any Snapshot) throws -> Bool {
    try files(in: snapshot).contains { snapshot.entry(at: $0) != nil }
  }

  /// - Throws: ``Obstacle`` `dataset.no-files` when the pattern finds nothing.
  func required(_ name: String, in snapshot: any Snapshot) throws -> [RepositoryPath] {
    let files = try files(in: snapshot)
    if case .files(let glob) = source, files.isEmpty {
      throw Obstacle(
        rule: "dataset.no-files",
        message: "no tracked file matches '\(glob.pattern)' of dataset '\(name)'",
        remedy: "correct the pattern in the manifest, or git add the files")
    }
    return files
  }
}

extension Obstacle {
  /// Rule of the reason that a former table is not there because nobody had made it.
  package static let datasetIsNewRule = "dataset.not-on-base"

  static func datasetIsNew(_ name: String, _ base: Revision) -> Obstacle {
    Obstacle(
      rule: datasetIsNewRule,
      message: "\(base.name) tracks no file of dataset '\(name)'",
      remedy: "nothing to do when the dataset is new in this change")
  }
}

extension RepositoryPath {
  /// Markers that engines write beside their tables.
  fileprivate var isHidden: Bool { name.hasPrefix(".") || name.hasPrefix("_") }
}
