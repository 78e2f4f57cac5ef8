// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactSafety {
  package var examples: [CheckExample] {
    let path = "models/model.pkl"
    let own = "mymodel.layers:Attention"
    return [
      .safety("a pickle of plain values", .passed, path, nil, .plainPickle),
      .safety(
        "a pickle that runs a command when loaded", .failed, path, "safety.import",
        .pickle("os", "system", "true")),
      .safety(
        "a class that nobody has reviewed", .failed, path, "safety.import",
        .pickle("mymodel.layers", "Attention", "x")),
      .safety(
        "a class that the project has reviewed", .passed, path, nil,
        .pickle("mymodel.layers", "Attention", "x"),
        allow: "{ import: \"\(own)\", reason: plain container }"),
      .safety(
        "a review that has ended", .failed, "allow", "safety.allow-ended",
        .pickle("mymodel.layers", "Attention", "x"),
        allow: "{ import: \"\(own)\", reason: plain container, until: 1969-12-31 }"),
      .safety(
        "a review that no file needs any more", .failed, "allow", "safety.allow-unused",
        .plainPickle, allow: "{ import: \"\(own)\", reason: plain container }"),
      .safety(
        "a git LFS pointer whose object was not fetched", .unmeasured, path,
        "content.pointer-unresolved",
        .text(
          "version https://git-lfs.github.com/spec/v1\n"
            + "oid sha256:\(String(repeating: "4d", count: 32))\nsize 12345\n")),
    ]
  }
}

extension CheckExample {
  fileprivate static func safety(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?,
    _ content: FileContent, allow: String? = nil
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: safe
          type: artifact.safety
          files: ["models/*"]\(allow.map { "\n  allow: [\($0)]" } ?? "")
        """,
      files: ["models/model.pkl": content])
  }
}

extension CheckExample.FileContent {
  /// Protocol 2: a list of two numbers.
  fileprivate static var plainPickle: Self {
    .bytes(Data([0x80, 0x02]) + Data("]q\u{0}(K\u{1}K\u{2}e.".utf8))
  }

  /// Protocol 0: a name, imported and called with one text.
  fileprivate static func pickle(_ module: String, _ name: String, _ argument: String) -> Self {
    .text("c\(module)\n\(name)\n(S'\(argument)'\ntR.")
  }
}
