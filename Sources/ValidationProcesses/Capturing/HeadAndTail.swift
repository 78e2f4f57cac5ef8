// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Keeps the beginning and the end of a stream in bounded memory, and counts what lies between.
struct HeadAndTail: Sendable {
  private let headLimit: Int
  private let tailLimit: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var total = 0

  init(limit: Int) {
    headLimit = max(0, limit) / 2
    tailLimit = max(0, limit) - headLimit
  }

  mutating func append(_ bytes: [UInt8]) {
    total += bytes.count
    let first = min(bytes.count, headLimit - head.count)
    head += bytes[..<first]
    // A slice by indices: the `suffix` that `+=` would choose copies byte by byte.
    tail += bytes[max(first, bytes.count - tailLimit)...]
    // Twice the limit, so that each byte is moved once only, however small the pieces.
    if tail.count > 2 * tailLimit { tail.removeFirst(tail.count - tailLimit) }
  }

  /// Invalid UTF-8 repaired; a character that the cut divides belongs to what was cut.
  var captured: CapturedOutput {
    let end = tail[max(0, tail.count - tailLimit)...]
    guard total > head.count + end.count else {
      return CapturedOutput(head: String(decoding: head + end, as: UTF8.self))
    }
    let shownHead = head.dropLast(Self.incompleteSuffix(head))
    let shownTail = end.dropFirst(min(3, end.prefix { $0 & 0xC0 == 0x80 }.count))
    return CapturedOutput(
      head: String(decoding: shownHead, as: UTF8.self),
      tail: String(decoding: shownTail, as: UTF8.self),
      bytesCut: total - shownHead.count - shownTail.count)
  }

  /// Bytes at the end that begin a character without ending it.
  private static func incompleteSuffix(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }
}
