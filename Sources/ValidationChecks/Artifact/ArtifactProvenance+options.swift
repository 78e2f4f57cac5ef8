// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension ArtifactProvenance {
  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .required("record", .recordPlace, "tracked record of the training, or metadata"),
      .optional("artifact", .named(.path), default: [], "keys of the artifacts' digests"),
      .optional("data", .named(.path), default: [], "keys of the data's digests"),
      .optional("code", .named(.path), default: [], "keys of the code's digests"),
      .optional("commit", Syntax<RecordedCommit>.recordedCommit, "key of the commit"),
      .optional("unchanged", .list(of: .glob), default: [], "files to be as at that commit")
    ) { files, record, artifact, data, code, commit, unchanged in
      let scope = Scope(
        files: files.unique, record: record.path, artifact: artifact.sources, data: data.sources,
        code: code.sources, commit: commit.map { Scope.CommitKey(key: $0.key) },
        unchanged: unchanged.unique)
      try scope.check(commit?.rule)
      return Configuration(scope: scope, limits: Limits(commit: commit?.rule ?? .ancestor))
    }
  }

  struct RecordPlace: Sendable {
    /// `nil` for the artifact's own metadata.
    var path: RepositoryPath?
  }

  struct RecordedCommit: Sendable {
    var key: String?
    var rule: CommitRule
  }
}

extension ArtifactProvenance.Scope {
  /// What no record could answer, or every one.
  fileprivate func check(_ rule: ArtifactProvenance.CommitRule?) throws {
    if record == nil {
      guard artifact.isEmpty else {
        throw ManifestMistake("no file can hold its own digest", at: "artifact")
      }
      guard !data.isEmpty || !code.isEmpty || commit != nil else {
        throw ManifestMistake("nothing is compared; give data, code or commit")
      }
      guard commit == nil || commit?.key != nil else {
        throw ManifestMistake("it needs its key in the metadata", at: "commit")
      }
    }
    for source in artifact where !files.contains(where: { $0.matches(source.path) }) {
      throw ManifestMistake("'\(source.path)' is none of `files`", at: "artifact")
    }
    guard commit != nil || unchanged.isEmpty else {
      throw ManifestMistake("unchanged since which commit? Give its key as commit", at: "unchanged")
    }
    guard rule != .sameFiles || !origins.isEmpty else {
      throw ManifestMistake("same-files needs files: give data, code or unchanged", at: "commit")
    }
  }
}

extension [Named<RepositoryPath>] {
  fileprivate var sources: [ArtifactProvenance.Scope.Source] {
    map { ArtifactProvenance.Scope.Source(key: $0.name, path: $0.value) }
  }
}

extension Syntax where Value == ArtifactProvenance.RecordPlace {
  fileprivate static var recordPlace: Syntax {
    let path = Syntax<RepositoryPath>.path.map { ArtifactProvenance.RecordPlace(path: $0) }
    return .either(
      structured: .mapping(Fields(.required("path", path, "tracked record")) { $0 }),
      scalar: Syntax(schema: path.schema) { node, decoding in
        node.text == "metadata"
          ? ArtifactProvenance.RecordPlace(path: nil) : path.read(node, &decoding)
      })
  }
}

extension Syntax where Value == ArtifactProvenance.RecordedCommit {
  fileprivate static var recordedCommit: Syntax {
    .either(
      structured: .mapping(
        Fields(
          .optional("key", Syntax<String>.text, "key of the commit"),
          .optional(
            "is", .choice, default: ArtifactProvenance.CommitRule.ancestor,
            "what it must be to the candidate")
        ) { ArtifactProvenance.RecordedCommit(key: $0, rule: $1) }),
      scalar: Syntax<String>.text.map {
        ArtifactProvenance.RecordedCommit(key: $0, rule: .ancestor)
      })
  }
}
