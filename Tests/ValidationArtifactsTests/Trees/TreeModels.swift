// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes models of boosted trees, good ones and bad ones.
enum TreeModels {
  static let tree = """
    {"base_weights":[0.5,-1,2],"default_left":[0,0,0],"left_children":[1,-1,-1],\
    "loss_changes":[1,0,0],"parents":[2147483647,0,0],"right_children":[2,-1,-1],\
    "split_conditions":[0.5,-1,2],"split_indices":[1,0,0],"split_type":[0,0,0],\
    "sum_hessian":[3,1,2],"tree_param":{"num_feature":"2","num_nodes":"3","size_leaf_vector":"1"}}
    """

  static func xgboost(trees: [String] = [tree, tree]) -> String {
    """
    {"learner": {"gradient_booster": {"model": {"gbtree_model_param": {"num_trees": "\(trees.count)"},
    "tree_info": [\(trees.map { _ in "0" }.joined(separator: ","))],
    "trees": [\(trees.joined(separator: ","))]}, "name": "gbtree"},
    "learner_model_param": {"base_score": "[5E-1]", "num_feature": "2", "num_class": "0"},
    "objective": {"name": "reg:squarederror"}}, "version": [3, 2, 0]}
    """
  }

  /// The same document as Universal Binary JSON; arrays of whole numbers as one type.
  static func ubj(_ json: String) throws -> [UInt8] {
    encode(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  private static func encode(_ value: Any) -> [UInt8] {
    switch value {
    case let object as [String: Any]:
      let entries = object.sorted { $0.key < $1.key }.flatMap { text($0.key) + encode($0.value) }
      return [0x7b] + entries + [0x7d]
    case let numbers as [NSNumber]:
      let typed = Array("[$d#L".utf8) + bigEndian(UInt64(numbers.count))
      return typed + numbers.flatMap { bigEndian($0.floatValue.bitPattern) }
    case let list as [Any]: return [0x5b] + list.flatMap(encode) + [0x5d]
    case let string as String: return [0x53] + text(string)
    case let number as NSNumber: return [0x4c] + bigEndian(UInt64(bitPattern: number.int64Value))
    default: return [0x5a]
    }
  }

  private static func text(_ text: String) -> [UInt8] {
    [0x4c] + bigEndian(UInt64(text.utf8.count)) + Array(text.utf8)
  }

  private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
  }

  static let block = """
    num_leaves=3
    num_cat=0
    split_feature=0 1
    threshold=0.5 0.25
    left_child=1 -1
    right_child=-3 -2
    leaf_value=0.1 0.2 -0.3


    """

  /// The sizes are those of the blocks.
  static func lightgbm(blocks: [String] = [block, block]) -> String {
    let trees = blocks.enumerated().map { "Tree=\($0)\n\($1)" }
    return """
      tree
      version=v4
      num_class=1
      max_feature_idx=1
      feature_names=a b
      tree_sizes=\(trees.map { String($0.utf8.count) }.joined(separator: " "))

      \(trees.joined())end of trees

      parameters:
      [metric: l2]
      end of parameters

      """
  }
}
