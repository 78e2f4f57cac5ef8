// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Attributes that tracked files give to paths, as gitattributes(5) has it. The user's own settings, in
/// `.git/info/attributes` and elsewhere, belong to no revision.
struct GitAttributes: Sendable {
  enum Value: Hashable, Sendable {
    case set, unset, unspecified
    case text([UInt8])
  }

  typealias State = (name: [UInt8], value: Value)

  private struct Rule: Sendable {
    /// Bytes of the folder's path that the file stands in; a slash behind, except for the root.
    let folder: [UInt8]
    let pattern: GitAttributePattern
    let states: [State]
  }

  /// A later one wins.
  private var rules: [Rule] = []
  private var macros: [[UInt8]: [State]] = [
    Array("binary".utf8): ["diff", "merge", "text"].map { (Array($0.utf8), .unset) }
  ]

  init(_ files: [(folder: RepositoryPath, text: [UInt8])]) {
    let sorted = files.sorted {
      ($0.folder.components.count, $0.folder) < ($1.folder.components.count, $1.folder)
    }
    for file in sorted { add(file.text, in: file.folder) }
  }

  private mutating func add(_ text: [UInt8], in folder: RepositoryPath) {
    let prefix = folder == .root ? [] : Array("\(folder)/".utf8)
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = text.starts(with: mark) ? text.dropFirst(mark.count) : text[...]
    for line in text.split(separator: 0x0a) {
      switch GitAttributeLine(line) {
      // Macros are for the whole repository, and so defined at its root only.
      case .macro(let name, let states)? where folder == .root: macros[name] = states
      case .macro?, nil: break
      case .rule(let pattern, let states)?:
        rules.append(Rule(folder: prefix, pattern: GitAttributePattern(pattern), states: states))
      }
    }
  }

  func value(of attribute: String, at path: RepositoryPath) -> Value {
    let (wanted, bytes) = (Array(attribute.utf8), Array(path.text.utf8))
    var known: [[UInt8]: Value] = [:]
    for rule in rules.reversed() where bytes.starts(with: rule.folder) {
      guard rule.pattern.matches(bytes.dropFirst(rule.folder.count)) else { continue }
      fill(&known, with: rule.states)
      if let value = known[wanted] { return value }
    }
    return .unspecified
  }

  /// From the last to the first, each macro that is set at once; what is known is not changed. Without
  /// recursion: macros may name each other in a chain of any length.
  private func fill(_ known: inout [[UInt8]: Value], with states: [State]) {
    var waiting = [states[...]]
    while var rest = waiting.popLast() {
      guard let state = rest.popLast() else { continue }
      waiting.append(rest)
      guard known[state.name] == nil else { continue }
      known[state.name] = state.value
      if state.value == .set, let macro = macros[state.name] { waiting.append(macro[...]) }
    }
  }
}
