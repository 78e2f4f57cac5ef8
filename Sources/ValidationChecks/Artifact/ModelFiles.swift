// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Tracked files that some pattern of a check names, in byte order, and the patterns that name none.
struct ModelFiles {
  /// With folders that a pattern looks into and whose files are not known here.
  let paths: [RepositoryPath]
  let unmatched: [Glob]

  init(_ globs: [Glob], in snapshot: any Snapshot) {
    let files = snapshot.entries.filter { $0.kind != .submodule }.map(\.path)
    let folders = snapshot.unlistedFolders
    paths =
      (files.filter { path in globs.contains { $0.matches(path) } }
      + folders.filter { folder in globs.contains { $0.reaches(into: folder) } }).sorted()
    unmatched = globs.filter { glob in
      !files.contains { glob.matches($0) } && !folders.contains { glob.reaches(into: $0) }
    }
  }

  private init(paths: [RepositoryPath], unmatched: [Glob]) {
    (self.paths, self.unmatched) = (paths, unmatched)
  }

  func without(_ others: Set<RepositoryPath>) -> Self {
    others.isEmpty
      ? self : Self(paths: paths.filter { !others.contains($0) }, unmatched: unmatched)
  }

  /// One case for each file, and one for each pattern without a file: it measured nothing.
  var subjects: [String?] { paths.map(\.text) + unmatched.map(\.pattern) }
}

extension Field where Value == [Glob] {
  /// The option of all check types that look at model files.
  static var modelFiles: Field {
    .required("files", .list(of: .glob, atLeast: 1), "tracked model files, or patterns of them")
  }
}

extension [Glob] {
  /// In the order of the manifest, each once.
  var unique: [Glob] {
    var seen: Set<Glob> = []
    return filter { seen.insert($0).inserted }
  }
}
