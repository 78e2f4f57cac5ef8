// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension GGUFMetadata {
  /// gguf.cpp takes no longer strings, and no more elements.
  private static var longestString: UInt64 { 1 << 30 }
  private static var mostElements: UInt64 { 1 << 30 }
  /// Longer templates are not judged.
  private static var longestTemplate: UInt64 { 4 << 20 }
  /// Of a text that is shown, in bytes.
  private static var shownText: UInt64 { 1_024 }

  func readString(
    of key: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> Bool {
    guard let length = try length(of: "\"\(key.excerpt)\"", &cursor) else { return false }
    let place = cursor.offset
    if key.hasPrefix("tokenizer.chat_template") {
      guard length <= Self.longestTemplate else {
        scan.record(.templateTooLong(key, length, at: place))
        try cursor.skip(length)
        return true
      }
      let template = String(decoding: try cursor.bytes(length), as: UTF8.self)
      scan.note(metadata: key, template)
      try ChatTemplate.judge(template, at: place, scan: scan)
      return true
    }
    let shown = try cursor.bytes(min(length, Self.shownText))
    scan.note(metadata: key, String(decoding: shown, as: UTF8.self))
    try cursor.skip(length - UInt64(shown.count))
    return true
  }

  func readArray(of key: String, _ cursor: inout ByteCursor) throws(ReadStop) -> Bool {
    let place = cursor.offset
    guard let type = try readType(of: key, &cursor) else { return false }
    let count = try cursor.littleEndian(UInt64.self)
    let least = type.size ?? 8
    guard type != .array else {
      scan.fault("gguf.array-nested", "\"\(key.excerpt)\" is an array of arrays", offset: place)
      return false
    }
    guard count <= Self.mostElements, count <= cursor.remaining / least else {
      scan.fault(
        "gguf.array-length", "\"\(key.excerpt)\" claims \(count) elements, more than can follow",
        offset: place, subject: key)
      return false
    }
    scan.note(metadata: key, "\(count) × \(type)")
    guard type == .string else {
      try cursor.skip(count * least)
      return true
    }
    return try readStrings(count, of: key, &cursor)
  }

  private func readStrings(
    _ count: UInt64, of key: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> Bool {
    // An array of templates is no loader's, and is judged as one all the same.
    let isTemplate = key.hasPrefix("tokenizer.chat_template")
    for _ in 0..<count {
      try scan.spend(steps: 1)
      guard let length = try length(of: "\"\(key.excerpt)\"", &cursor) else { return false }
      if isTemplate, length <= Self.longestTemplate {
        let place = cursor.offset
        let text = String(decoding: try cursor.bytes(length), as: UTF8.self)
        try ChatTemplate.judge(text, at: place, scan: scan)
      } else {
        try cursor.skip(length)
      }
    }
    return true
  }

  /// Of a string; nil, with a fault, where the file does not hold that many bytes.
  func length(
    of what: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> UInt64? {
    let place = cursor.offset
    let length = try cursor.littleEndian(UInt64.self)
    guard length <= Self.longestString, length <= cursor.remaining else {
      scan.fault(
        "gguf.string-length",
        "\(what) claims \(length) bytes, and \(cursor.remaining) follow", offset: place)
      return nil
    }
    return length
  }
}

extension FindingDraft {
  fileprivate static func templateTooLong(
    _ key: String, _ length: UInt64, at offset: UInt64
  ) -> Self {
    .unjudged(
      "structure.budget-exceeded",
      "\(key.excerpt) has \(length) bytes; a template that long was not judged", offset: offset,
      remedy: "read the template before anybody renders it")
  }
}
