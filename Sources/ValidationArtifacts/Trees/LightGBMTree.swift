// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One block of a LightGBM model.
struct LightGBMTree {
  let number: Int
  let claimed: String
  let start: UInt64
  private var fields: [String: String] = [:]

  private static let perSplit = ["split_feature", "threshold", "left_child", "right_child"]
  private static let optional = [
    "split_gain", "decision_type", "internal_value", "internal_weight", "internal_count",
  ]
  private static let kept = Set(perSplit + optional + ["leaf_value", "num_leaves"])

  init(number: Int, claimed: String, start: UInt64) {
    self.number = number
    self.claimed = claimed
    self.start = start
  }

  mutating func take(_ key: String, _ value: ArraySlice<UInt8>) {
    if Self.kept.contains(key) { fields[key] = String(decoding: value, as: UTF8.self) }
  }

  func judge(features most: Int?, _ scan: ArtifactScan) {
    func fault(_ rule: String, _ message: String) {
      scan.fault(
        "lightgbm.\(rule)", "tree \(number): \(message)", offset: start, subject: "Tree=\(number)")
    }
    if Int(claimed) != number { fault("order", "it is called \"\(claimed.excerpt)\"") }
    guard let leaves = fields["num_leaves"].flatMap(Int.init), leaves > 0 else {
      return fault("leaves", "num_leaves is no number above 0")
    }
    for (name, count) in Self.perSplit.map({ ($0, leaves - 1) }) + [("leaf_value", leaves)] {
      let values = numbers(name)
      if values.count != count, count > 0 {
        fault("entries", "\(name) has \(values.count) entries; \(count) belong to \(leaves) leaves")
      } else if values.contains(where: { !$0.isFinite }) {
        fault("value", "\(name) holds what is no finite number")
      }
    }
    for name in Self.optional {
      let count = fields[name].map { $0.utf8.split(separator: 0x20).count }
      if let count, count != 0 || leaves > 1, count != leaves - 1 {
        fault("entries", "\(name) has \(count) entries; \(leaves - 1) belong to \(leaves) leaves")
      }
    }
    if leaves > 1, let problem = splitProblem(most, leaves) { fault("children", problem) }
  }

  private func numbers(_ name: String) -> [Double] {
    (fields[name] ?? "").utf8.split(separator: 0x20).map { Double(Substring($0)) ?? .nan }
  }

  /// Of features that do not exist, and of children that make no tree; leaves are negative.
  private func splitProblem(_ most: Int?, _ leaves: Int) -> String? {
    let left = numbers("left_child").map { Int(exactly: $0) }
    let right = numbers("right_child").map { Int(exactly: $0) }
    guard left.count == leaves - 1, right.count == leaves - 1 else { return nil }
    let features = numbers("split_feature")
    if let most, let wrong = features.first(where: { $0 < 0 || $0 > Double(most) }) {
      return "it splits by feature \(wrong), and the last is \(most)"
    }
    // Splits first, then leaves.
    let problem = BinaryTree(count: 2 * leaves - 1) { node in
      guard node < leaves - 1 else { return [] }
      return [left[node], right[node]].map { child in
        guard let child, child < leaves - 1 else { return -2 }
        return child >= 0 ? child : leaves - 1 + (-1 - max(child, -leaves - 1))
      }
    }
    return problem.problem
  }
}
