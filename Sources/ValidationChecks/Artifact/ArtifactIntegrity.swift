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
/// Each `.dvc` file and `dvc.lock` is one case too. The content that it names, taken from DVC's local store, has the
/// md5 that names it, file by file for a folder, and the size and number of files that are stated; what DVC is to
/// keep is not committed to git as well; an output with `cache: false` is what git has; and no dependency of a stage
/// changed since the stage was run. MD5 tells accidents, not intent: against that give `sha256` or a signature.
///
/// ## Why it matters
/// A model is downloaded, converted and copied on its way; whatever changed it, by accident or on purpose, changes
/// its digest, and only a signature tells who made it.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `files` | list of tracked paths or patterns such as `models/**` | required |
/// | `sha256` | digests by path: `models/model.onnx: 4ab3…` | none |
/// | `sums` | a tracked list as `sha256sum` writes it; its paths start in its folder | none |
/// | `signature` | `{ model: models, file: models/model.sig, public-key: keys/model.pem }` | none |
/// | `dvc` | list of `.dvc` files, `dvc.lock` files or patterns of them; `[]` for none | all below the manifest |
///
/// Paths start in the manifest's folder, and `files` may name what DVC keeps: a model by its own path, not its pointer's.
/// A file that the list or the manifest names and that is missing or different fails; with `sums`, so does a file of
/// `files` that the list does not name. `signature` takes `certificates` in place of `public-key`, and `ignore`, a
/// list of paths in the model that are left out.
///
/// ## When it cannot tell
/// A pattern that matches nothing, content that is not here (a git LFS pointer whose object was not fetched, a file that
/// `dvc pull` has not brought), a list that cannot be read, and a signature that cannot be judged (keyless sigstore, a
/// hash that is not supported) are `unmeasured`. So are pointers of DVC without an md5 (a cloud store's versions), and a
/// dependency on a folder that differs where a `.dvcignore` has rules, since those are not followed.
///
/// ## References
/// - OpenSSF model signing, <https://github.com/sigstore/model-transparency>, and `Documentation/ModelSignatures.md`.
/// - DVC, files and directories, <https://dvc.org/doc/user-guide/project-structure>.
/// - gitattributes(5), <https://git-scm.com/docs/gitattributes>.
/// - Git LFS specification, <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
package struct ArtifactIntegrity: Check {
  package let type = "artifact.integrity"
  package let measurementVersion = 2

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var files: [Glob]
    var sums: RepositoryPath?
    var signature: SignedModelScope?
    var dvc: DVCScope
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
    return Inputs(paths: paths.compactMap { $0 }, globs: globs, listings: scope.dvc.globs)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    IntegrityFiles(configuration.scope, in: snapshot).subjects
      + (configuration.scope.sums == nil ? [] : [Self.sums])
      + (configuration.scope.signature == nil ? [] : [Self.signature])
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let attributes = try await LFSAttributes(of: access.candidate)
    let all = IntegrityFiles(scope, in: access.candidate)
    let files = try await InspectedFile.all(all.files, in: access.candidate) { file in
      DigestFacts(
        digest: try ContentDigest.sha256(ofFileAt: file.url).hex, size: file.size,
        isMissingPointer: attributes.wantPointer(at: file.path) && !file.isBehindPointer
          && access.candidate.revision.kind == .commit,
        isKeptByDVC: access.candidate.entry(at: file.path)?.isKeptByDVC ?? false)
    }
    return Measurement(
      files: files, pointers: try await Self.pointers(of: all, in: access.candidate),
      sums: try await scope.sums.asyncMap { try await Self.sums(at: $0, access, hashed: files) },
      signature: try await scope.signature.asyncMap { try await $0.verification(access) })
  }
}

extension SnapshotFile {
  /// Content that git stores a pointer for is known by its own digest, of which the kind is told.
  fileprivate var isBehindPointer: Bool { contentID.contains(":") }
}

extension Optional {
  fileprivate func asyncMap<Other>(
    _ transform: (Wrapped) async throws -> Other
  ) async rethrows -> Other? {
    if let self { try await transform(self) } else { nil }
  }
}
