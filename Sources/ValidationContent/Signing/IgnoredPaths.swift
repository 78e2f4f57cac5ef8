// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What of a model's folder is not compared with its signature, and on whose word.
struct IgnoredPaths {
  private var reasons: [(path: ContentPath, reason: SignatureVerification.Uncovered.Reason)] = []

  /// Left out by the reference implementation unless the signer chose otherwise.
  static let gitNames = [".git", ".gitattributes", ".github", ".gitignore"]

  /// Git's files are covered where the statement lists one of them: then the signer chose that, and
  /// those that came later are extra.
  init(
    statement: SignedStatement, callers: [ContentPath], signature: ContentPath?
  ) {
    let git = Self.gitNames.compactMap { ContentPath($0) }
    let isListed = statement.digests.keys.contains { piece in
      git.contains { piece.path?.isWithin($0) == true }
    }
    if !isListed { reasons += git.map { ($0, .git) } }
    reasons += signature.map { [($0, .signatureFile)] } ?? []
    reasons += statement.ignoredPaths.map { ($0, .signerIgnores) }
    reasons += callers.map { ($0, .callerIgnores) }
  }

  func reason(for path: ContentPath) -> SignatureVerification.Uncovered.Reason? {
    reasons.first { path.isWithin($0.path) }?.reason
  }
}
