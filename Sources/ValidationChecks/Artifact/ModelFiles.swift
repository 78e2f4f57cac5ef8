// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Tracked files that some pattern of a check names, in byte order, and the patterns that name none.
struct ModelFiles {
  let entries: [SnapshotEntry]
  let unmatched: [Glob]

  init(_ globs: [Glob], in snapshot: any Snapshot) {
    let files = snapshot.entries.filter { $0.kind != .submodule }
    entries = files.filter { entry in globs.contains { $0.matches(entry.path) } }
      .sorted { $0.path < $1.path }
    unmatched = globs.filter { glob in !files.contains { glob.matches($0.path) } }
  }

  /// One case for each file, and one for each pattern without a file: it measured nothing.
  var subjects: [String?] { entries.map(\.path.text) + unmatched.map(\.pattern) }
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
