// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Syntax {
  /// A mapping with exactly these keys; any other is a mistake, told with the nearest right one.
  public static func mapping(_ fields: Fields<Value>) -> Syntax {
    Syntax(schema: .mapping(of: fields.descriptions)) { node, decoding in
      guard node.isMapping(&decoding) else { return nil }
      node.refuseKeys(notIn: fields.descriptions.map(\.key), &decoding)
      return fields.read(node, &decoding)
    }
  }

  /// A list, each element written alike.
  public static func list<Element: Sendable>(of element: Syntax<Element>, atLeast: Int = 0)
    -> Syntax where Value == [Element]
  {
    let schema = JSONValue.object([
      "type": .text("array"), "items": element.schema, "minItems": .integer(Int64(atLeast)),
    ])
    return Syntax(schema: schema) { node, decoding in
      guard case .sequence(let nodes) = node.content, nodes.count >= atLeast else {
        let amount = atLeast > 0 ? "a list of at least \(atLeast)" : "a list"
        decoding.report("expected \(amount), found \(node.description)", at: node)
        return nil
      }
      let values = nodes.map { element.read($0, &decoding) }
      let whole = values.compactMap { $0 }
      return whole.count == nodes.count ? whole : nil
    }
  }

  /// A mapping whose keys are names chosen by the user, kept in the order written.
  public static func named<Element: Sendable>(_ element: Syntax<Element>) -> Syntax
  where Value == [Named<Element>] {
    let schema = JSONValue.object([
      "type": .text("object"), "additionalProperties": element.schema,
    ])
    return Syntax(schema: schema) { node, decoding in
      guard node.isMapping(&decoding), case .mapping(let members) = node.content else { return nil }
      let values = members.map { member in
        element.read(member.value, &decoding).map { Named(member.key.text ?? "", $0) }
      }
      let whole = values.compactMap { $0 }
      return whole.count == members.count ? whole : nil
    }
  }

  /// A mapping from paths, relative to the manifest's folder; one file under two spellings is a mistake.
  public static func byPath<Element: Sendable>(_ element: Syntax<Element>) -> Syntax
  where Value == [RepositoryPath: Element] {
    let schema = JSONValue.object([
      "type": .text("object"), "additionalProperties": element.schema,
    ])
    return Syntax(schema: schema) { node, decoding in
      guard node.isMapping(&decoding), case .mapping(let members) = node.content else { return nil }
      var values: [RepositoryPath: Element] = [:]
      for member in members {
        let path = Syntax<RepositoryPath>.path.read(member.key, &decoding)
        guard let path, let value = element.read(member.value, &decoding) else { continue }
        if values.updateValue(value, forKey: path) != nil {
          decoding.report("'\(path)' is named twice", at: member.key)
        }
      }
      return values.count == members.count ? values : nil
    }
  }

  /// Either of two ways to write it: a mapping or list by the first, anything else by the second.
  public static func either(structured: Syntax, scalar: Syntax) -> Syntax {
    Syntax(schema: .object(["anyOf": .array([structured.schema, scalar.schema])])) {
      node, decoding in
      node.text == nil ? structured.read(node, &decoding) : scalar.read(node, &decoding)
    }
  }
}

/// Value under a name that the user chose.
public struct Named<Value: Sendable>: Sendable {
  public var name: String
  public var value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension Named: Equatable where Value: Equatable {}
extension Named: Hashable where Value: Hashable {}
extension Named: Encodable where Value: Encodable {}
extension Named: Decodable where Value: Decodable {}

extension ManifestNode {
  package func isMapping(_ decoding: inout ManifestDecoding) -> Bool {
    if case .mapping = content { return true }
    decoding.report("expected a mapping of keys to values, found \(description)", at: self)
    return false
  }

  package func refuseKeys(notIn keys: [String], _ decoding: inout ManifestDecoding) {
    guard case .mapping(let members) = content else { return }
    for member in members where !keys.contains(member.key.text ?? "") {
      let hint =
        NearestName.of(member.key.text ?? "", among: keys).map { "did you mean '\($0)'?" }
        ?? "known keys: \(keys.joined(separator: ", "))"
      decoding.report("unknown key \(member.key.description); \(hint)", at: member.key)
    }
  }
}

extension JSONValue {
  package static func mapping(of fields: [FieldDescription]) -> JSONValue {
    let properties = fields.map {
      ($0.key, $0.schema.adding(["description": .text($0.summary)]))
    }
    return .object([
      "type": .text("object"), "additionalProperties": .boolean(false),
      "properties": .object(Dictionary(properties) { first, _ in first }),
      "required": .array(fields.filter(\.isRequired).map { .text($0.key) }),
    ])
  }
}
