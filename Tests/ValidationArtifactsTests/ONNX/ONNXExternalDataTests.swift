// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("ONNX external data")
struct ONNXExternalDataTests {
  typealias Writer = ONNXWriter
  typealias Wire = ProtobufWriter

  static let outside = Writer.external("w", at: "../w.bin")
  private static let rule = "safety.onnx.external-path"

  /// One model for each place in which a tensor can stand.
  static let places: [(String, [UInt8])] = {
    let constant = { (number: Int, type: Int64, tensor: [UInt8]) in
      Writer.node(
        "Constant", [], ["c"],
        attributes: [Writer.attribute("value", type: type, Wire.bytes(number, tensor))])
    }
    let sparse = Writer.sparse("s", values: Self.outside)
    let inner = Writer.graph(tensors: [Self.outside])
    let function = Writer.function(
      "F", nodes: [Writer.node("Relu", ["a"], ["b"]), constant(5, 4, Self.outside)])
    return [
      ("initializer", Writer.model(graph: Writer.relu(tensors: [Self.outside]))),
      ("sparse values", Writer.model(graph: Writer.relu(sparse: [sparse]))),
      (
        "sparse indices",
        Writer.model(graph: Writer.relu(sparse: [Writer.sparse("s", indices: Self.outside)]))
      ),
      ("attribute t", Writer.model(graph: Writer.relu(nodes: [constant(5, 4, Self.outside)]))),
      (
        "attribute tensors",
        Writer.model(graph: Writer.relu(nodes: [constant(10, 9, Self.outside)]))
      ),
      ("sparse attribute", Writer.model(graph: Writer.relu(nodes: [constant(22, 11, sparse)]))),
      ("sparse attributes", Writer.model(graph: Writer.relu(nodes: [constant(23, 12, sparse)]))),
      ("graph in a node", Writer.model(graph: Writer.relu(nodes: [constant(6, 5, inner)]))),
      ("graphs in a node", Writer.model(graph: Writer.relu(nodes: [constant(11, 10, inner)]))),
      ("function", Writer.model(graph: Writer.relu(), functions: [function])),
      ("training", Writer.model(graph: Writer.relu(), training: inner)),
    ]
  }()

  @Test("a path out of the folder is critical wherever a tensor can stand", arguments: places)
  func everywhere(place: String, model: [UInt8]) {
    #expect(Scanned(model, as: "m.onnx").severity(of: Self.rule) == .critical)
  }

  private func scan(_ tensor: [UInt8], beside companions: any Companions = NoCompanions())
    -> Scanned
  {
    Scanned(
      Writer.model(graph: Writer.relu(tensors: [tensor])), as: "m.onnx", beside: companions)
  }

  @Test("a path inside is fine, with a detour slight, with a backslash grave")
  func paths() {
    #expect(scan(Writer.external("w", at: "sub/w.bin")).inspection.findings.isEmpty)
    let detour = scan(Writer.external("w", at: "sub/../w.bin"))
    #expect(detour.faults.isEmpty && detour.notes == ["safety.onnx.external-detour"])
    #expect(scan(Writer.external("w", at: "sub\\w.bin")).severity(of: Self.rule) == .high)
    #expect(scan(Writer.external("w", at: nil)).faults == ["structure.onnx.external-location"])
    #expect(scan(Writer.external("w", at: "")).faults == ["structure.onnx.external-location"])
    let memory = Writer.external("w", at: "*/_ORT_MEM_ADDR_/*", [("offset", "140737")])
    #expect(scan(memory).severity(of: "safety.onnx.memory-address") == .critical)
  }

  @Test("both of two locations are judged, and so is one that is not used")
  func hidden() {
    let twice = Writer.external("w", at: "/etc/passwd", [("location", "w.bin")])
    #expect(scan(twice).faults == [Self.rule, "structure.onnx.external-twice"])
    let unused = Writer.tensor(
      "w",
      Wire.bytes(9, Wire.floats([1, 2]))
        + Wire.message(13, Wire.text(1, "location"), Wire.text(2, "/etc/passwd")))
    #expect(scan(unused).faults == [Self.rule])
    #expect(scan(unused).notes == ["structure.onnx.external-unused"])
  }

  @Test("data are not both in the model and outside")
  func both() {
    let tensor = Writer.external("w", at: "w.bin") + Wire.bytes(9, Wire.floats([1, 2]))
    #expect(scan(tensor).faults == ["structure.onnx.data-fields"])
  }

  // MARK: files

  @Test("the file is there and has the bytes")
  func files() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([UInt8](repeating: 1, count: 16), as: "w.bin")
    let companions = FolderCompanions(folder: folder.url)
    let cases: [(String, [(String, String)], [String])] = [
      ("w.bin", [], []), ("w.bin", [("offset", "8"), ("length", "8")], []),
      ("w.bin", [("offset", "8"), ("length", "9")], ["external-range"]),
      ("w.bin", [("offset", "17")], ["external-range"]),
      ("w.bin", [("offset", "-1")], ["external-range"]),
      ("w.bin", [("offset", "0x8")], ["external-range"]),
      ("w.bin", [("offset", "8 ")], ["external-range"]),
      ("w.bin", [("length", "")], ["external-range"]),
      ("w.bin", [("offset", "18446744073709551615"), ("length", "8")], ["external-range"]),
      ("w.bin", [("length", "18446744073709551616")], ["external-range"]),
      ("w.bin", [("offset", "12")], ["external-size"]),
      ("w.bin", [("length", "4")], ["external-size"]),
      ("absent.bin", [], ["external-missing"]), ("sub", [], ["external-missing"]),
    ]
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "sub"), withIntermediateDirectories: true)
    for (location, entries, expected) in cases {
      let scanned = scan(Writer.external("w", at: location, entries), beside: companions)
      let faults = scanned.faults.filter { !$0.hasPrefix("weights.") }
      #expect(faults.map { String($0.trimmingPrefix("structure.onnx.")) } == expected, "\(entries)")
    }
  }

  @Test("a link, or a second name of the file, is refused")
  func links() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([UInt8](repeating: 1, count: 8), as: "w.bin")
    let companions = FolderCompanions(folder: folder.url)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "link.bin"), withDestinationURL: file)
    let linked = scan(Writer.external("w", at: "link.bin"), beside: companions)
    #expect(linked.severity(of: "safety.onnx.external-link") == .critical)
    try FileManager.default.linkItem(at: file, to: folder.url.appending(path: "second.bin"))
    let second = scan(Writer.external("w", at: "w.bin"), beside: companions)
    #expect(second.severity(of: "safety.onnx.external-hard-link") == .high)
  }
}
