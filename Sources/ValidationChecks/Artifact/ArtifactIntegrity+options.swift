// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
package import ValidationCore

extension ArtifactIntegrity {
  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .modelFiles,
      .optional("sha256", .byPath(.digest), default: [:], "digests by path"),
      .optional("sums", Syntax<RepositoryPath>.path, "tracked list as sha256sum writes it"),
      .optional("signature", Syntax<SignedModelScope>.signedModel, "OpenSSF model signature"),
      .optional(
        "dvc", Syntax<[Glob]>.list(of: .glob).map { DVCScope(declared: $0) },
        default: { @Sendable root in DVCScope(below: root) },
        "pointers of DVC that are compared with their content; all by default")
    ) { files, digests, sums, signature, dvc in
      if let path = digests.keys.first(where: { $0 == .root }) {
        throw ManifestMistake("'\(path)' is no file", at: "sha256")
      }
      return Configuration(
        scope: Scope(files: files.unique, sums: sums, signature: signature, dvc: dvc),
        limits: Limits(digests: digests))
    }
  }
}

/// Which pointers of DVC are judged.
struct DVCScope: Codable, Hashable, Sendable {
  var globs: [Glob]
  /// The manifest names them, and one that matches nothing is a mistake there.
  var isDeclared: Bool

  init(declared globs: [Glob]) {
    self.globs = globs.unique
    isDeclared = true
  }

  init(below modelRoot: RepositoryPath) {
    globs = ["**/*.dvc", "**/dvc.lock"].map {
      Glob(modelRoot == .root ? $0 : "\(modelRoot)/\($0)")
    }
    isDeclared = false
  }
}

extension Syntax where Value == String {
  fileprivate static var digest: Syntax {
    .scalar(
      "a SHA-256 of 64 hexadecimal digits",
      // A reader of YAML may take digits alone for a number.
      schema: .anyScalar.adding(["pattern": .text("^[0-9a-fA-F]{64}$")])
    ) { SHA256Digest(hex: $0.lowercased())?.hex }
  }
}

extension Syntax where Value == SignedModelScope {
  fileprivate static var signedModel: Syntax {
    .mapping(
      Fields(
        .required("model", .path, "tracked file or folder that is signed"),
        .required("file", .path, "the signature, a tracked sigstore bundle"),
        .optional(
          "public-key", Syntax<RepositoryPath>.path, "tracked PEM file of the signer's key"),
        .optional("certificates", Syntax<RepositoryPath>.path, "tracked PEM file of trusted roots"),
        .optional("ignore", .list(of: .text), default: [], "paths in the model that are left out")
      ) { model, file, key, certificates, ignore in
        guard (key == nil) != (certificates == nil) else {
          throw ManifestMistake("give either public-key or certificates")
        }
        return SignedModelScope(
          model: model, file: file, publicKey: key, certificates: certificates, ignore: ignore)
      })
  }
}
