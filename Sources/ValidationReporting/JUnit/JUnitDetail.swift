// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How much a JUnit file says beyond names and results; less when it would grow too large.
enum JUnitDetail: CaseIterable {
  case full, withoutPassingNumbers, shortBodies, messagesOnly

  /// Bytes of a body, as escaped.
  var bodyBudget: Int {
    switch self {
    case .full, .withoutPassingNumbers: VisibleText.bodyBudget
    case .shortBodies: 4096
    case .messagesOnly: 512
    }
  }

  func showsNumbers(passing: Bool) -> Bool {
    switch self {
    case .full: true
    case .withoutPassingNumbers, .shortBodies: !passing
    case .messagesOnly: false
    }
  }

  /// What is missing, `nil` when nothing is.
  var note: String? {
    let missing: String? =
      switch self {
      case .full: nil
      case .withoutPassingNumbers: "numbers of passing cases"
      case .shortBodies: "numbers of passing cases, and bodies beyond 4 KiB"
      case .messagesOnly: "all numbers, and bodies beyond their first lines"
      }
    return missing.map { "left out to keep the file small: \($0); all of it is in the JSON report" }
  }
}
