// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// How large tracked model files are, and how much larger than on the base revision.
///
/// Each file is one case, and with `total` all of them together are another. Sizes are those of the content,
/// also where git stores a pointer to it.
///
/// ## Why it matters
/// A model that doubled overnight holds an optimizer's state, a second copy or another precision; it slows
/// every start, download and image after it, and nobody notices in a diff of pointers.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `at-most` | size of each file, such as `600MB` | no limit |
/// | `total` | size of all files together | no limit |
/// | `growth` | of each file against the base, such as `10%` | no limit |
///
/// At least one of the limits has to be there. A file that the base does not have cannot have grown: it passes
/// `growth` and its note says so.
///
/// ## When it cannot tell
/// A pattern that matches nothing and content that is not here are `unmeasured`, each by itself, and then so is
/// the total. Without a base, `growth` is `unmeasured`.
///
/// ## References
/// - Git LFS specification, <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
package struct ArtifactSize: Check {
  package let type = "artifact.size"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
    /// Whether the base is read.
    var comparesWithBase: Bool
  }

  package struct Limits: Sendable {
    var atMost: ByteCount?
    var total: ByteCount?
    var growth: Share?
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var files: [InspectedFile<Sizes>]
  }

  struct Sizes: Codable, Hashable, Sendable {
    /// Bytes.
    var candidate: UInt64
    /// Nil where it was not asked for; known as nil where the base has no such file.
    var base: Fact<UInt64?>?
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("at-most", .byteCount, "largest size of each file"),
      .optional("total", .byteCount, "largest size of all files together"),
      .optional("growth", .share, "most that a file may have grown against the base")
    ) { files, atMost, total, growth in
      guard atMost != nil || total != nil || growth != nil else {
        throw ManifestMistake("no limit is given: add at-most, total or growth")
      }
      return Configuration(
        scope: Scope(files: files.unique, comparesWithBase: growth != nil),
        limits: Limits(atMost: atMost, total: total, growth: growth))
    }
  }

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(globs: scope.files, sides: scope.comparesWithBase ? [.candidate, .base] : [.candidate])
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
      + (configuration.limits.total == nil ? [] : [Self.total])
  }

  static let total = "total"

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let base = scope.comparesWithBase ? try await BaseFiles(in: access.content) : nil
    return Measurement(
      files: try await InspectedFile.all(scope.files, in: access.candidate) { file in
        Sizes(
          candidate: file.size,
          base: try await base?.fact(at: file.path) { file, _ in file.size })
      })
  }
}
