// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("SavedModel")
struct SavedModelTests {
  typealias Writer = SavedModelWriter

  private func scan(
    nodes: [[UInt8]], functions: [[UInt8]] = [], more: [UInt8] = [],
    beside companions: any Companions = NoCompanions()
  ) -> Scanned {
    Scanned(
      Writer.savedModel(
        Writer.metaGraph(graph: Writer.graph(nodes: nodes, functions: functions), more: more)),
      as: "saved_model.pb", beside: companions)
  }

  @Test("a sound model has no finding, and its signatures are noted")
  func sound() {
    let inspection = Scanned(Writer.sound, as: "anything").inspection
    #expect(inspection.findings.isEmpty)
    #expect(inspection.contents.kind == .savedModel)
    let ports = inspection.contents.ports
    #expect(ports.map(\.name) == ["in", "out"] && ports.map(\.group) == ["serve", "serve"])
    #expect(ports.map(\.type) == ["float", "float"])
    #expect(ports.map(\.shape) == [["?", "3"], ["?", "2"]])
    #expect(inspection.contents.metadata.contains { $0.value == "2.21.0" })
  }

  @Test(
    "operators that reach further than the graph are named, in functions too",
    arguments: [
      ("PyFunc", .critical), ("PyFuncStateless", .critical), ("EagerPyFunc", .critical),
      ("ReadFile", .critical), ("WriteFile", .critical), ("MatchingFiles", .critical),
      ("LoadAndRemapMatrix", .critical), ("RpcCall", .high), ("TFRecordDataset", .medium),
      ("NobodysOp", .medium), ("Vendor>Op", .medium), ("SaveV2", nil), ("RestoreV2", nil),
      ("MergeV2Checkpoints", nil), ("_FusedMatMul", nil), ("MatMul", nil),
    ] as [(String, ArtifactFinding.Severity?)])
  func operators(name: String, severity: ArtifactFinding.Severity?) {
    let node = Writer.node("n", name)
    let here = scan(nodes: [node]).inspection.findings
    let inside = scan(nodes: [], functions: [Writer.function("f", nodes: [node])])
    #expect(here.map(\.severity) == (severity.map { [$0] } ?? []))
    #expect(inside.inspection.findings.map(\.severity) == here.map(\.severity))
    #expect(here.allSatisfy { $0.rule.hasPrefix("safety.tensorflow.") && $0.subject == name })
  }

  @Test("a function of the library is no unknown operator")
  func library() {
    let function = Writer.function("mine", nodes: [])
    #expect(scan(nodes: [Writer.node("n", "mine")], functions: [function]).notes.isEmpty)
    #expect(!scan(nodes: [Writer.node("n", "mine")]).notes.isEmpty)
  }

  @Test("PrintV2 writes to no file")
  func printing() {
    let attribute = { (stream: String) in
      ProtobufWriter.entry(5, "output_stream", ProtobufWriter.text(2, stream))
    }
    let toFile = Writer.node("n", "PrintV2", attributes: attribute("file:///tmp/x"))
    #expect(scan(nodes: [toFile]).severity(of: "safety.tensorflow.file-operator") == .critical)
    let toError = Writer.node("n", "PrintV2", attributes: attribute("stderr"))
    #expect(scan(nodes: [toError]).inspection.findings.isEmpty)
  }

  @Test("nodes have a name of their own, an operator, and inputs that are there")
  func structure() {
    let faults = { (nodes: [[UInt8]]) in
      scan(nodes: nodes).faults.map { String($0.trimmingPrefix("structure.tf-savedmodel.")) }
    }
    let one = Writer.node("a", "NoOp")
    #expect(faults([one, one]) == ["duplicate-node"])
    #expect(faults([Writer.node("", "NoOp")]) == ["node-name"])
    #expect(faults([Writer.node("a", "")]) == ["node-operator"])
    #expect(faults([one, Writer.node("b", "Relu", inputs: ["c"])]) == ["input-undefined"])
    #expect(faults([Writer.node("b", "Relu", inputs: ["a:1"]), one]) == [])
    let twice = [Writer.function("f", nodes: []), Writer.function("f", nodes: [])]
    #expect(
      scan(nodes: [one], functions: twice).faults == ["structure.tf-savedmodel.duplicate-function"])
    #expect(
      Scanned(Writer.savedModel(), as: "saved_model.pb").faults
        == ["structure.tf-savedmodel.no-graph"])
    #expect(
      Scanned(Writer.savedModel(Writer.metaGraph(graph: nil)), as: "saved_model.pb").faults
        == ["structure.tf-savedmodel.no-graph"])
  }

  @Test("text under the name of a model is a fault, cut-off protobuf too")
  func broken() {
    #expect(!Scanned(Array("some words\n".utf8), as: "saved_model.pb").faults.isEmpty)
    for count in 1..<Writer.sound.count {
      let cut = Array(Writer.sound.prefix(count))
      #expect(!Scanned(cut, as: "saved_model.pb").faults.isEmpty, "\(count) bytes")
    }
  }

  @Test("assets stay in their folder")
  func assets() {
    let node = Writer.node("a", "NoOp")
    #expect(scan(nodes: [node], more: Writer.asset("vocabulary.txt")).inspection.findings.isEmpty)
    #expect(
      scan(nodes: [node], more: Writer.asset("../../secret"))
        .severity(of: "safety.tensorflow.asset-path") == .critical)
    #expect(
      scan(nodes: [node], more: Writer.asset("a\\b"))
        .severity(of: "safety.tensorflow.asset-path") == .high)
    #expect(scan(nodes: [node], more: Writer.asset("")).faults == ["structure.tf-savedmodel.asset"])
  }

  @Test("variables stand beside a graph that has some")
  func variables() throws {
    let folder = try TemporaryFolder()
    let companions = FolderCompanions(folder: folder.url)
    let rule = ["structure.tf-savedmodel.variables-missing"]
    let nodes = [Writer.node("v", "VarHandleOp")]
    #expect(scan(nodes: nodes, beside: companions).notes == rule)
    #expect(scan(nodes: nodes).notes.isEmpty)
    #expect(scan(nodes: [Writer.node("v", "Const")], beside: companions).notes.isEmpty)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "variables"), withIntermediateDirectories: true)
    _ = try folder.write([0], as: "variables/variables.index")
    #expect(scan(nodes: nodes, beside: companions).notes.isEmpty)
  }

  @Test("a graph of its own and one with signatures are read alike")
  func otherFiles() {
    let graph = Writer.graph(nodes: [Writer.node("n", "PyFunc")])
    let rule = "safety.tensorflow.python-operator"
    #expect(Scanned(graph, as: "frozen.pb").faults == [rule])
    let meta = Scanned(Writer.metaGraph(graph: graph), as: "model.ckpt.meta")
    #expect(meta.faults == [rule] && meta.inspection.contents.kind == .metaGraph)
    #expect(!Scanned([0x0a, 0x08, 0x62], as: "model.meta").faults.isEmpty)
    #expect(Scanned(Array("guid: 12\n".utf8), as: "texture.meta").faults.isEmpty)
    let fingerprint =
      ProtobufWriter.integer(1, 5) + ProtobufWriter.integer(2, 6)
      + ProtobufWriter.message(6, ProtobufWriter.integer(1, 1))
    #expect(Scanned(fingerprint, as: "fingerprint.pb").inspection.findings.isEmpty)
  }

  // MARK: Keras

  @Test(
    "Keras metadata hold no code",
    arguments: [
      (SavedModelWriter.dense, false),
      (#"{"class_name":"Lambda","config":{"function":"relu","function_type":"function"}}"#, false),
      (
        #"{"class_name":"Lambda","config":{"function":["4wA=",null],"function_type":"lambda"}}"#,
        true
      ),
      (
        #"{"layers":[{"class_name":"Lambda","config":{"function":{"class_name":"__tuple__"}}}]}"#,
        true
      ),
      (
        #"{"class_name":"Lambda","config":{"function":{"class_name":"__lambda__","config":{}}}}"#,
        true
      ),
    ])
  func lambdas(text: String, isCode: Bool) {
    let expected = isCode ? ["safety.keras.lambda"] : []
    #expect(Scanned(Writer.kerasMetadata(text), as: "keras_metadata.pb").faults == expected)
    let user = ProtobufWriter.message(
      4, ProtobufWriter.text(1, "_tf_keras_layer"), ProtobufWriter.text(3, text))
    let objects = ProtobufWriter.message(7, ProtobufWriter.bytes(1, user))
    #expect(scan(nodes: [Writer.node("a", "NoOp")], more: objects).faults == expected)
  }

  @Test("Keras metadata are JSON")
  func metadataSyntax() {
    #expect(
      Scanned(Writer.kerasMetadata("{"), as: "keras_metadata.pb").faults
        == ["structure.tf-savedmodel.keras-metadata"])
  }
}
