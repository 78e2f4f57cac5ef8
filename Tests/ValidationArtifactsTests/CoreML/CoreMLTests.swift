// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("Core ML")
struct CoreMLTests {
  typealias Writer = CoreMLWriter
  typealias Wire = ProtobufWriter

  private func scan(_ kind: [UInt8], beside companions: any Companions = NoCompanions()) -> Scanned
  {
    Scanned(Writer.model(kind), as: "m.mlmodel", beside: companions)
  }

  private func faults(_ kind: [UInt8]) -> [String] {
    scan(kind).faults.map { String($0.trimmingPrefix("structure.coreml.")) }
  }

  @Test("a sound model has no finding, and its inputs and outputs are noted")
  func sound() {
    let inspection = Scanned(Writer.sound, as: "anything").inspection
    #expect(inspection.findings.isEmpty && inspection.contents.kind == .coreml)
    #expect(inspection.contents.ports.map(\.name) == ["x", "y"])
    #expect(
      inspection.contents.ports.map(\.type) == ["multiArray(float32)", "multiArray(float32)"])
    #expect(inspection.contents.ports.map(\.shape) == [["4"], ["2"]])
    #expect(inspection.contents.tensors.map(\.name) == ["layer.weights"])
    #expect(inspection.contents.tensors.map(\.byteCount) == [32])
  }

  @Test("types of inputs are told, flexible and optional ones as such")
  func types() {
    let cases: [([UInt8], String, [String]?)] = [
      (Wire.message(1, []), "int64", nil), (Wire.message(3, []), "string", nil),
      (
        Wire.message(4, Wire.integer(1, 640), Wire.integer(2, 480), Wire.integer(3, 20)),
        "image(rgb)", ["480", "640"]
      ),
      (Writer.array([1, 3]) + Wire.integer(1_000, 1), "multiArray(float32)?", ["1", "3"]),
      (
        Wire.message(5, Wire.packed(1, [1, 3]), Wire.integer(2, 65_552), Wire.message(31, [])),
        "multiArray(float16)", ["?", "?"]
      ),
    ]
    for (type, text, shape) in cases {
      let description = Wire.message(2, Writer.feature(1, "x", type))
      let bytes = Writer.model(Writer.network(), description: description)
      let port = Scanned(bytes, as: "m.mlmodel").inspection.contents.ports.first
      #expect(port?.type == text && port?.shape == shape, "\(text)")
    }
  }

  @Test("a model has a version and is of exactly one kind")
  func kinds() {
    #expect(faults([]) == ["no-model"])
    #expect(faults(Writer.network() + Wire.message(900, [])) == ["two-models"])
    #expect(faults(Wire.message(900, [])) == [])
    #expect(
      Scanned(Writer.model(version: nil, Writer.network()), as: "m.mlmodel").faults
        == ["structure.coreml.no-version"])
    let description = Wire.message(2, Writer.feature(1, "", Writer.array([1])))
    #expect(
      Scanned(Writer.model(Writer.network(), description: description), as: "m.mlmodel").faults
        == ["structure.coreml.feature-name"])
  }

  @Test("weights are as many as the layer takes")
  func weights() {
    #expect(faults(Writer.network(Writer.innerProduct(weights: 8, bias: 2))) == [])
    #expect(faults(Writer.network(Writer.innerProduct(weights: 7))) == ["weight-count"])
    #expect(faults(Writer.network(Writer.innerProduct(weights: 8, bias: 1))) == ["weight-count"])
    #expect(faults(Writer.network(Writer.convolution(weights: 12))) == [])
    #expect(faults(Writer.network(Writer.convolution(weights: 13))) == ["weight-count"])
    // Transposed: input channels, output channels of a group, and the kernel.
    let transposed = Wire.integer(60, 1) + Wire.integer(10, 2)
    #expect(faults(Writer.network(Writer.convolution(weights: 6, more: transposed))) == [])
    let huge = Writer.layer(140, Wire.integer(1, .max), Wire.integer(2, .max), Writer.floats(20, 1))
    #expect(faults(Writer.network(huge)) == ["weight-count"])
  }

  @Test("quantised weights are counted by their bits", arguments: [(1, 1), (4, 4), (8, 8)])
  func quantised(bits: Int64, bytes: Int) {
    let layer = { (count: Int) in
      Writer.layer(
        140, Wire.integer(1, 4), Wire.integer(2, 2),
        Wire.message(
          20, Wire.bytes(30, [UInt8](repeating: 0x5a, count: count)),
          Wire.message(40, Wire.integer(1, bits))))
    }
    #expect(faults(Writer.network(layer(bytes))) == [])
    #expect(faults(Writer.network(layer(bytes + 1))) == ["weight-count"])
  }

  @Test("models in a pipeline are read, too")
  func pipelines() {
    let inner = Wire.bytes(1, Writer.model(Writer.network(Writer.innerProduct(weights: 7))))
    #expect(faults(Wire.bytes(202, inner)) == ["weight-count"])
    #expect(faults(Wire.message(200, Wire.bytes(1, inner))) == ["weight-count"])
    var bytes = Writer.sound
    for _ in 0..<80 { bytes = Writer.model(Wire.message(202, Wire.bytes(1, bytes))) }
    #expect(
      Scanned(bytes, as: "m.mlmodel").faults.contains("structure.coreml.nesting"))
  }

  @Test("custom classes are policy")
  func custom() {
    let layer = scan(Writer.network(Writer.layer(500, Wire.text(10, "Own"))))
    #expect(layer.faults.isEmpty && layer.notes == ["safety.coreml.custom-layer"])
    let model = scan(Wire.message(555, Wire.text(1, "Own")))
    #expect(model.faults.isEmpty && model.notes == ["safety.coreml.custom-model"])
  }

  @Test("a linked model stays beside the model, and so do the folders to search")
  func linked() {
    #expect(scan(Writer.linked("other.mlmodelc")).inspection.findings.isEmpty)
    #expect(
      scan(Writer.linked("other.mlmodelc", search: ".:sub:$BUNDLE_MAIN")).inspection.findings
        .isEmpty)
    #expect(scan(Writer.linked("../other")).severity(of: "safety.coreml.path") == .critical)
    #expect(
      scan(Writer.linked("o", search: ".:/etc")).severity(of: "safety.coreml.path") == .critical)
    #expect(scan(Writer.linked("a\\b")).severity(of: "safety.coreml.path") == .high)
    #expect(faults(Writer.linked("")) == ["linked-model"])
  }

  @Test("weights of a program stand in a file inside, at a place that it has")
  func programs() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([UInt8](repeating: 1, count: 64), as: "weight.bin")
    let companions = FolderCompanions(folder: folder.url)
    let rules = { (file: String, offset: Int64) in
      scan(Writer.program(file: file, offset: offset), beside: companions).faults
    }
    #expect(rules("@model_path/weight.bin", 32) == [])
    #expect(rules("@model_path/weight.bin", 64) == ["structure.coreml.weights-file"])
    #expect(rules("@model_path/other.bin", 0) == ["structure.coreml.weights-file"])
    #expect(rules("@model_path/../../x", 0) == ["safety.coreml.path"])
    #expect(rules("/etc/passwd", 0) == ["safety.coreml.path"])
  }

  @Test("a cut anywhere is a fault")
  func cuts() {
    for count in 1..<Writer.sound.count {
      let cut = Array(Writer.sound.prefix(count))
      #expect(!Scanned(cut, as: "m.mlmodel").faults.isEmpty, "\(count) bytes")
    }
  }
}
