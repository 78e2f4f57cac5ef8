// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

/// Which tracked files `artifact.integrity` judges, and as what.
struct IntegrityFiles {
  /// Pointers of DVC, in byte order.
  let pointers: [RepositoryPath]
  let files: ModelFiles
  /// Patterns of the manifest that name no pointer.
  let unmatched: [Glob]

  init(_ scope: ArtifactIntegrity.Scope, in snapshot: any Snapshot) {
    let all = snapshot.entries.filter {
      ($0.kind == .file || $0.kind == .executable) && DVCFile.isOne($0.path.text)
    }.map(\.path)
    pointers = all.filter { path in scope.dvc.globs.contains { $0.matches(path) } }
    unmatched =
      scope.dvc.isDeclared
      ? scope.dvc.globs.filter { glob in !all.contains { glob.matches($0) } } : []
    files = ModelFiles(scope.files, in: snapshot).without(Set(pointers))
  }

  var subjects: [String?] { files.subjects + pointers.map(\.text) + unmatched.map(\.pattern) }
}
