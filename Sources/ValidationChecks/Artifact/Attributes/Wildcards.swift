// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Wildcards as git matches them; time grows with the product of the lengths, never exponentially.
struct Wildcards: Sendable {
  private enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// `?`
    case any
    case set(WildcardSet)
    /// `*`, or `**` where it crosses slashes.
    case many(acrossSlashes: Bool)
    /// `**/`: any number of folders, or none.
    case folders
  }

  private var tokens: [Token] = []
  /// Whether `*`, `?` and sets stop at a slash.
  private let slashCounts: Bool

  /// Nil for a set that does not end: it matches nothing.
  init?(_ pattern: ArraySlice<UInt8>, slashCounts: Bool) {
    self.slashCounts = slashCounts
    var (rest, isStart) = (pattern, true)
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        tokens.append(.byte(escaped))
        isStart = escaped == UInt8(ascii: "/")
        continue
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "["):
        guard let set = WildcardSet(&rest) else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "*"): addAsterisks(&rest, isStart: isStart)
      default: tokens.append(.byte(byte))
      }
      isStart = byte == UInt8(ascii: "/")
    }
  }

  private mutating func addAsterisks(_ rest: inout ArraySlice<UInt8>, isStart: Bool) {
    let others = rest.prefix { $0 == UInt8(ascii: "*") }
    rest = rest.dropFirst(others.count)
    guard slashCounts else { return tokens.append(.many(acrossSlashes: true)) }
    let endsName = rest.isEmpty || rest.starts(with: "/".utf8) || rest.starts(with: "\\/".utf8)
    guard !others.isEmpty, isStart, endsName else {
      return tokens.append(.many(acrossSlashes: false))
    }
    if rest.first == UInt8(ascii: "/") {
      rest = rest.dropFirst()
      // The next may be another `**/`.
      tokens.append(.folders)
      if rest.first == UInt8(ascii: "*") {
        rest = rest.dropFirst()
        addAsterisks(&rest, isStart: true)
      }
    } else {
      tokens.append(.many(acrossSlashes: true))
    }
  }

  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    let text = Array(text)
    // reachable[i]: the tokens so far can have consumed the first i bytes.
    var reachable = [true] + Array(repeating: false, count: text.count)
    for token in tokens {
      reachable = step(token, reachable, text)
      if !reachable.contains(true) { return false }
    }
    return reachable[text.count]
  }

  private func step(_ token: Token, _ reachable: [Bool], _ text: [UInt8]) -> [Bool] {
    var (next, isOpen) = (Array(repeating: false, count: reachable.count), false)
    for index in reachable.indices {
      let previous = index > 0 ? text[index - 1] : 0
      switch token {
      case .many(let acrossSlashes):
        if previous == UInt8(ascii: "/"), !acrossSlashes { isOpen = false }
        isOpen = isOpen || reachable[index]
        next[index] = isOpen
      case .folders:
        next[index] = reachable[index] || isOpen && previous == UInt8(ascii: "/")
        isOpen = isOpen || reachable[index]
      default: next[index] = index > 0 && reachable[index - 1] && takes(token, previous)
      }
    }
    return next
  }

  private func takes(_ token: Token, _ byte: UInt8) -> Bool {
    let isBarred = slashCounts && byte == UInt8(ascii: "/")
    switch token {
    case .byte(let wanted): return wanted == byte
    case .any: return !isBarred
    case .set(let set): return !isBarred && set.contains(byte)
    case .many, .folders: return false
    }
  }
}
