// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What the manifest and the list of digests say of one file.
struct Vouching {
  private(set) var findings: [Finding] = []
  /// Who has its digest.
  private(set) var by: [String] = []
  private(set) var isListed = false

  init(
    of path: RepositoryPath, _ digest: String, _ sums: Fact<ArtifactIntegrity.Sums>?,
    _ limits: ArtifactIntegrity.Limits
  ) {
    let listed = sums?.value?.digests[path.text]
    isListed = listed != nil
    for (whom, expected) in [("the manifest", limits.digests[path]), ("the list", listed)] {
      guard let expected else { continue }
      by.append(whom)
      if expected != digest { findings.append(.different(path, digest, expected, by: whom)) }
    }
  }
}

extension Finding {
  fileprivate static func different(
    _ path: RepositoryPath, _ found: String, _ expected: String, by whom: String
  ) -> Finding {
    Finding(
      rule: "integrity.digest", message: "'\(path)': its SHA-256 is not what \(whom) has",
      value: found, limit: expected, place: Place(path: path),
      remedy: "find out what changed the file; if it was meant, write its digest anew")
  }
}
