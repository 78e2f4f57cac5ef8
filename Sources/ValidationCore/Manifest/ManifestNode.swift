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

  /// The same document in another type, built from its leaves up; for readers that ask for a type of
  /// their own. Keys that are no text are left out.
  package func folded<Result>(
    scalar: (String) -> Result, list: ([Result]) -> Result, mapping: ([String: Result]) -> Result
  ) -> Result {
    switch content {
    case .scalar(let text, _): return scalar(text)
    case .sequence(let nodes):
      return list(nodes.map { $0.folded(scalar: scalar, list: list, mapping: mapping) })
    case .mapping(let members):
      let pairs = members.compactMap { member in
        member.key.text.map {
          ($0, member.value.folded(scalar: scalar, list: list, mapping: mapping))
        }
      }
      return mapping(Dictionary(pairs) { first, _ in first })
    }
  }

  /// What it is, for messages, with a bit of the offending text.
  public var description: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "\"\(Self.excerpt(of: text))\""
    case .sequence(let nodes): "a list of \(nodes.count)"
    case .mapping: "a mapping"
    }
  }

  /// The beginning of a text on one line, of at most 60 scalars: one character has no bound.
  package static func excerpt(of text: String) -> String {
    var excerpt = ""
    for scalar in text.unicodeScalars.prefix(60) {
      let isControl = scalar.properties.generalCategory == .control
      let isBreak = isControl || scalar == "\u{2028}" || scalar == "\u{2029}"
      excerpt += isBreak ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return excerpt
  }
}
