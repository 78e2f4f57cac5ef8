// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Takes a JSON text apart one level deep, its parts as they are written: a number that is read and written
/// again may be another one.
enum JSONParts {
  typealias Member = (key: String, value: String)

  /// Keys, with their quotes, and values of an object; `nil` when it is none.
  static func members(of text: Data) -> [Member]? {
    guard case .object = try? JSONDecoder().decode(JSONValue.self, from: text) else { return nil }
    var key: String?
    var members: [Member] = []
    walk([UInt8](text)) { part, end in
      if end == UInt8(ascii: ":") {
        key = part
      } else if let name = key {
        members.append((name, part))
        key = nil
      }
    }
    return members
  }

  /// Elements of an array; `nil` when it is none.
  static func elements(of text: Data) -> [Data]? {
    guard case .array = try? JSONDecoder().decode(JSONValue.self, from: text) else { return nil }
    var elements: [Data] = []
    walk([UInt8](text)) { part, _ in if !part.isEmpty { elements.append(Data(part.utf8)) } }
    return elements
  }

  /// Hands out what stands between the brackets, colons and commas of the outermost level. The text is known
  /// to be JSON, so that nothing but these places has to be found.
  private static func walk(_ text: [UInt8], _ found: (_ part: String, _ end: UInt8) -> Void) {
    var (depth, isText, start, place) = (0, false, 0, 0)
    while place < text.count {
      defer { place += 1 }
      let byte = text[place]
      if isText {
        if byte == UInt8(ascii: "\\") { place += 1 }
        if byte == UInt8(ascii: "\"") { isText = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { start = place + 1 }
      case UInt8(ascii: ":") where depth == 1, UInt8(ascii: ",") where depth == 1,
        UInt8(ascii: "}") where depth == 1, UInt8(ascii: "]") where depth == 1:
        found(trimmed(text[start..<place]), byte)
        start = place + 1
        if byte != UInt8(ascii: ":"), byte != UInt8(ascii: ",") { depth = 0 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
  }

  private static func trimmed(_ part: ArraySlice<UInt8>) -> String {
    let begun = part.drop(while: isBlank)
    return String(
      decoding: begun.dropLast(begun.reversed().prefix(while: isBlank).count), as: UTF8.self)
  }

  static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0d, 0x0a].contains(byte) }
}
