// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The line that runs one check again, to be pasted into a shell.
enum RerunCommand {
  static func text(of check: String) -> String {
    let quoted = VisibleText.name(check).replacingScalars { $0 == "'" ? "'\\''" : nil }
    return "validate-model run --filter '\(quoted)'"
  }
}
