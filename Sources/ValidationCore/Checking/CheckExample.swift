// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A smallest world in which a check type comes to a certain outcome. Run as a test, shown as
/// documentation.
public struct CheckExample: Sendable {
  /// What is special about this world, in lowercase: "a null in a column that allows none".
  public var title: String
  /// The entry of the manifest, in YAML, as one element of `checks`.
  public var entry: String
  /// The `datasets` mapping of the manifest, in YAML; empty for none.
  public var datasets: String
  public var files: [String: FileContent]
  /// Files on the base; `nil` where there is none.
  public var base: [String: FileContent]?
  /// Outcome of the case named by `subject`.
  public var outcome: Outcome
  /// `nil` for the case of the check as a whole.
  public var subject: String?
  /// `rule` of the finding or obstacle; `nil` for a pass.
  public var rule: String?

  public enum FileContent: Sendable {
    case text(String)
    case bytes(Data)
  }

  public init(
    _ title: String, outcome: Outcome, subject: String? = nil, rule: String? = nil, entry: String,
    datasets: String = "", files: [String: FileContent] = [:], base: [String: FileContent]? = nil
  ) {
    self.title = title
    self.outcome = outcome
    self.subject = subject
    self.rule = rule
    self.entry = entry
    self.datasets = datasets
    self.files = files
    self.base = base
  }

  /// The whole manifest that this example is checked with.
  public var manifest: String {
    let indented = { (text: String, by: String) in
      text.split(separator: "\n", omittingEmptySubsequences: false).map { by + $0 }
        .joined(separator: "\n")
    }
    let data = datasets.isEmpty ? "" : "datasets:\n\(indented(datasets, "  "))\n"
    return "version: 1\nmodel: example\n\(data)checks:\n\(indented(entry, "  "))\n"
  }
}
