// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Syntax where Value == PreparedCheck {
  /// An entry of `checks`: `type` decides which other keys it takes.
  package static func check(of types: [any Check]) -> Syntax {
    Syntax(schema: schema(of: types)) { node, decoding in
      guard node.isMapping(&decoding), let type = knownType(of: node, types, &decoding) else {
        return nil
      }
      return read(node, type, &decoding)
    }
  }

  private static func knownType(
    of node: ManifestNode, _ types: [any Check], _ decoding: inout ManifestDecoding
  ) -> (any Check)? {
    guard let value = node.value(at: "type") else {
      decoding.report("missing key 'type': the kind of check, see `validate-model list`", at: node)
      return nil
    }
    if let type = types.first(where: { $0.type == value.text }) { return type }
    let names = types.map(\.type)
    let hint =
      NearestName.of(value.text ?? "", among: names).map { "did you mean \($0)?" }
      ?? "known types: \(names.joined(separator: ", "))"
    decoding.report("unknown check type \(value.description); \(hint)", at: value)
    return nil
  }

  private static func read<Kind: Check>(
    _ node: ManifestNode, _ type: Kind, _ decoding: inout ManifestDecoding
  ) -> PreparedCheck? {
    let (common, options) = (CommonKeys.fields, type.options)
    node.refuseKeys(notIn: (common.descriptions + options.descriptions).map(\.key), &decoding)
    let keys = common.read(node, &decoding)
    let configuration = options.read(node, &decoding)
    guard let keys, let configuration else { return nil }
    do {
      return try type.prepare(id: keys.id, at: node.mark, policy: keys.policy, configuration)
    } catch {
      decoding.report("the options of '\(keys.id)' cannot be stored: \(error)", at: node)
      return nil
    }
  }

  private static func schema(of types: [any Check]) -> JSONValue {
    let names = JSONValue.array(types.map { .text($0.type) })
    let branches = types.map { type in
      JSONValue.object([
        "if": .object([
          "properties": .object(["type": .object(["const": .text(type.type)])])
        ]),
        "then": .mapping(of: CommonKeys.fields.descriptions + type.optionDescriptions),
      ])
    }
    return .object([
      "type": .text("object"), "required": .array([.text("id"), .text("type")]),
      "properties": .object(["type": .object(["enum": names])]), "allOf": .array(branches),
    ])
  }
}

extension Check {
  fileprivate var optionDescriptions: [FieldDescription] { options.descriptions }
}

private struct CommonKeys: Sendable {
  var id: String
  var policy: CheckPolicy

  static let fields: Fields<CommonKeys> =
    Fields(
      .required("id", .identifier, "name of the check, unique in the manifest"),
      .required("type", .text, "kind of check; `validate-model list` shows all"),
      .optional(
        "on-failure", .choice, default: CheckPolicy.Consequence.block,
        "block, or warn: a failure is shown and does not fail the run"),
      .optional(
        "on-inconclusive", .choice, default: CheckPolicy.Consequence.block,
        "block, or warn: an undecided case is shown and does not fail the run"),
      .optional(
        "when", .choice, default: CheckPolicy.When.always,
        "always, or changed: skipped when nothing it reads differs from the base")
    ) { id, _, onFailure, onInconclusive, when in
      CommonKeys(
        id: id,
        policy: CheckPolicy(onFailure: onFailure, onInconclusive: onInconclusive, when: when))
    }
}
