// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Typed values under keys; what a loader trips over ends the reading.
struct GGUFMetadata {
  let scan: ArtifactScan
  private var keys: Set<ExactText> = []
  /// Bytes that the keys take, roughly.
  private var kept: UInt64 = 0
  /// Of the tensors' data, in bytes.
  private(set) var alignment: UInt64 = 32

  /// By the specification.
  private static let longestKey = 65_535

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

  func readType(
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
}
