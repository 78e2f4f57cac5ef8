// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Exit status of the tool, the same in every command.
public enum RunStatus: Int, Codable, Hashable, Sendable {
  /// Every blocking case passed or was skipped.
  case passed = 0
  case failed = 1
  /// The command line or the manifest is wrong; nothing was run.
  case usage = 2
  /// Something could not be judged.
  case unmeasured = 3
  /// No check was selected.
  case nothingSelected = 4
  case interrupted = 130

  /// Word for the last line of the terminal report.
  public var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .usage: "usage error"
    case .unmeasured: "could not be judged"
    case .nothingSelected: "nothing selected"
    case .interrupted: "interrupted"
    }
  }
}
