// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What of a model's folder is not compared with its signature, and on whose word.
struct IgnoredPaths {
  private var reasons: [(path: ContentPath, reason: SignatureVerification.Uncovered.Reason)] = []

  /// Left out by the reference implementation unless the signer chose otherwise.
  static let gitNames = [".git", ".gitattributes", ".github", ".gitignore"]

  /// Git's files are covered after all where the statement lists them: no word of the signer is lost.
  init(
    statement: SignedStatement, callers: [ContentPath], signature: ContentPath?
  ) {
    let git = Self.gitNames.compactMap { ContentPath($0) }
      .filter { git in !statement.digests.keys.contains { $0.path?.isWithin(git) == true } }
    reasons += git.map { ($0, .git) }
    reasons += signature.map { [($0, .signatureFile)] } ?? []
    reasons += statement.ignoredPaths.map { ($0, .signerIgnores) }
    reasons += callers.map { ($0, .callerIgnores) }
  }

  func reason(for path: ContentPath) -> SignatureVerification.Uncovered.Reason? {
    reasons.first { path.isWithin($0.path) }?.reason
  }
}
