// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
package import ValidationCore

extension ArtifactIntegrity {
  package var examples: [CheckExample] {
    let (path, model) = ("models/model.bin", Data("weights\n".utf8))
    let digest = ContentDigest.sha256(of: model).hex
    let other = String(repeating: "0", count: 64)
    let list = "models/SHA256SUMS"
    let sums = "sums: models/SHA256SUMS"
    return [
      .integrity(
        "a digest in the manifest", .passed, path, nil, "sha256: { \(path): \(digest) }",
        [path: model]),
      .integrity(
        "a file that is not the one", .failed, path, "integrity.digest",
        "sha256: { \(path): \(other) }", [path: model]),
      .integrity(
        "a list of digests", .passed, "sums", nil, sums,
        [path: model, list: Data("\(digest)  model.bin\n".utf8)]),
      .integrity(
        "a listed file that is missing", .failed, "sums", "integrity.sums", sums,
        [path: model, list: Data("\(digest)  model.bin\n\(other)  gone.bin\n".utf8)]),
      .integrity(
        "a file that the list does not name", .failed, path, "integrity.unlisted", sums,
        [path: model, list: Data("\(digest)  other.bin\n".utf8), "models/other.bin": model]),
      .integrity(
        "an empty list", .unmeasured, "sums", "integrity.sums-empty", sums,
        [path: model, list: Data("\n".utf8)]),
    ]
  }
}

extension CheckExample {
  fileprivate static func integrity(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ option: String?,
    _ files: [String: Data]
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: intact
          type: artifact.integrity
          files: ["models/model.bin"]\(option.map { "\n  \($0)" } ?? "")
        """, files: files.mapValues { .bytes($0) })
  }
}
