// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
package import ValidationCore

/// ## What it measures
/// Whether tracked model files are the ones that somebody vouched for.
///
/// Each file is one case. Its SHA-256 is compared with digests in the manifest and with a `SHA256SUMS` file of the
/// repository, and git LFS with what `.gitattributes` promises: content that was committed although it should be a
/// pointer is a finding, and a pointer that was resolved has had its digest checked. An OpenSSF model signature is
/// verified offline, by a key or by certificates.
///
/// ## Why it matters
/// A model is downloaded, converted and copied on its way; whatever changed it, by accident or on purpose, changes
/// its digest, and only a signature tells who made it.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `sha256` | digests by path from the repository's root: `models/model.onnx: 4ab3…` | none |
/// | `sums` | a tracked list as `sha256sum` writes it; its paths start in its folder | none |
/// | `signature` | `{ model: models, file: models/model.sig, public-key: keys/model.pem }` | none |
///
/// A file that the list or the manifest names and that is missing or different fails; with `sums`, so does a file of
/// `files` that the list does not name. `signature` takes `certificates` in place of `public-key`, and `ignore`, a
/// list of paths in the model that are left out.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here (a git LFS pointer whose object was not fetched), a list
/// that cannot be read, and a signature that cannot be judged (keyless sigstore, a hash that is not supported) are
/// `unmeasured`.
///
/// ## References
/// - OpenSSF model signing, <https://github.com/sigstore/model-transparency>, and `Documentation/ModelSignatures.md`.
/// - Git LFS specification, <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
package struct ArtifactIntegrity: Check {
  package let type = "artifact.integrity"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
    var sums: RepositoryPath?
    var signature: SignedModelScope?
  }

  package struct Limits: Sendable {
    /// Hexadecimal, in lower case.
    var digests: [RepositoryPath: String]
  }

  /// Subjects beside the files.
  static let (sums, signature) = ("sums", "signature")

  package func inputs(of scope: Scope) -> Inputs {
    var globs = scope.files + [Glob("**/.gitattributes")]
    if let signed = scope.signature {
      globs += [Glob(signed.model.text), Glob(signed.model.text + "/**")]
    }
    // Its entries lie below its folder, whether `files` matches them or not.
    if let sums = scope.sums {
      globs.append(Glob((sums.folder.components + ["**"]).joined(separator: "/")))
    }
    let paths = [scope.sums, scope.signature?.file, scope.signature?.trusted]
    return Inputs(paths: paths.compactMap { $0 }, globs: globs)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    ModelFiles(configuration.scope.files, in: snapshot).subjects
      + (configuration.scope.sums == nil ? [] : [Self.sums])
      + (configuration.scope.signature == nil ? [] : [Self.signature])
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let attributes = try await LFSAttributes(of: access.candidate)
    let files = try await InspectedFile.all(scope.files, in: access.candidate) { file in
      DigestFacts(
        digest: try ContentDigest.sha256(ofFileAt: file.url).hex, size: file.size,
        isMissingPointer: attributes.wantPointer(at: file.path) && !file.isBehindPointer
          && access.candidate.revision.kind == .commit)
    }
    return Measurement(
      files: files,
      sums: try await scope.sums.asyncMap { try await Self.sums(at: $0, access, hashed: files) },
      signature: try await scope.signature.asyncMap { try await $0.verification(access) })
  }
}

extension SnapshotFile {
  /// Content that git stores a pointer for is known by its own digest.
  fileprivate var isBehindPointer: Bool { contentID.hasPrefix("sha256:") }
}

extension Optional {
  fileprivate func asyncMap<Other>(
    _ transform: (Wrapped) async throws -> Other
  ) async rethrows -> Other? {
    if let self { try await transform(self) } else { nil }
  }
}
