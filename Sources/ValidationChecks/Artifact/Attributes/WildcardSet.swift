// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// `[a-z]`, `[!a-z]`, `[[:digit:]_]` of a wildcard pattern.
struct WildcardSet: Hashable, Sendable {
  private var members: Set<UInt8> = []
  private let isNegated: Bool

  func contains(_ byte: UInt8) -> Bool { members.contains(byte) != isNegated }

  /// Reads what follows the opening bracket; nil where it does not end, or names no class.
  init?(_ rest: inout ArraySlice<UInt8>) {
    let sign = rest.first
    isNegated = sign == UInt8(ascii: "!") || sign == UInt8(ascii: "^")
    if isNegated { rest = rest.dropFirst() }
    // A closing bracket in the first place is one of the members.
    var (previous, isFirst) = (UInt8?.none, true)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]"), !isFirst { return }
      isFirst = false
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        members.insert(escaped)
        previous = escaped
      case UInt8(ascii: "-") where previous != nil && Self.goesOn(rest):
        guard let end = Self.end(&rest) else { return nil }
        if let start = previous, start <= end { members.formUnion(start...end) }
        previous = nil
      case UInt8(ascii: "[") where rest.first == UInt8(ascii: ":"):
        guard let name = Self.className(rest) else { return nil }
        guard !name.isEmpty || Self.isClosed(rest) else {
          members.insert(byte)
          previous = byte
          continue
        }
        guard let named = Self.classes[String(decoding: name, as: UTF8.self)] else { return nil }
        members.formUnion((0...0x7f as ClosedRange<UInt8>).filter(named))
        rest = rest.dropFirst(name.count + 3)
        previous = nil
      default:
        members.insert(byte)
        previous = byte
      }
    }
    return nil
  }

  private static func goesOn(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { $0 != UInt8(ascii: "]") } ?? false
  }

  private static func end(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    let byte = rest.popFirst()
    return byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  /// Between `:` and `:]`; empty where the next bracket does not close a class, nil where there is none.
  private static func className(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let inside = rest[..<close].dropFirst()
    return inside.last == UInt8(ascii: ":") ? inside.dropLast() : []
  }

  /// `[::]`, a class without a name.
  private static func isClosed(_ rest: ArraySlice<UInt8>) -> Bool { rest.starts(with: "::]".utf8) }

  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) }, "alpha": isLetter, "digit": isDigit,
    "blank": { $0 == 0x20 || $0 == 0x09 }, "cntrl": { $0 < 0x20 || $0 == 0x7f },
    "graph": { (0x21...0x7e).contains($0) }, "print": { (0x20...0x7e).contains($0) },
    "lower": { (0x61...0x7a).contains($0) }, "upper": { (0x41...0x5a).contains($0) },
    "punct": { (0x21...0x7e).contains($0) && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0d).contains($0) },
    "xdigit": { isDigit($0) || (0x61...0x66).contains($0 | 0x20) },
  ]

  @Sendable private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte | 0x20)
  }

  @Sendable private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
