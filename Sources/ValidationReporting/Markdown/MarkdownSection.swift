// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Cases that stand under one heading of the summary.
struct MarkdownSection {
  var title: String
  var isFolded: Bool
  var holds: (Case) -> Bool

  /// In the order of their urgency; every case belongs to exactly one.
  static var all: [Self] {
    [
      Self(title: "Failed", isFolded: false) { $0.gateResult == .failure },
      Self(title: "Could not be judged", isFolded: false) { $0.gateResult == .error },
      Self(title: "Warnings", isFolded: false) { $0.isSoftened },
      Self(title: "Skipped", isFolded: true) { $0.gateResult == .skipped && !$0.isSoftened },
      Self(title: "Passed", isFolded: true) { $0.gateResult == .passed },
    ]
  }

  func opening(_ count: Int) -> String {
    isFolded
      ? "<details><summary>\(title) (\(count))</summary>\n" : "### \(title) (\(count))\n"
  }

  var closing: String { isFolded ? "\n</details>\n" : "" }
}
