// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The header's JSON, read into entries; what breaks its rules is logged and left out.
struct SafetensorsHeader {
  /// A tensor as the header describes it, before its place in the data is checked.
  struct Tensor {
    let name: String
    let dtype: SafetensorsDType
    let shape: [UInt64]
    /// From the beginning of the data; the end may come before the start.
    let start: UInt64
    let end: UInt64
    /// Where its name stands, from the beginning of the file.
    let byteOffset: UInt64
  }

  private(set) var tensors: [Tensor] = []
  private(set) var metadata: [SafetensorsInspection.MetadataEntry] = []
  private(set) var log = FaultLog()
  /// Every entry could be read, so that the entries cover the data if the file is sound.
  private(set) var isComplete = true
  private var shapes = SharedShapes()

  /// Bytes of the file before the header.
  static let start: UInt64 = 8

  init(parsing bytes: [UInt8]) {
    do throws(JSONCursor.SyntaxError) {
      try read(bytes)
    } catch {
      log.record(.notJSON(error))
      tensors = []
      metadata = []
      isComplete = false
    }
  }

  private mutating func read(_ bytes: [UInt8]) throws(JSONCursor.SyntaxError) {
    var json = JSONCursor(bytes)
    if bytes.first != 0x7b { log.record(.wrongStart(bytes.first)) }
    json.skipWhitespace()
    guard json.peek() == 0x7b else { throw json.error("the header is no object") }
    var seen: Set<ExactText> = []
    try json.object { (json, name) throws(JSONCursor.SyntaxError) in
      let place = Self.start + UInt64(json.offset)
      if !seen.insert(ExactText(name)).inserted { log.record(.duplicate(name, at: place)) }
      if ExactText(name) == ExactText("__metadata__") {
        try readMetadata(&json)
      } else {
        try readTensor(name, at: place, &json)
      }
    }
    json.skipWhitespace()
    guard json.atEnd else { throw json.error("something follows the header's object") }
  }

  private mutating func readTensor(
    _ name: String, at place: UInt64, _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) {
    if name.isEmpty { log.record(.emptyName(at: place)) }
    var fields = SafetensorsTensorFields(name: name, log: log)
    defer { log = fields.log }
    try fields.read(&json)
    guard let dtype = fields.dtype, let shape = fields.shape, let (start, end) = fields.offsets
    else {
      isComplete = false
      return
    }
    tensors.append(
      Tensor(
        name: name, dtype: dtype, shape: shapes.shared(shape), start: start, end: end,
        byteOffset: place))
  }

  private mutating func readMetadata(
    _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) {
    switch try json.kind() {
    case .object: break
    case .literal where json.peek() == UInt8(ascii: "n"):
      try json.literal()
      return
    default:
      log.record(.metadataNotObject(at: json))
      return try json.skipValue()
    }
    var seen: Set<ExactText> = []
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      if !seen.insert(ExactText(key)).inserted { log.record(.duplicateKey(key, at: json)) }
      guard try json.kind() == .string else {
        log.record(.metadataNotText(key, at: json))
        return try json.skipValue()
      }
      metadata.append(.init(key: key, value: try json.string()))
    }
  }
}

extension StructureFault {
  private static func header(_ fault: String, _ message: String, at json: JSONCursor) -> Self {
    StructureFault(
      "safetensors.\(fault)", message, byteOffset: SafetensorsHeader.start + UInt64(json.offset))
  }

  fileprivate static func notJSON(_ error: JSONCursor.SyntaxError) -> Self {
    StructureFault(
      "safetensors.header-not-json", "the header is not JSON: \(error.message)",
      byteOffset: SafetensorsHeader.start + UInt64(error.offset))
  }

  fileprivate static func wrongStart(_ byte: UInt8?) -> Self {
    StructureFault(
      "safetensors.header-start",
      byte.map { "the header begins with byte 0x\(String($0, radix: 16)), not with {" }
        ?? "the header is empty",
      byteOffset: SafetensorsHeader.start)
  }

  fileprivate static func duplicate(_ name: String, at place: UInt64) -> Self {
    StructureFault(
      "safetensors.duplicate-name", "\"\(name.excerpt)\" stands in the header twice",
      byteOffset: place, tensor: name)
  }

  fileprivate static func emptyName(at place: UInt64) -> Self {
    StructureFault(
      "safetensors.empty-name", "a tensor has the empty name", byteOffset: place, tensor: "")
  }

  fileprivate static func metadataNotObject(at json: JSONCursor) -> Self {
    header("metadata-not-object", "__metadata__ is neither an object nor null", at: json)
  }

  fileprivate static func duplicateKey(_ key: String, at json: JSONCursor) -> Self {
    header(
      "duplicate-metadata-key", "\"\(key.excerpt)\" stands in __metadata__ twice", at: json)
  }

  fileprivate static func metadataNotText(_ key: String, at json: JSONCursor) -> Self {
    header("metadata-not-text", "\"\(key.excerpt)\" in __metadata__ is no string", at: json)
  }
}
