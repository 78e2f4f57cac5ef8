// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What an index says: which file holds each tensor.
struct SafetensorsIndex {
  struct Entry {
    let tensor: String
    let file: String
    /// Where the tensor's name stands.
    let offset: UInt64
  }

  private(set) var entries: [Entry] = []
  /// Bytes of all tensors together, as the index claims.
  private(set) var totalSize: UInt64?
  private(set) var faults: [StructureFault] = []
  private var hasMap = false

  init(parsing bytes: [UInt8]) {
    do throws(JSONCursor.SyntaxError) {
      var json = JSONCursor(bytes)
      try read(&json)
    } catch {
      fault("not-json", "the index is not JSON: \(error.message)", at: error.offset)
      hasMap = true
    }
  }

  private mutating func read(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    guard try json.kind() == .object else {
      throw json.error("the index is no object")
    }
    var keys: Set<ExactText> = []
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      if !keys.insert(ExactText(key)).inserted {
        fault("duplicate-key", "\"\(key.excerpt)\" stands in the index twice", at: json.offset)
      }
      switch key {
      case "metadata": try readMetadata(&json)
      case "weight_map": try readMap(&json)
      default: try json.skipValue()
      }
    }
    json.skipWhitespace()
    guard json.atEnd else { throw json.error("something follows the index") }
  }

  private mutating func readMetadata(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    guard try json.kind() == .object else { return try json.skipValue() }
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      guard key == "total_size", try json.kind() == .number else { return try json.skipValue() }
      let place = json.offset
      totalSize = try json.unsignedInteger()
      if totalSize == nil {
        fault("total-size", "total_size is no integer from 0 to 2^64 − 1", at: place)
      }
    }
  }

  private mutating func readMap(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    hasMap = true
    guard try json.kind() == .object else {
      fault("weight-map", "weight_map is no object", at: json.offset)
      return try json.skipValue()
    }
    try json.object { (json, tensor) throws(JSONCursor.SyntaxError) in
      let place = json.offset
      guard try json.kind() == .string else {
        fault("weight-map", "\"\(tensor.excerpt)\" leads to no file name", at: place, tensor)
        return try json.skipValue()
      }
      let file = try json.string()
      entries.append(Entry(tensor: tensor, file: file, offset: UInt64(place)))
    }
  }

  /// Names twice, and the lack of a map, which only show at the end.
  mutating func checkMap() {
    if !hasMap { fault("weight-map", "the index has no weight_map", at: 0) }
    var seen: Set<ExactText> = []
    for entry in entries where !seen.insert(ExactText(entry.tensor)).inserted {
      fault(
        "duplicate-tensor", "\"\(entry.tensor.excerpt)\" stands in weight_map twice",
        at: Int(entry.offset), entry.tensor)
    }
  }

  private mutating func fault(
    _ rule: String, _ message: String, at offset: Int, _ tensor: String? = nil
  ) {
    guard faults.count < FaultLog.limit else { return }
    faults.append(
      StructureFault(
        "safetensors-index.\(rule)", message, byteOffset: UInt64(offset), tensor: tensor))
  }
}
