// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Counts of what keeps a YAML parser busy out of proportion to the size of the text, taken before it
/// sees the text. Quotes and comments are not told apart, so there is more than there seems.
struct CostlyTokens {
  /// Aliases in aliases multiply: with the largest size, four make the text about four times as long.
  private(set) var aliases = 0
  /// Each is hashed as a whole by every key that it is a part of.
  private(set) var explicitKeys = 0
  /// `[a]: b` and `{a: b}: c`, at most 1,024 bytes each.
  private(set) var collectionKeys = 0
  /// Each is compared with all before it.
  private(set) var directives = 0

  func limits(in documents: String) -> [(count: Int, most: Int, what: String)] {
    [
      (aliases, 4, "YAML aliases (*name) found; \(documents) may not use aliases"),
      (
        explicitKeys, 3,
        "YAML keys that begin with '?' found; put text that begins with it in quotes"
      ),
      (collectionKeys, 1_000, "lists or mappings used as YAML keys found; a key must be text"),
      (directives, 20, "YAML directives (%) found; \(documents) may not use directives"),
    ]
  }

  init(in text: String) {
    let bytes = Array(text.utf8)
    var previous = UInt8(ascii: "\n")
    var previousInk = UInt8(ascii: "\n")
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "*") where Self.precedesToken(previous):
        if index + 1 < bytes.count, Self.isName(bytes[index + 1]) { aliases += 1 }
      case UInt8(ascii: "?") where Self.precedesToken(previous): explicitKeys += 1
      case UInt8(ascii: ":") where "]}".utf8.contains(previousInk): collectionKeys += 1
      case UInt8(ascii: "%") where Self.isBreak(previous): directives += 1
      default: break
      }
      previous = byte
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { previousInk = byte }
    }
  }

  private static func precedesToken(_ byte: UInt8) -> Bool {
    isBreak(byte) || " \t[{,:-?".utf8.contains(byte)
  }

  /// YAML 1.1 breaks lines at U+0085, U+2028 and U+2029 too, which end in bytes beyond ASCII.
  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte >= 0x80
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
