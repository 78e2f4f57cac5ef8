// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How one kind of value is written in a manifest: the same declaration reads it and describes it to
/// editors as JSON Schema.
public struct Syntax<Value: Sendable>: Sendable {
  /// JSON Schema (2020-12) of the value.
  public let schema: JSONValue
  /// Reads a node, or notes what is wrong with it and gives `nil`.
  public let read: @Sendable (ManifestNode, inout ManifestDecoding) -> Value?

  public init(
    schema: JSONValue,
    read: @escaping @Sendable (ManifestNode, inout ManifestDecoding) -> Value?
  ) {
    self.schema = schema
    self.read = read
  }

  public func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other)
    -> Syntax<Other>
  {
    Syntax<Other>(schema: schema) { [read] node, decoding in
      read(node, &decoding).map(transform)
    }
  }
}

extension Syntax {
  /// A scalar that is parsed from the text as it was written.
  ///
  /// - Parameters:
  ///   - expected: what a right value looks like, to complete "expected …".
  ///   - parse: `nil` when the text is not such a value.
  public static func scalar(
    _ expected: String, schema: JSONValue, parse: @escaping @Sendable (String) -> Value?
  ) -> Syntax {
    Syntax(schema: schema) { node, decoding in
      if let text = node.text, let value = parse(text) { return value }
      decoding.report("expected \(expected), found \(node.description)", at: node)
      return nil
    }
  }
}

extension Syntax where Value == String {
  /// Text exactly as written, unquoted numbers and words such as `NO` included; not empty.
  public static var text: Syntax {
    .scalar("text", schema: .anyScalar) { $0.isEmpty ? nil : $0 }
  }

  /// Name that reports and command lines can carry: letters, digits, `.`, `_`, `-`; at most 100.
  public static var identifier: Syntax {
    let pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
    return .scalar(
      "a name of letters, digits, '.', '_' and '-', at most 100 long",
      schema: .anyScalar.adding(["pattern": .text(pattern)])
    ) { text in
      let allowed = text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
      guard allowed, let first = text.utf8.first, text.utf8.count <= 100 else { return nil }
      return ".-_".utf8.contains(first) ? nil : text
    }
  }
}

extension Syntax where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a fixed list of words.
  public static var choice: Syntax {
    let words = Value.allCases.map(\.rawValue)
    let schema = JSONValue.object(["enum": .array(words.map(JSONValue.text))])
    return Syntax(schema: schema) { node, decoding in
      if let text = node.text, let value = Value(rawValue: text) { return value }
      let nearest = node.text.flatMap { NearestName.of($0, among: words) }
      let hint = nearest.map { "; did you mean \($0)?" } ?? ""
      decoding.report(
        "expected one of \(words.joined(separator: ", ")), found \(node.description)\(hint)",
        at: node)
      return nil
    }
  }
}

extension JSONValue {
  /// Schema of text: YAML readers may take unquoted text for a number, a boolean or null.
  public static var anyScalar: JSONValue {
    .object(["type": .array([.text("string"), .text("number"), .text("boolean"), .text("null")])])
  }

  /// Schema of a string that matches a regular expression.
  public static func text(matching pattern: String) -> JSONValue {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  /// Schema of values that fit at least one of these.
  public static func anyOf(_ schemas: JSONValue...) -> JSONValue {
    .object(["anyOf": .array(schemas)])
  }

  /// The object with these members added or replaced; other values stay as they are.
  public func adding(_ members: [String: JSONValue]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own.merging(members) { _, new in new })
  }
}
