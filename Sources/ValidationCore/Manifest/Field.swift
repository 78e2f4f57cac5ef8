// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One key of a mapping in the manifest: its name, what it means, and how its value is written.
public struct Field<Value: Sendable>: Sendable {
  let description: FieldDescription
  /// Gets the node under the key, `nil` when the key is absent.
  let read:
    @Sendable (_ value: ManifestNode?, _ mapping: ManifestNode, inout ManifestDecoding) ->
      Value?
}

/// What the schema, the nearest-key hint and the documentation say about a field.
package struct FieldDescription: Sendable {
  package var key: String
  package var summary: String
  package var schema: JSONValue
  package var isRequired: Bool
}

extension Field {
  /// A key that must be there.
  public static func required(_ key: String, _ syntax: Syntax<Value>, _ summary: String) -> Field {
    Field(
      description: FieldDescription(
        key: key, summary: summary, schema: syntax.schema, isRequired: true)
    ) { value, mapping, decoding in
      if let value { return syntax.read(value, &decoding) }
      decoding.report("missing key '\(key)': \(summary)", at: mapping)
      return nil
    }
  }

  /// A key that may be left out for a stated default.
  public static func optional(
    _ key: String, _ syntax: Syntax<Value>, default standard: Value, _ summary: String
  ) -> Field {
    Field(
      description: FieldDescription(
        key: key, summary: summary, schema: syntax.schema, isRequired: false)
    ) { value, _, decoding in
      guard let value else { return standard }
      return syntax.read(value, &decoding)
    }
  }

  /// A key that may be left out for a default that hangs on the manifest's folder.
  package static func optional(
    _ key: String, _ syntax: Syntax<Value>,
    default standard: @escaping @Sendable (_ modelRoot: RepositoryPath) -> Value,
    _ summary: String
  ) -> Field {
    Field(
      description: FieldDescription(
        key: key, summary: summary, schema: syntax.schema, isRequired: false)
    ) { value, _, decoding in
      guard let value else { return standard(decoding.modelRoot) }
      return syntax.read(value, &decoding)
    }
  }

  /// A key that may be left out.
  public static func optional<Wrapped: Sendable>(
    _ key: String, _ syntax: Syntax<Wrapped>, _ summary: String
  ) -> Field where Value == Wrapped? {
    Field(
      description: FieldDescription(
        key: key, summary: summary, schema: syntax.schema, isRequired: false)
    ) { value, _, decoding in
      guard let value else { return .some(nil) }
      return syntax.read(value, &decoding).map(Optional.some)
    }
  }
}

/// Keys of a mapping and the value that is built from them. Combined, they read all keys before
/// anything is given up, so that every mistake is told at once.
public struct Fields<Value: Sendable>: Sendable {
  package let descriptions: [FieldDescription]
  let read: @Sendable (ManifestNode, inout ManifestDecoding) -> Value?

  /// - Parameter build: makes the value; may throw ``ManifestMistake`` for a rule between fields.
  public init<each Part: Sendable>(
    _ fields: repeat Field<each Part>,
    build: @escaping @Sendable (repeat each Part) throws -> Value
  ) {
    var descriptions: [FieldDescription] = []
    for field in repeat each fields { descriptions.append(field.description) }
    self.descriptions = descriptions
    read = { mapping, decoding in
      let parts = (repeat mapping.part(each fields, &decoding))
      do {
        return try build(repeat (each parts).orThrow())
      } catch let mistake as ManifestMistake {
        decoding.report(
          mistake.message, at: mistake.key.flatMap { mapping.value(at: $0) } ?? mapping)
        return nil
      } catch { return nil }
    }
  }
}

/// Some field was wrong; it has been reported where it was read.
private struct PartMissing: Error {}

extension Optional {
  fileprivate func orThrow() throws -> Wrapped {
    guard let self else { throw PartMissing() }
    return self
  }
}

extension ManifestNode {
  fileprivate func part<Value>(_ field: Field<Value>, _ decoding: inout ManifestDecoding) -> Value?
  {
    field.read(value(at: field.description.key), self, &decoding)
  }

  package func value(at key: String) -> ManifestNode? {
    guard case .mapping(let members) = content else { return nil }
    return members.first { $0.key.text == key }?.value
  }
}
