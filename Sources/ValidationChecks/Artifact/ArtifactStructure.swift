// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether tracked model files are whole, and well-formed to the letter of their format.
///
/// Each file is one case. It is parsed as untrusted bytes and never loaded: nothing of it is executed.
/// Today safetensors is judged, recognised by its content or its extension: the length and the JSON of the
/// header, every tensor's type, shape and place, and that the data fills the file without holes,
/// overlaps, missing or surplus bytes. It is stricter than the reference library where that takes what
/// the format forbids, such as two tensors of one name. A well-formed file without a tensor fails too.
///
/// ## Why it matters
/// A truncated upload, a git LFS pointer in place of the weights, or a header that two readers understand
/// differently is found here, and not when the server that should use it starts.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here (a git LFS pointer whose object was not
/// fetched, or a mangled pointer), and files of other formats are `unmeasured`, each by itself.
///
/// ## References
/// - The safetensors format, <https://github.com/huggingface/safetensors#format>.
/// - Git LFS specification, <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
package struct ArtifactStructure: Check {
  package let type = "artifact.structure"

  package init() {}

  package func inputs(of scope: Scope) -> Inputs { Inputs(globs: scope.files) }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    Selection(configuration.scope.files, in: snapshot).subjects
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let selection = Selection(scope.files, in: access.candidate)
    var artifacts: [Artifact] = []
    for entry in selection.entries {
      try Task.checkCancellation()
      artifacts.append(await Artifact(reading: entry.path, in: access.candidate))
    }
    for glob in selection.unmatched {
      artifacts.append(await Artifact(unmatched: glob, in: access.candidate))
    }
    return Measurement(artifacts: artifacts)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.artifacts.map(\.judgement)
  }
}

extension ArtifactStructure {
  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
  }

  /// A format is kept or not: there is nothing to allow.
  package struct Limits: Sendable {}

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("files", .list(of: .glob, atLeast: 1), "tracked model files, or patterns of them")
    ) {
      files in
      var seen: Set<Glob> = []
      return Configuration(
        scope: Scope(files: files.filter { seen.insert($0).inserted }), limits: Limits())
    }
  }

  /// Tracked files that some pattern names, in byte order, and the patterns that name none.
  struct Selection {
    let entries: [SnapshotEntry]
    let unmatched: [Glob]

    init(_ globs: [Glob], in snapshot: any Snapshot) {
      let files = snapshot.entries.filter { $0.kind != .submodule }
      entries = files.filter { entry in globs.contains { $0.matches(entry.path) } }
        .sorted { $0.path < $1.path }
      unmatched = globs.filter { glob in !files.contains { glob.matches($0.path) } }
    }

    var subjects: [String?] { entries.map(\.path.text) + unmatched.map(\.pattern) }
  }
}
