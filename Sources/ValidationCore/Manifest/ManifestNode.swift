// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Place in a manifest, counted from 1 as editors do.
public struct SourceMark: Codable, Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Piece of a manifest as it was written: every scalar is text, whatever YAML would make of it.
public struct ManifestNode: Sendable {
  public enum Content: Sendable {
    /// Plain scalars are unquoted; only these can mean a number, a boolean or nothing.
    case scalar(String, plain: Bool)
    case sequence([ManifestNode])
    case mapping([(key: ManifestNode, value: ManifestNode)])
  }

  public var content: Content
  public var mark: SourceMark

  public init(_ content: Content, mark: SourceMark) {
    self.content = content
    self.mark = mark
  }

  /// Text of a scalar that serves as a key or value; `nil` for lists and mappings.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// What it is, for messages, with a bit of the offending text.
  public var description: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "\"\(text.prefix(60))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
