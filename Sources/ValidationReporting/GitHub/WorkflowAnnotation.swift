// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// One remark on a line of a file, as a command to GitHub's runner.
struct WorkflowAnnotation {
  enum Severity: CaseIterable {
    case failed, notJudged, softened

    var command: String { self == .softened ? "warning" : "error" }
  }

  var severity: Severity
  var file: String
  var line: String

  /// `nil` for cases that nobody has to look at.
  init?(item: Case, check: CheckRecord, suite: Suite) {
    switch item.gateResult {
    case .failure: severity = .failed
    case .error: severity = .notJudged
    case .skipped where item.isSoftened: severity = .softened
    case .skipped, .passed: return nil
    }
    // The declaring line is in the manifest at least; a byte position has no line to stand on.
    let place = item.findings.first?.place
    let isUsable = (place?.line ?? 0) > 0
    let path = isUsable ? place?.path ?? suite.manifest : suite.manifest
    let number = isUsable ? place?.line ?? 1 : max(1, check.line)
    file = VisibleText.name(path.description)
    let title = VisibleText.line("\(item.name) \(item.outcomeWord)")
    let properties =
      "file=\(Self.property(file)),line=\(number),title=\(Self.property(title))"
    line = "::\(severity.command) \(properties)::\(Self.data(Self.message(of: item)))\n"
  }

  private static func message(of item: Case) -> String {
    let remedy = item.findings.first?.remedy ?? item.obstacle?.remedy ?? ""
    let headline = item.headline(budget: 400)
    return remedy.isEmpty ? headline : "\(headline); \(VisibleText.line(remedy, budget: 400))"
  }

  /// The runner looks for the older `##[` form anywhere in a line that is no valid command.
  static func data(_ text: String) -> String {
    var previous: Unicode.Scalar = " "
    return text.replacingScalars { scalar in
      defer { previous = scalar }
      return switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case "[" where previous == "#": " ["
      default: nil
      }
    }
  }

  static func property(_ text: String) -> String {
    data(text).replacingScalars { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : nil }
  }
}
