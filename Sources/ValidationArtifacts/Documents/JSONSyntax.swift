// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How grave it is that a file is no JSON.
enum JSONSyntax {
  static func record(
    _ error: JSONCursor.SyntaxError, in bytes: [UInt8], _ scan: ArtifactScan
  ) {
    let isSlight = relaxed(bytes)
    scan.record(
      FindingDraft(
        "structure.json.syntax", isSlight ? .low : .high,
        "no JSON after byte \(error.offset): \(error.message)"
          + (isSlight ? "; readers that allow comments, trailing commas and NaN take it" : ""),
        offset: UInt64(error.offset),
        remedy: "write it again with a JSON library; RFC 8259 is what loaders take"))
  }

  /// The whole text would be JSON without its comments, trailing commas, byte order mark, and with
  /// the three numbers of Python that are none; or it is several values in a row.
  private static func relaxed(_ bytes: [UInt8]) -> Bool {
    var cursor = JSONCursor(withoutRelaxations(bytes))
    do throws(JSONCursor.SyntaxError) {
      repeat {
        try cursor.skipValue()
        cursor.skipWhitespace()
      } while !cursor.atEnd
      return true
    } catch { return false }
  }

  private static func withoutRelaxations(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        let end = stringEnd(bytes, from: place)
        text += bytes[place..<end]
        place = end
      } else if byte == 0x2f, let end = commentEnd(bytes, from: place) {
        place = end
      } else if let word = numberWords.first(where: { bytes[place...].starts(with: $0.utf8) }) {
        text.append(0x30)
        place += word.utf8.count
      } else {
        if byte == 0x7d || byte == 0x5d { dropTrailingComma(&text) }
        text.append(byte)
        place += 1
      }
    }
    return text
  }

  private static let numberWords = ["NaN", "Infinity", "-Infinity"]

  private static func stringEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != 0x22 { place += bytes[place] == 0x5c ? 2 : 1 }
    return min(place + 1, bytes.count)
  }

  private static func commentEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start + 1] == 0x2f { return bytes[start...].firstIndex(of: 0x0a) ?? bytes.count }
    guard bytes[start + 1] == 0x2a else { return nil }
    var place = start + 2
    while place + 1 < bytes.count, bytes[place] != 0x2a || bytes[place + 1] != 0x2f { place += 1 }
    return min(place + 2, bytes.count)
  }

  private static func dropTrailingComma(_ text: inout [UInt8]) {
    guard let last = text.lastIndex(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }),
      text[last] == 0x2c, last > 0
    else { return }
    text[last] = 0x20
  }
}
