// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Typed values under keys; what a loader trips over ends the reading.
struct GGUFMetadata {
  private let scan: ArtifactScan
  private var keys: Set<ExactText> = []
  /// Bytes that the keys take, roughly.
  private var kept: UInt64 = 0
  /// Of the tensors' data, in bytes.
  private(set) var alignment: UInt64 = 32

  /// gguf.cpp takes no longer strings.
  private static let longestString: UInt64 = 1 << 30
  private static let mostElements: UInt64 = 1 << 30
  /// By the specification.
  private static let longestKey = 65_535
  /// Longer templates are not judged.
  private static let longestTemplate: UInt64 = 4 << 20
  /// Of a text that is shown, in bytes.
  private static let shownText: UInt64 = 1_024

  init(scan: ArtifactScan) { self.scan = scan }

  /// Whether what follows can be read.
  mutating func read(_ count: UInt64, _ cursor: inout ByteCursor) throws(ReadStop) -> Bool {
    for _ in 0..<count {
      try scan.spend(steps: 1)
      guard let key = try readKey(&cursor), let type = try readType(of: key, &cursor) else {
        return false
      }
      guard try readValue(type, of: key, &cursor) else { return false }
    }
    return true
  }

  private mutating func readKey(_ cursor: inout ByteCursor) throws(ReadStop) -> String? {
    let place = cursor.offset
    guard let length = try length(of: "a key", &cursor) else { return nil }
    kept += length + 64
    try scan.checkMemory(kept)
    let bytes = try cursor.bytes(length)
    let key = String(decoding: bytes, as: UTF8.self)
    if bytes.isEmpty { scan.fault("gguf.key-empty", "a key is empty", offset: place) }
    if !bytes.allSatisfy({ $0 < 0x80 }) || bytes.count > Self.longestKey {
      scan.fault(
        "gguf.key-not-ascii",
        "\"\(key.excerpt)\" is no key of up to \(Self.longestKey) ASCII bytes",
        offset: place, subject: key)
    }
    if !keys.insert(ExactText(key)).inserted {
      scan.fault(
        "gguf.key-duplicate", "\"\(key.excerpt)\" stands in the metadata twice", offset: place,
        subject: key)
    }
    return key
  }

  private func readType(
    of key: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> GGUFValueType? {
    let place = cursor.offset
    let number = try cursor.littleEndian(UInt32.self)
    if let type = GGUFValueType(rawValue: number) { return type }
    scan.fault(
      "gguf.value-type",
      "\"\(key.excerpt)\" has a value of type \(Int32(bitPattern: number)); types are 0 to 12",
      offset: place, subject: key)
    return nil
  }

  private mutating func readValue(
    _ type: GGUFValueType, of key: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> Bool {
    let place = cursor.offset
    if key == "general.alignment", type != .u32 {
      scan.fault("gguf.alignment", "general.alignment is no 32-bit number", offset: place)
    }
    switch type {
    case .string: return try readString(of: key, &cursor)
    case .array: return try readArray(of: key, &cursor)
    default:
      let bytes = try cursor.bytes(type.size ?? 0)
      if type == .bool, bytes != [0], bytes != [1] {
        scan.fault("gguf.bool", "\"\(key.excerpt)\" is neither true nor false", offset: place)
      }
      scan.note(metadata: key, type.text(bytes))
      if key == "general.alignment", type == .u32 { setAlignment(bytes, at: place) }
      return true
    }
  }

  private mutating func setAlignment(_ bytes: [UInt8], at place: UInt64) {
    let number = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard number != 0, number & (number - 1) == 0 else {
      return scan.fault(
        "gguf.alignment", "general.alignment is \(number), no power of two", offset: place)
    }
    alignment = number
  }

  private func readString(
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

  private func readArray(of key: String, _ cursor: inout ByteCursor) throws(ReadStop) -> Bool {
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
  private func length(
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
