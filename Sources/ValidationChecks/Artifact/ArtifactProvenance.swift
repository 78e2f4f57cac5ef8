// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
package import ValidationCore

/// ## What it measures
/// Whether tracked model files were made from this repository's data and code, as the record of their training says.
///
/// Each file is one case. The record is a tracked JSON or YAML file, or the metadata inside the artifact itself
/// (`__metadata__` of safetensors, `metadata_props` of ONNX, keys of GGUF). Digests that it names are compared with the
/// content of the candidate's files, git LFS content included; a commit that it names with the history: is it the
/// candidate or before it, and are the files that the model was made from the same today as they were then. An
/// in-toto statement with SLSA provenance, plain, in a DSSE envelope or in a sigstore bundle, is read as such: a file
/// must be one of its subjects.
///
/// ## Why it matters
/// A model that was trained before the last fix of its features, on another table, or from a working tree that nobody
/// committed passes every other check, and nobody can train it again.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `record` | path of a tracked JSON, YAML or in-toto file, or `metadata`: what stands inside the artifact | required |
/// | `artifact` | keys of the artifacts' digests: `{ model_sha256: models/model.onnx }`; not with `metadata` | none |
/// | `data` | keys of the data's digests, and the files that they are of: `{ data_sha256: data/train.parquet }` | none |
/// | `code` | the same for code: `{ train_sha256: train.py }` | none |
/// | `commit` | key of the commit, or `{ key: git_commit, is: ancestor }` | not compared |
/// | `unchanged` | further paths or patterns that must be as they were at that commit | none |
///
/// `commit: { is: … }` is `ancestor` (the candidate or a commit before it), `candidate`, or `same-files` (any commit of
/// this clone, as after a squashed merge). With each, the files of `data`, `code` and `unchanged` must be the same in the
/// candidate as at that commit. A committed file cannot name its own commit: commit the code, train, commit the model.
///
/// A key is looked up as it is, and then, dot by dot, through nested objects. A digest is hexadecimal, or `sha256:…`,
/// `sha512:`, `sha1:`, `md5:`, `gitBlob:`; without a name, 64 digits are SHA-256, 40 what `git hash-object` prints, 32 an
/// MD5. Of a file that DVC keeps and that is not here only the MD5 is known. In a statement, keys are names or URIs of
/// `resolvedDependencies`, and `commit` may leave its key out where one of them alone has a `gitCommit`.
///
/// A record proves no more than that it was written: only a signature tells by whom. That of an envelope or bundle is
/// not verified here; `artifact.integrity` verifies signatures of models.
///
/// ## When it cannot tell
/// A record that is missing, cannot be read or is a statement of another kind, a key that it does not have, a file that is
/// not tracked, digests of unknown algorithms only, a record that does not say which artifact it is about, and a commit
/// that a shallow clone does not reach are `unmeasured`. A key whose value is no digest or no commit fails: that record is
/// wrong.
///
/// ## References
/// - in-toto Statement v1, <https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md>.
/// - SLSA provenance v1, <https://slsa.dev/spec/v1.0/provenance>.
/// - DSSE, <https://github.com/secure-systems-lab/dsse/blob/master/envelope.md>.
package struct ArtifactProvenance: Check {
  package let type = "artifact.provenance"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
    /// `nil` for the metadata of the artifacts themselves.
    var record: RepositoryPath?
    var artifact: [Source]
    var data: [Source]
    var code: [Source]
    var commit: CommitKey?
    /// Beside the files of data and code.
    var unchanged: [Glob]

    /// A key of the record, and the file whose digest stands there.
    struct Source: Codable, Hashable, Sendable {
      var key: String
      var path: RepositoryPath
    }

    /// `nil` inside for the only commit that a statement names.
    struct CommitKey: Codable, Hashable, Sendable {
      var key: String?
    }

    /// What the artifacts were made from, as far as it is declared.
    var origins: [Glob] {
      (data + code).map { Glob($0.path.text) } + unchanged
    }
  }

  package struct Limits: Sendable {
    var commit: CommitRule
  }

  /// What the recorded commit must be to the candidate.
  enum CommitRule: String, CaseIterable, Sendable {
    case ancestor, candidate
    case sameFiles = "same-files"
  }

  package func inputs(of scope: Scope) -> Inputs {
    // Not as paths, of which a missing one would leave all cases without their own reasons.
    let record = scope.record.map { [Glob($0.text)] } ?? []
    return Inputs(
      globs: scope.files + record + scope.origins, readsHistory: scope.commit != nil)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { ModelFiles(configuration.scope.files, in: snapshot).subjects }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let comparison = ProvenanceComparison(scope: scope, access: access)
    return Measurement(
      files: try await InspectedFile.all(scope.files, in: access.candidate) { file in
        try await comparison.facts(on: file)
      })
  }
}
