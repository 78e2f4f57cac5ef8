// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Status and those headers of an answer that say how its body is framed.
struct HTTPAnswerHead {
  /// How the end of a body is known (RFC 9112, section 6.3).
  enum Framing: Equatable {
    /// Another head follows, such as after `100 Continue`.
    case interim
    case none
    case length(Int)
    case chunked
    case untilClosed
  }

  private(set) var status = 0
  private var length: Int?
  private var isChunked = false

  init() {}

  init(statusLine line: [UInt8]) throws(HTTPFault) {
    let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, words[0].count == 8, words[0].starts(with: Array("HTTP/1.".utf8)),
      let minor = words[0].last, Self.isDigit(minor), words[1].count == 3,
      let status = Self.number(words[1], radix: 10), status >= 100
    else { throw .malformed("it begins with '\(Self.text(line))'") }
    self.status = status
  }

  mutating func accept(_ line: [UInt8]) throws(HTTPFault) {
    // A line that goes on with a blank is how headers once were folded, and read in two ways since.
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      line[..<colon].allSatisfy({ (0x21...0x7e).contains($0) })
    else { throw .malformed("a header is '\(Self.text(line))'") }
    let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
      .trimmingCharacters(in: .whitespaces)
    switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
    case "content-length": try accept(length: value)
    case "transfer-encoding":
      guard value.lowercased() == "chunked", !isChunked else {
        throw .malformed("its transfer-encoding is '\(Self.text(Array(value.utf8)))'")
      }
      isChunked = true
    case "content-encoding" where value.lowercased() != "identity":
      throw .malformed("it is compressed, although none of that was asked for")
    default: break
    }
  }

  private mutating func accept(length value: String) throws(HTTPFault) {
    guard let number = Self.number(Array(value.utf8)[...], radix: 10) else {
      throw .malformed("its content-length is '\(Self.text(Array(value.utf8)))'")
    }
    guard length == nil || length == number else { throw .malformed("it has two lengths") }
    length = number
  }

  var framing: Framing {
    get throws(HTTPFault) {
      if (100..<200).contains(status), status != 101 { return .interim }
      if status == 101 || status == 204 || status == 304 { return .none }
      guard !isChunked || length == nil else {
        throw .malformed("it has both a content-length and a transfer-encoding")
      }
      if isChunked { return .chunked }
      return length.map { .length($0) } ?? .untilClosed
    }
  }

  /// Size in the line before a chunk; extensions after a semicolon are skipped.
  static func chunkSize(_ line: [UInt8]) throws(HTTPFault) -> Int {
    let written = line.prefix { $0 != UInt8(ascii: ";") }
    let digits = written.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
    guard let size = number(Array(digits)[...], radix: 16) else {
      throw .malformed("the size of a chunk is '\(text(line))'")
    }
    return size
  }

  /// Digits alone: no sign, no blank, nothing that overflows.
  private static func number(_ digits: ArraySlice<UInt8>, radix: Int) -> Int? {
    let isHex = radix == 16
    guard !digits.isEmpty, digits.allSatisfy({ isDigit($0) || isHex && isHexLetter($0) }) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHexLetter(_ byte: UInt8) -> Bool { (0x61...0x66).contains(byte | 0x20) }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(80), as: UTF8.self)
  }
}
