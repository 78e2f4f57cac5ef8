// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Types of columns and parameters, in one line: `double`, `array(string)`, `object(a: long, b: string?)`.
enum MLflowType {
  /// Nil where the JSON names no type. Its depth is bounded by the reader of JSON.
  static func text(_ value: JSONValue) -> String? {
    // Parameters had `dtype` before they could have `type`.
    guard let name = (value["type"] ?? value["dtype"])?.text else { return nil }
    switch name {
    case "array": return part("items", of: value).map { "array(\($0))" }
    case "map": return part("values", of: value).map { "map(\($0))" }
    case "object": return object(value)
    default: return name
    }
  }

  private static func part(_ key: String, of value: JSONValue) -> String? {
    value[key].flatMap(text)
  }

  /// By name: the order in which a caller gives them does not count.
  private static func object(_ value: JSONValue) -> String? {
    guard let entries = value["properties"]?.entries else { return nil }
    var parts: [String] = []
    for entry in entries.sorted(by: { $0.key < $1.key }) {
      guard let type = text(entry.value) else { return nil }
      parts.append("\(entry.key): \(type)\(entry.value["required"] == .bool(false) ? "?" : "")")
    }
    return "object(\(parts.joined(separator: ", ")))"
  }
}
