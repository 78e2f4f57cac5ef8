// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One tree of an XGBoost model: parallel arrays with an entry for each node.
struct XGBoostTree {
  private var arrays: [String: [Double]] = [:]
  private var nodes: Double?
  private var features: Double?
  private var leafSize = 1.0

  private static let perNode = [
    "base_weights", "default_left", "left_children", "loss_changes", "parents", "right_children",
    "split_conditions", "split_indices", "split_type", "sum_hessian",
  ]
  private static let required: Set<String> = [
    "left_children", "right_children", "split_indices", "split_conditions",
  ]
  private static let real = ["base_weights", "loss_changes", "split_conditions", "sum_hessian"]
  /// Numbers of all arrays together; 32 MB.
  private static let mostNumbers = 4 << 20

  init<C: DocumentCursor>(_ json: inout C) throws(JSONCursor.SyntaxError) {
    var total = 0
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      if key == "tree_param" {
        try parameters(&json)
      } else if Self.perNode.contains(key) {
        var numbers: [Double] = []
        try json.array { (json) throws(JSONCursor.SyntaxError) in
          numbers.append(try json.number())
          total += 1
          guard total <= Self.mostNumbers else {
            throw JSONCursor.SyntaxError(
              message: "a tree has more than \(Self.mostNumbers) numbers", offset: json.offset)
          }
        }
        arrays[key] = numbers
      } else {
        try json.skipValue()
      }
    }
  }

  private mutating func parameters<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) {
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      switch key {
      case "num_nodes": nodes = try XGBoostModel.numbers(in: &json).first
      case "num_feature": features = try XGBoostModel.numbers(in: &json).first
      case "size_leaf_vector": leafSize = try XGBoostModel.numbers(in: &json).first ?? 1
      default: try json.skipValue()
      }
    }
  }

  var largestSplit: Double? { arrays["split_indices"]?.max() }

  // MARK: judgement

  func judge(number: Int, at place: UInt64, _ scan: ArtifactScan) {
    func fault(_ rule: String, _ message: String) {
      scan.fault(
        "xgboost.\(rule)", "tree \(number): \(message)", offset: place, subject: "tree \(number)")
    }
    guard let count = nodes.flatMap(Int.init(exactly:)), count > 0 else {
      return fault("nodes", "num_nodes is no number above 0")
    }
    for name in Self.perNode {
      let length = arrays[name]?.count
      if length == nil, !Self.required.contains(name) { continue }
      if name == "base_weights", leafSize > 1 { continue }
      if length != count {
        fault("array-length", "\(name) has \(length ?? 0) entries and the tree \(count) nodes")
      }
    }
    for name in Self.real where arrays[name]?.contains(where: { !$0.isFinite }) == true {
      fault("value", "\(name) holds a number that is not finite")
    }
    if let features, features > 0, let split = largestSplit, split >= features {
      fault("split-index", "split_indices holds \(split), with \(features) features")
    }
    if arrays["split_indices"]?.contains(where: { $0 < 0 }) == true {
      fault("split-index", "split_indices holds a negative number")
    }
    if let problem = shapeProblem(count) { fault("children", problem) }
  }

  /// Every node is reached once from the first.
  private func shapeProblem(_ count: Int) -> String? {
    guard let left = arrays["left_children"], let right = arrays["right_children"],
      left.count == count, right.count == count
    else { return nil }
    return BinaryTree(
      count: count,
      children: { node in
        [left[node], right[node]].filter { $0 != -1 }.map { Int(exactly: $0) ?? -2 }
      }
    ).problem
  }
}

/// A tree that is given by the numbers of each node's children.
struct BinaryTree {
  let count: Int
  let children: (Int) -> [Int]

  /// What makes it no tree; nil for a sound one. Nodes that nothing leads to were pruned.
  var problem: String? {
    var isSeen = [Bool](repeating: false, count: count)
    var open = [0]
    while let node = open.popLast() {
      guard isSeen.indices.contains(node) else {
        return "a child is node \(node) of \(count)"
      }
      if isSeen[node] { return "two ways lead to node \(node), so the nodes are no tree" }
      isSeen[node] = true
      open += children(node)
    }
    return nil
  }
}
