// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Pattern of a `.gitattributes` file, from the file's own folder.
///
/// Source: gitattributes(5) and gitignore(5), and the behaviour of git 2.39.
struct GitAttributePattern: Sendable {
  /// Without a slash it matches names, in whatever folder they lie.
  private let isName: Bool
  /// What every path begins with; wildcards come after.
  private let literal: [UInt8]
  /// Nil for what can match no file.
  private let wildcards: Wildcards?

  init(_ text: [UInt8]) {
    let isFolder = text.last == UInt8(ascii: "/")
    var rest = isFolder ? text.dropLast() : text[...]
    isName = !rest.contains(UInt8(ascii: "/"))
    if !isName, rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    // Git compares this part by itself, so that what follows begins a pattern of its own: in `a**/b`
    // the two asterisks stand for folders.
    literal = isName ? [] : Array(rest.prefix { !"*?[\\".utf8.contains($0) })
    wildcards =
      isFolder ? nil : Wildcards(rest.dropFirst(literal.count), slashCounts: !isName)
  }

  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    guard let wildcards else { return false }
    guard isName else {
      return path.starts(with: literal) && wildcards.matches(path.dropFirst(literal.count))
    }
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
    return wildcards.matches(name)
  }
}
