// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One tensor's object in the header: exactly `dtype`, `shape` and `data_offsets`, each once.
struct SafetensorsTensorFields {
  let name: String
  private(set) var dtype: SafetensorsDType?
  private(set) var shape: [UInt64]?
  private(set) var offsets: (UInt64, UInt64)?
  /// Of the whole header.
  private(set) var log: FaultLog
  private var (seesDType, seesShape, seesOffsets) = (false, false, false)

  init(name: String, log: FaultLog) {
    self.name = name
    self.log = log
  }

  mutating func read(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    guard try json.kind() == .object else {
      record("tensor-not-object", "its value is no object", at: json)
      return try json.skipValue()
    }
    try json.object { (json, field) throws(JSONCursor.SyntaxError) in
      try read(field, &json)
    }
    if !seesDType { record("field-missing", "it has no dtype", at: json) }
    if !seesShape { record("field-missing", "it has no shape", at: json) }
    if !seesOffsets { record("field-missing", "it has no data_offsets", at: json) }
  }

  private mutating func read(
    _ field: String, _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) {
    switch field {
    case "dtype":
      seesDType = note(field, seesDType, at: json)
      try readDType(&json)
    case "shape":
      seesShape = note(field, seesShape, at: json)
      shape = try integers(of: "shape", &json)
    case "data_offsets":
      seesOffsets = note(field, seesOffsets, at: json)
      try readOffsets(&json)
    default:
      record("unknown-field", "it has an unknown field \"\(field.excerpt)\"", at: json)
      try json.skipValue()
    }
  }

  private mutating func note(_ field: String, _ isSeen: Bool, at json: JSONCursor) -> Bool {
    if isSeen { record("duplicate-field", "it has two fields \(field)", at: json) }
    return true
  }

  private mutating func readDType(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    guard try json.kind() == .string else {
      record("unknown-dtype", "its dtype is no string", at: json)
      return try json.skipValue()
    }
    let place = json
    let text = try json.string()
    dtype = SafetensorsDType(rawValue: text)
    if dtype == nil { record("unknown-dtype", "its dtype is \"\(text.excerpt)\"", at: place) }
  }

  private mutating func readOffsets(_ json: inout JSONCursor) throws(JSONCursor.SyntaxError) {
    let place = json
    guard let numbers = try integers(of: "data_offsets", &json) else { return }
    guard numbers.count == 2 else {
      return record(
        "data-offsets-count", "its data_offsets are \(numbers.count), not two", at: place)
    }
    offsets = (numbers[0], numbers[1])
  }

  /// Nil, with a fault, for anything but an array of integers between 0 and 2^64 − 1.
  private mutating func integers(
    of field: String, _ json: inout JSONCursor
  ) throws(JSONCursor.SyntaxError) -> [UInt64]? {
    guard try json.kind() == .array else {
      record("not-integers", "its \(field) is no array", at: json)
      try json.skipValue()
      return nil
    }
    var numbers: [UInt64] = []
    var isSound = true
    try json.array { (json) throws(JSONCursor.SyntaxError) in
      let place = json
      if try json.kind() != .number {
        try json.skipValue()
      } else if let number = try json.unsignedInteger() {
        return numbers.append(number)
      }
      if isSound {
        record("not-integers", "its \(field) holds no integer from 0 to 2^64 − 1", at: place)
      }
      isSound = false
    }
    return isSound ? numbers : nil
  }

  private mutating func record(
    _ fault: String, _ message: @autoclosure () -> String, at json: JSONCursor
  ) {
    let name = name
    log.record(
      StructureFault(
        "safetensors.\(fault)", "tensor \"\(name.excerpt)\": \(message())",
        byteOffset: SafetensorsHeader.start + UInt64(json.offset), tensor: name))
  }
}
