// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A gradient-boosted model of XGBoost, from JSON or its binary form, one tree at a time.
struct XGBoostModel {
  let scan: ArtifactScan
  /// The document could not be read to its end.
  private(set) var isBroken = false
  private var seen: Set<String> = []
  private var claimedTrees: Double?
  private var treeInfo: Int?
  private var trees: Int?
  private var features: Double?
  private var names: [String] = []
  private var types: [String] = []
  private var largestSplit: (feature: Double, tree: Int)?

  init(scan: ArtifactScan) { self.scan = scan }

  static func read(json bytes: [UInt8], _ scan: ArtifactScan) throws(ReadStop) {
    var cursor = JSONCursor(bytes)
    var model = Self(scan: scan)
    model.read(&cursor)
    cursor.skipWhitespace()
    if !model.isBroken, !cursor.atEnd {
      scan.fault(
        "xgboost.trailing-bytes", "something follows the model", offset: UInt64(cursor.offset))
    }
  }

  mutating func read(_ json: inout some DocumentCursor) {
    do throws(JSONCursor.SyntaxError) {
      try json.object { (json, key) throws(JSONCursor.SyntaxError) in
        seen.insert(key)
        switch key {
        case "learner": try learner(&json)
        case "version": try version(&json)
        default: try json.skipValue()
        }
      }
      conclude()
    } catch {
      isBroken = true
      scan.fault(
        "xgboost.syntax", "the model cannot be read after byte \(error.offset): \(error.message)",
        offset: UInt64(error.offset))
    }
  }

  private mutating func learner<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) {
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      seen.insert("learner.\(key)")
      switch key {
      case "gradient_booster": try booster(&json)
      case "learner_model_param": try parameters(&json)
      case "objective":
        try json.object { (json, key) throws(JSONCursor.SyntaxError) in
          guard key == "name", try json.kind() == .string else { return try json.skipValue() }
          scan.note(metadata: "objective", try json.string())
        }
      case "feature_names": names = try Self.texts(in: &json)
      case "feature_types": types = try Self.texts(in: &json)
      default: try json.skipValue()
      }
    }
  }

  private func version<C: DocumentCursor>(_ json: inout C) throws(JSONCursor.SyntaxError) {
    guard try json.kind() == .array else { return try json.skipValue() }
    var numbers: [String] = []
    try json.array { (json) throws(JSONCursor.SyntaxError) in
      guard try json.kind() == .number, numbers.count < 3 else { return try json.skipValue() }
      numbers.append(Self.text(try json.number()))
    }
    scan.note(metadata: "version", numbers.joined(separator: "."))
  }

  /// Of a list, as many as are listed.
  private static func texts<C: DocumentCursor>(
    in json: inout C
  ) throws(JSONCursor.SyntaxError) -> [String] {
    var texts: [String] = []
    guard try json.kind() == .array else {
      try json.skipValue()
      return texts
    }
    try json.array { (json) throws(JSONCursor.SyntaxError) in
      guard texts.count <= ArtifactScan.mostEntries, try json.kind() == .string else {
        return try json.skipValue()
      }
      texts.append(try json.string().excerpt)
    }
    return texts
  }

  // MARK: parameters

  private mutating func parameters<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) {
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      guard key == "base_score" || key.hasPrefix("num_") else { return try json.skipValue() }
      let place = UInt64(json.offset)
      let numbers = try Self.numbers(in: &json)
      if numbers.isEmpty || numbers.contains(where: { !$0.isFinite }) {
        scan.fault(
          "xgboost.value", "\(key) is no finite number", offset: place, subject: key.excerpt)
      } else if key == "num_feature" {
        features = numbers[0]
      } else if key == "base_score" || numbers[0] > 1 {
        scan.note(metadata: key, numbers.map { Self.text($0) }.joined(separator: ", "))
      }
    }
  }

  /// Of a number, a text that holds one, or a text with a list of them.
  static func numbers(
    in json: inout some DocumentCursor
  ) throws(JSONCursor.SyntaxError) -> [Double] {
    switch try json.kind() {
    case .number: return [try json.number()]
    case .string:
      let text = try json.string().drop { $0 == "[" }
      return text.prefix { $0 != "]" }.split { $0 == "," || $0 == " " }
        .map { Double($0) ?? .nan }
    default:
      try json.skipValue()
      return []
    }
  }

  // MARK: trees

  private mutating func booster<C: DocumentCursor>(
    _ json: inout C, depth: Int = 0
  ) throws(JSONCursor.SyntaxError) {
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      switch key {
      case "model": try model(&json)
      // Of dart, which holds a booster of trees.
      case "gbtree" where depth == 0: try booster(&json, depth: 1)
      case "name" where try json.kind() == .string:
        scan.note(metadata: "booster", try json.string())
      default: try json.skipValue()
      }
    }
  }

  private mutating func model<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) {
    try json.object { (json, key) throws(JSONCursor.SyntaxError) in
      switch key {
      case "gbtree_model_param":
        try json.object { (json, key) throws(JSONCursor.SyntaxError) in
          guard key == "num_trees" else { return try json.skipValue() }
          claimedTrees = try Self.numbers(in: &json).first
        }
      case "tree_info": treeInfo = try Self.count(&json)
      case "trees": try forest(&json)
      default: try json.skipValue()
      }
    }
  }

  private static func count<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) -> Int {
    var count = 0
    try json.array { (json) throws(JSONCursor.SyntaxError) in
      count += 1
      try json.skipValue()
    }
    return count
  }

  private mutating func forest<C: DocumentCursor>(
    _ json: inout C
  ) throws(JSONCursor.SyntaxError) {
    var count = 0
    try json.array { (json) throws(JSONCursor.SyntaxError) in
      let place = UInt64(json.offset)
      let tree = try XGBoostTree(&json)
      tree.judge(number: count, at: place, scan)
      if let split = tree.largestSplit, split > largestSplit?.feature ?? -1 {
        largestSplit = (split, count)
      }
      count += 1
    }
    trees = count
  }

  // MARK: as a whole

  private func conclude() {
    for key in ["version", "learner.gradient_booster", "learner.learner_model_param"]
    where !seen.contains(key) {
      scan.fault("xgboost.missing", "\(key) is missing, without which no model loads", subject: key)
    }
    if let trees { scan.note(metadata: "trees", String(trees)) }
    if let features { scan.note(metadata: "features", Self.text(features)) }
    notePorts()
    let counts = [claimedTrees, trees.map(Double.init), treeInfo.map(Double.init)]
    if trees != nil || claimedTrees != nil, counts.contains(where: { $0 != counts[0] }) {
      scan.fault(
        "xgboost.tree-count",
        "num_trees is \(Self.text(claimedTrees)), trees has \(Self.text(counts[1])) entries and "
          + "tree_info \(Self.text(counts[2])); they must be equal")
    }
    if let split = largestSplit, let features, features > 0, split.feature >= features {
      scan.fault(
        "xgboost.split-index",
        "tree \(split.tree) splits by feature \(Self.text(split.feature)) and num_feature is "
          + Self.text(features))
    }
  }

  /// One for each feature that has a name; without names they are told by their number alone.
  private func notePorts() {
    if names.isEmpty, let features, let count = UInt64(exactly: features), count > 0 {
      scan.note(.rows(of: count))
    }
    for (place, name) in names.enumerated() {
      scan.note(.feature(name, type: types.indices.contains(place) ? types[place] : "float"))
    }
  }

  private static func text(_ number: Double?) -> String {
    number.map { Int(exactly: $0).map { String($0) } ?? String($0) } ?? "missing"
  }
}
