// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What verifying a model's signature came to: a value that reporters read.
package struct SignatureVerification: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Made by the signer's key, and every file is as it was signed.
    case valid
    /// In order of path; never empty.
    case invalid([SignatureFault])
    case cannotJudge(SignatureObstacle)
  }

  package enum Signer: Hashable, Sendable, CustomStringConvertible {
    /// SHA-256 of the public key as a PEM file.
    case key(fingerprint: SHA256Digest)
    /// Distinguished names, and SHA-256 of the certificate's DER.
    case certificate(subject: String, issuer: String, fingerprint: SHA256Digest)

    package var description: String {
      switch self {
      case .key(let fingerprint): "key \(fingerprint)"
      case .certificate(let subject, let issuer, let fingerprint):
        "certificate of \(subject), issued by \(issuer), \(fingerprint)"
      }
    }
  }

  /// Files and bytes that were compared with the signature, equal or not.
  package struct Coverage: Hashable, Sendable {
    package var files = 0
    package var bytes: Int64 = 0
    /// What lies in the model's folder and could change under this signature.
    package var uncovered: [Uncovered] = []
  }

  package struct Uncovered: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
      case signatureFile = "the signature itself"
      case git = "git's own files are not part of model signatures"
      case signerIgnores = "the signer left it out"
      case callerIgnores = "left out as asked"
      case emptyInShards = "a signature by shards does not cover empty files"
      case linkedFolder = "a link to a folder of the model, which is covered there"
    }

    package let path: ContentPath
    package let reason: Reason
  }

  package let outcome: Outcome
  /// Only once the signature itself was found to be made by the trusted key.
  package let signer: Signer?
  package let coverage: Coverage
  /// What a reader of a valid outcome should know, a sentence each.
  package let notices: [String]
}

/// One way in which a model or its signature is not what was signed.
package struct SignatureFault: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case bundle
    case key
    case certificate
    case signature
    case statement
    case fileExtra = "file-extra"
    case fileMissing = "file-missing"
    case fileChanged = "file-changed"
    case fileLinked = "file-linked"
    case fileSpecial = "file-special"
  }

  package let kind: Kind
  /// Below the model's folder; nil where no file is meant.
  package let path: ContentPath?
  package let message: String

  package var description: String { path.map { "\($0): \(message)" } ?? message }
}

/// Why nothing can be said, and what would help.
package struct SignatureObstacle: Error, Hashable, Sendable, CustomStringConvertible {
  package let reason: String
  package let remedy: String

  package var description: String { "\(reason); \(remedy)" }
}

/// What ends a verification early.
enum SignatureRefusal: Error, Hashable {
  case invalid(SignatureFault)
  case cannotJudge(SignatureObstacle)

  static func invalid(_ kind: SignatureFault.Kind, _ message: String) -> Self {
    .invalid(SignatureFault(kind: kind, path: nil, message: message))
  }

  static func cannotJudge(_ reason: String, _ remedy: String) -> Self {
    .cannotJudge(SignatureObstacle(reason: reason, remedy: remedy))
  }
}
