// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// `s3://bucket/key`, where stars in the key stand for any text.
///
/// The engine is allowed single objects, never a folder: it takes `folder/../other` for inside the
/// folder. So a pattern is resolved before the process is locked that answers questions.
struct S3Address: Sendable {
  let text: String

  /// - Throws: ``Obstacle`` `data.address-unsupported` for what cannot be read safely, or not at all.
  init(_ table: TableFile) throws(Obstacle) {
    let text = table.parts.first?.localPath ?? ""
    if let reason = Self.defect(of: text) {
      throw Obstacle(
        rule: "data.address-unsupported", message: "\(OneLine.of(table.displayPath)) \(reason)",
        remedy: "name objects as s3://bucket/key, or s3://bucket/folder/*.parquet; fetch anything "
          + "else with a dataset of `command` and `output`")
    }
    switch table.format {
    case .parquet, .csv, .jsonLines: break
    case .arrow, .delta:
      throw Obstacle(
        rule: "data.address-unsupported",
        message: "\(OneLine.of(table.displayPath)) is \(table.format.title), which is read from "
          + "files only, not from an address",
        remedy: "fetch it with a dataset of `command` and `output`, or export it as Parquet")
    }
    self.text = text
  }

  private static func defect(of text: String) -> String? {
    guard text.hasPrefix("s3://") else { return "is an address that is not of S3" }
    let names = text.dropFirst("s3://".count)
      .split(separator: "/", omittingEmptySubsequences: false)
    guard names.count >= 2, names.allSatisfy({ !$0.isEmpty }) else {
      return "names no object: it ends in a slash, or a part of it is empty"
    }
    guard !names[0].contains("*") else { return "has a pattern for a bucket" }
    guard !names.contains(where: { $0 == "." || $0 == ".." }) else {
      return "holds a step such as `..`, which has no meaning in S3"
    }
    // To the engine `?` begins options, and brackets are patterns.
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7f && !"?[]{}#\\".unicodeScalars.contains($0)
    }
    return isPlain ? nil : "holds a character that has another meaning to the engine"
  }

  /// Whether an object's name that a pattern found can be read as what it is.
  static func isReadable(_ object: String) -> Bool {
    defect(of: object) == nil && !object.contains("*")
  }

  var isPattern: Bool { text.contains("*") }

  /// What all objects begin with.
  var start: String { String(text.prefix { $0 != "*" }) }

  /// The folder in which a pattern is looked for, with a slash at its end.
  var folder: String {
    let start = start
    return start.lastIndex(of: "/").map { String(start[...$0]) } ?? start
  }
}
