// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Any JSON value, with integers kept exact to 64 bits; non-finite numbers are the strings `NaN`,
/// `Infinity` and `-Infinity`.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What is common first: each attempt that fails makes an error with its whole path.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      let whole = value >= 0x1p63 ? try? container.decode(UInt64.self) : nil
      self = whole.map { .unsigned($0) } ?? .number(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .unsigned(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

extension JSONValue {
  /// - Throws: `EncodingError` for values that JSON cannot hold.
  package init(encoding value: some Encodable) throws {
    self = try ReportCoding.decoder.decode(
      JSONValue.self, from: ReportCoding.encoder().encode(value))
  }

  /// - Throws: `DecodingError` when the value was encoded by another version of the type.
  package func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
    try ReportCoding.decoder.decode(type, from: ReportCoding.encoder().encode(self))
  }

  /// Same value, same text: sorted keys, no white space.
  package var canonicalText: String { ReportCoding.canonicalText(of: self) ?? "null" }
}
