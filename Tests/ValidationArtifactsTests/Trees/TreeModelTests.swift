// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Boosted trees")
struct TreeModelTests {
  private func rules(_ bytes: some Sequence<UInt8>, _ name: String) -> [String] {
    ArtifactInspection.of(bytes: Array(bytes), name: name).findings.map(\.rule)
  }

  @Test("a sound model of XGBoost is clean as JSON and as UBJ")
  func sound() throws {
    let model = TreeModels.xgboost()
    let json = ArtifactInspection.of(bytes: Array(model.utf8), name: "model.json")
    #expect(json.verdict == .clean && json.contents.kind == .xgboost)
    #expect(json.contents.metadata.contains { $0.key == "trees" && $0.value == "2" })
    #expect(try rules(TreeModels.ubj(model), "model.ubj") == [])
  }

  @Test("features of XGBoost are its inputs, by name where they have one")
  func features() throws {
    func ports(_ extra: String) throws -> [[String]] {
      let text = TreeModels.xgboost().replacing(
        "\"gradient_booster\"", with: "\(extra)\"gradient_booster\"")
      let json = ArtifactInspection.of(bytes: Array(text.utf8), name: "m.json")
      let ubj = ArtifactInspection.of(bytes: try TreeModels.ubj(text), name: "m.ubj")
      #expect(json.contents.ports == ubj.contents.ports && json.findings == ubj.findings)
      #expect(json.findings == [])
      return json.contents.ports.map { [$0.name, $0.type] + ($0.shape ?? []) }
    }
    #expect(try ports("") == [["features", "float", "?", "2"]])
    let names = "\"feature_names\": [\"age\", \"cat\"], "
    #expect(try ports(names) == [["age", "float", "?"], ["cat", "float", "?"]])
    let types = "\"feature_types\": [\"int\", \"c\"], "
    #expect(try ports(names + types) == [["age", "int", "?"], ["cat", "c", "?"]])
    #expect(try ports("\"feature_names\": {\"a\": 1}, ") == [["features", "float", "?", "2"]])
  }

  @Test("features of LightGBM are its inputs, categories by their values")
  func lightgbmFeatures() {
    func ports(_ infos: String) -> [[String]] {
      let text = TreeModels.lightgbm().replacing("tree_sizes", with: "\(infos)tree_sizes")
      return ArtifactInspection.of(bytes: Array(text.utf8), name: "m.txt").contents.ports
        .map { [$0.name, $0.type] }
    }
    #expect(ports("") == [["a", "numerical"], ["b", "numerical"]])
    #expect(ports("feature_infos=0:2:5 none\n") == [["a", "categorical"], ["b", "numerical"]])
    #expect(ports("feature_infos=[-1:2]\n") == [["a", "numerical"], ["b", "numerical"]])
  }

  @Test("the metadata tell the objective, the version and the classes")
  func metadata() {
    let text = TreeModels.xgboost().replacing(
      "\"num_class\": \"0\"", with: "\"num_class\": \"3\"")
    let contents = ArtifactInspection.of(bytes: Array(text.utf8), name: "m.json").contents
    let values = Dictionary(contents.metadata.map { ($0.key, $0.value) }) { first, _ in first }
    #expect(values["objective"] == "reg:squarederror" && values["version"] == "3.2.0")
    #expect(values["num_class"] == "3" && values["base_score"] == "0.5")
  }

  static let faults: [(String, String, String)] = [
    ("\"num_trees\": \"2\"", "\"num_trees\": \"3\"", "tree-count"),
    ("[0,0],", "[0],", "tree-count"),
    ("[1,-1,-1]", "[7,-1,-1]", "children"), ("[1,-1,-1]", "[0,-1,-1]", "children"),
    ("[1,-1,-1]", "[2,-1,-1]", "children"), ("[1,-1,-1]", "[-2,-1,-1]", "children"),
    ("[3,1,2]", "[3,1]", "array-length"),
    ("[1,0,0],\"split_type", "[2,0,0],\"split_type", "split-index"),
    ("[0.5,-1,2],\"split_i", "[1e999,-1,2],\"split_i", "value"),
    ("\"num_nodes\":\"3\"", "\"num_nodes\":\"0\"", "nodes"),
    ("\"[5E-1]\"", "\"nan\"", "value"), (", \"version\": [3, 2, 0]", "", "missing"),
    ("[0.5,-1,2],\"split_i", "[NaN,-1,2],\"split_i", "syntax"),
  ]

  @Test("a model of XGBoost that breaks a rule is refused", arguments: faults)
  func xgboost(old: String, new: String, rule: String) {
    let text = TreeModels.xgboost()
    #expect(text.contains(old))
    let found = rules(text.replacing(old, with: new).utf8, "model.json")
    #expect(found.first == "structure.xgboost.\(rule)")
  }

  @Test("a cut-off model of either form is refused at every length")
  func cutOff() throws {
    let ubj = try TreeModels.ubj(TreeModels.xgboost())
    for length in stride(from: 20, to: ubj.count, by: 7) {
      #expect(rules(ubj.prefix(length), "model.ubj") == ["structure.xgboost.syntax"])
    }
  }

  @Test("a container of UBJ claims no more than is there")
  func claims() {
    for head in ["{L\0\0\0\0\0\0\0\u{7}learner[$d#L", "{L\0\0\0\0\0\0\0\u{7}learner[$Z#L"] {
      let bytes = Array(head.utf8) + [0x7f, 255, 255, 255, 255, 255, 255, 255]
      #expect(rules(bytes, "model.ubj") == ["structure.xgboost.syntax"])
    }
  }

  @Test("a sound model of LightGBM is clean")
  func lightgbm() {
    let model = ArtifactInspection.of(bytes: Array(TreeModels.lightgbm().utf8), name: "model.txt")
    #expect(model.verdict == .clean && model.contents.kind == .lightgbm)
  }

  static let blockFaults: [(String, String, String)] = [
    ("threshold=0.5 0.25", "threshold=0.5", "entries"),
    ("threshold=0.5 0.25", "threshold=0.5 nan", "value"),
    ("leaf_value=0.1 0.2 -0.3", "leaf_value=0.1 0.2", "entries"),
    ("split_feature=0 1", "split_feature=0 2", "children"),
    ("left_child=1 -1", "left_child=0 -1", "children"),
    ("left_child=1 -1", "left_child=1 -9", "children"),
    ("num_leaves=3", "num_leaves=0", "leaves"),
  ]

  @Test("a tree of LightGBM that breaks a rule is refused", arguments: blockFaults)
  func block(old: String, new: String, rule: String) {
    let text = TreeModels.lightgbm(blocks: [TreeModels.block.replacing(old, with: new)])
    #expect(rules(text.utf8, "model.txt") == ["structure.lightgbm.\(rule)"])
  }

  static let headerFaults: [(String, String, String)] = [
    ("tree\nversion", "shrub\nversion", "header"), ("tree_sizes=", "tree_sizes=9", "tree-sizes"),
    ("max_feature_idx=1", "max_feature_idx=5", "features"), ("end of trees", "", "truncated"),
    ("end of parameters", "", "truncated"), ("version=v4\n", "", "header"),
  ]

  @Test("a header of LightGBM that breaks a rule is refused", arguments: headerFaults)
  func header(old: String, new: String, rule: String) {
    let found = rules(TreeModels.lightgbm().replacing(old, with: new).utf8, "model.txt")
    #expect(found.contains("structure.lightgbm.\(rule)"))
  }

  @Test("CatBoost's flatbuffer must be there and have a root")
  func catboost() {
    let body: [UInt8] = [4, 0, 0, 0, 0, 0, 0, 0]
    let magic = Array("CBM1".utf8)
    #expect(rules(magic + [8, 0, 0, 0] + body, "m.cbm") == [])
    #expect(rules(magic + [9, 0, 0, 0] + body, "m.cbm") == ["structure.catboost.size"])
    #expect(
      rules(magic + [8, 0, 0, 0, 9] + body.dropFirst(), "m.cbm") == ["structure.catboost.root"])
    #expect(rules(magic + [8, 0], "m.cbm") == ["structure.catboost.truncated"])
    #expect(rules([1, 2, 3, 4, 5], "m.cbm") == ["structure.catboost.magic"])
  }
}
