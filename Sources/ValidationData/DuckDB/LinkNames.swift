// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the repository calls the links that an engine's process reads: its words and statements are shown
/// with paths that people know.
struct LinkNames {
  private static let start = "files/"

  private var names: [String: String] = [:]
  private var longest = 0
  /// The folder that links are in, which engines may write before them.
  private let folder: String

  init(_ tables: [OpenTable], in folder: URL) {
    self.folder = folder.path + "/"
    for table in tables where !table.file.isRemote {
      names[table.folder] = table.file.displayPath
      for (link, part) in zip(table.links, table.file.parts) { names[link] = part.displayPath }
    }
    longest = names.keys.map(\.unicodeScalars.count).max() ?? 0
  }

  /// The engine's words.
  func shown(_ words: String) -> String {
    guard words.contains(Self.start) else { return words }
    var shown = String.UnicodeScalarView()
    var rest = Substring(bare(words)).unicodeScalars
    while let link = rest.firstRange(of: Self.start.unicodeScalars) {
      shown += rest[..<link.lowerBound]
      let begins = shown.last.map { !Self.belongs($0) && $0 != "/" } ?? true
      let found = begins ? self.link(at: rest[link.lowerBound...]) : nil
      shown += (found?.name ?? Self.start).unicodeScalars
      rest = rest[(found?.end ?? link.upperBound)...]
    }
    return String(shown + rest)
  }

  private func bare(_ words: String) -> String {
    words.replacing("file://" + folder, with: "").replacing(folder, with: "")
  }

  /// A statement, whose literals name links.
  func shown(statement: String) -> String {
    var shown = ""
    var rest = statement[...]
    while let quote = rest.range(of: "'" + Self.start) {
      shown += rest[..<quote.lowerBound]
      rest = rest[quote.lowerBound...]
      let literal = Self.literal(at: rest)
      let link = literal.dropFirst().dropLast().replacing("''", with: "'")
      shown += names[String(link)].map(SQLText.literal) ?? String(literal)
      rest = rest[literal.endIndex...]
    }
    return shown + rest
  }

  /// The longest link that the text begins with.
  private func link(at text: Substring.UnicodeScalarView) -> (name: String, end: String.Index)? {
    var end =
      text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex)
      ?? text.endIndex
    while end > text.startIndex {
      let isWhole = end == text.endIndex || !Self.belongs(text[end])
      if isWhole, let name = names[String(text[..<end])] { return (name, end) }
      end = text.index(before: end)
    }
    return nil
  }

  /// Whether a name goes on with it.
  private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      || scalar == "-"
  }

  /// From its first quote to its last, as SQL has them; the whole text where there is no last.
  private static func literal(at text: Substring) -> Substring {
    var place = text.index(after: text.startIndex)
    while let quote = text[place...].firstIndex(of: "'") {
      place = text.index(after: quote)
      guard place < text.endIndex, text[place] == "'" else { return text[..<place] }
      place = text.index(after: place)
    }
    return text
  }
}
