// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactSize {
  package var examples: [CheckExample] {
    let path = "models/model.bin"
    return [
      .size("a model within its budget", .passed, path, nil, "at-most: 1kB", now: 1000),
      .size("a model over its budget", .failed, path, "size.at-most", "at-most: 1kB", now: 1001),
      .size("all files together", .failed, "total", "size.total", "total: 999B", now: 1000),
      .size(
        "a model that grew within the allowance", .passed, path, nil, "growth: 10%", now: 1100,
        before: 1000),
      .size(
        "a model that doubled", .failed, path, "size.growth", "growth: 10%", now: 2000,
        before: 1000),
      .size(
        "a file that the base does not have", .passed, path, nil, "growth: 10%", now: 9, before: 0),
      CheckExample(
        "a pattern that matches nothing", outcome: .unmeasured, subject: "weights/**",
        rule: "artifact.no-match",
        entry: "- { id: size, type: artifact.size, files: [\"weights/**\"], at-most: 1MB }",
        files: [path: .bytes(Data(count: 4))]),
    ]
  }
}

extension CheckExample {
  /// - Parameter before: bytes on the base; 0 where the base has another file alone, nil for no base.
  fileprivate static func size(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ limit: String,
    now: Int, before: Int? = nil
  ) -> CheckExample {
    let path = "models/model.bin"
    let base: [String: FileContent]? = before.map {
      $0 == 0 ? ["README.md": .text("no model yet\n")] : [path: .bytes(Data(count: $0))]
    }
    return CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: "- { id: size, type: artifact.size, files: [\"models/*\"], \(limit) }",
      files: [path: .bytes(Data(count: now))], base: base)
  }
}
