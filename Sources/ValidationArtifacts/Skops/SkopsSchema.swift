// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges every type that a skops schema has its loader import, at any depth.
///
/// skops 0.11 believed what some nodes said of themselves (CVE-2025-54412, CVE-2025-54413); here
/// module and class count, whatever the node.
enum SkopsSchema {
  static func judge(_ value: JSONValue, _ scan: ArtifactScan) throws(ReadStop) {
    guard value["__loader__"]?.text != nil, value["__class__"]?.text != nil else {
      return scan.fault("skops.schema", "the schema names no class and loader at its root")
    }
    for key in ["protocol", "_skops_version"] {
      guard let entry = value[key] else { continue }
      scan.note(metadata: "skops.\(key)", entry.text ?? entry.integer.map(String.init) ?? "?")
    }
    try walk(value, scan)
  }

  private static func walk(_ value: JSONValue, _ scan: ArtifactScan) throws(ReadStop) {
    switch value {
    case .array(let elements): for element in elements { try walk(element, scan) }
    case .object(let entries):
      try scan.spend()
      if let node = SkopsNode(value) { judge(node, scan) }
      for entry in entries { try walk(entry.value, scan) }
    case .string, .number, .bool, .null: return
    }
  }

  private static func judge(_ node: SkopsNode, _ scan: ArtifactScan) {
    scan.note(
      .init(
        module: node.module.excerpt, name: node.name.excerpt, members: scan.members,
        offset: UInt64(node.offset), isCalled: true))
    if !SkopsNode.loaders.contains(node.loader) { scan.record(.unknownLoader(node)) }
    switch SkopsPolicy.verdict(on: node, scan) {
    case .known: return
    case .foreign: scan.record(.foreign(node, .high))
    case .sink: scan.record(.foreign(node, .critical))
    }
  }
}

/// One object of the tree.
struct SkopsNode {
  let module: String
  let name: String
  let loader: String
  let offset: Int

  /// Nil for a plain object of JSON.
  init?(_ object: JSONValue) {
    guard let entry = object.entries?.last(where: { $0.key == "__class__" }) else { return nil }
    name = entry.value.text ?? ""
    module = object["__module__"]?.text ?? ""
    loader = object["__loader__"]?.text ?? ""
    offset = entry.offset
  }

  /// Of skops' protocols 0 to 2.
  static let loaders: Set<String> = [
    "BunchNode", "BytearrayNode", "BytesNode", "CachedNode", "DTypeNode", "DefaultDictNode",
    "DictNode", "FunctionNode", "JsonNode", "ListNode", "LossNode", "MaskedArrayNode", "MethodNode",
    "NdArrayNode", "ObjectNode", "OperatorFuncNode", "OrderedDictNode", "PartialNode",
    "QuantileForestNode", "RandomGeneratorNode", "RandomStateNode", "ReduceNode", "SGDNode",
    "SetNode", "SliceNode", "SparseMatrixNode", "TreeNode", "TupleNode", "TypeNode",
    "UndefinedNode", "_DictWithDeprecatedKeysNode",
  ]
}

extension FindingDraft {
  fileprivate static func foreign(
    _ node: SkopsNode, _ severity: ArtifactFinding.Severity
  ) -> Self {
    let name = "\(node.module).\(node.name)".excerpt
    return Self(
      "safety.skops.type", severity,
      "loading it imports \(name) for a \(node.loader.excerpt); "
        + "value types and classes of scikit-learn and its kin are allowed",
      offset: UInt64(node.offset), subject: name,
      remedy: "replace it by a scikit-learn object, or review and allow exactly this type")
  }

  fileprivate static func unknownLoader(_ node: SkopsNode) -> Self {
    Self(
      "structure.skops.loader", .high, "no loader of skops is called \(node.loader.excerpt)",
      offset: UInt64(node.offset), subject: node.loader)
  }
}
