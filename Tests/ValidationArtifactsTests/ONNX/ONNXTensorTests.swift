// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("ONNX tensors")
struct ONNXTensorTests {
  typealias Writer = ONNXWriter
  typealias Wire = ProtobufWriter

  private func faults(_ tensor: [UInt8]) -> [String] {
    Scanned(Writer.model(graph: Writer.relu(tensors: [tensor])), as: "m.onnx").faults
      .map { String($0.trimmingPrefix("structure.onnx.")) }
  }

  @Test("raw data are as long as shape and type tell", arguments: ONNXElement.allCases)
  func rawSizes(element: ONNXElement) throws {
    guard let bits = element.bits else {
      #expect(faults(Writer.tensor("w", type: Int64(element.rawValue))) == ["raw-strings"])
      return
    }
    let size = Int((3 * bits + 7) / 8)
    for (count, expected) in [(size, []), (size - 1, ["raw-size"]), (size + 1, ["raw-size"])] {
      guard count > 0 else { continue }
      let data = Wire.bytes(9, [UInt8](repeating: 0, count: count))
      #expect(
        faults(Writer.tensor("w", type: Int64(element.rawValue), dims: [3], data)) == expected)
    }
  }

  @Test("dimensions are not negative and fit together")
  func dims() {
    #expect(faults(Writer.tensor("w", dims: [-1])) == ["dims"])
    #expect(faults(Writer.tensor("w", dims: [.max, .max])) == ["dims"])
    #expect(faults(Writer.tensor("w", type: 15, dims: [.max])) == ["dims"])
    #expect(faults(Writer.tensor("w", dims: [.max, 0, .max], [])) == [])
    #expect(faults(Writer.tensor("w", dims: [0])) == ["data-fields"])
    #expect(faults(Writer.tensor("w", dims: [], Wire.bytes(9, [0, 0, 128, 63]))) == [])
    let packed = Wire.packed(1, [2]) + Wire.integer(2, 1) + Wire.text(8, "w")
    #expect(faults(packed + Wire.bytes(9, Wire.floats([1, 2]))) == [])
    #expect(faults(Writer.tensor("w", dims: [Int64](repeating: 1, count: 1_025))).contains("dims"))
  }

  @Test("the element type is one of the format's")
  func dataTypes() {
    #expect(faults(Writer.tensor("w", type: 0)) == ["data-type"])
    #expect(faults(Writer.tensor("w", type: 29)) == ["data-type"])
    #expect(faults(Writer.tensor("w", type: -1)) == ["data-type"])
  }

  @Test("data stand in exactly one field, that of their type")
  func fields() {
    let floats = Wire.bytes(4, Wire.floats([1, 2]))
    #expect(faults(Writer.tensor("w", floats)) == [])
    #expect(faults(Writer.tensor("w", Wire.float(4, 1) + Wire.float(4, 2))) == [])
    #expect(faults(Writer.tensor("w", [])) == ["data-fields"])
    #expect(
      faults(Writer.tensor("w", floats + Wire.bytes(9, Wire.floats([1, 2])))) == ["data-fields"])
    #expect(faults(Writer.tensor("w", Wire.packed(7, [1, 2]))) == ["data-field"])
    #expect(faults(Writer.tensor("w", type: 10, Wire.packed(5, [1, 2]))) == [])
    #expect(faults(Writer.tensor("w", type: 7, Wire.packed(7, [1, -2]))) == [])
    #expect(faults(Writer.tensor("w", type: 7, Wire.packed(7, [1]))) == ["data-size"])
    #expect(faults(Writer.tensor("w", type: 14, dims: [1], floats)) == [])
    #expect(faults(Writer.tensor("w", type: 8, Wire.text(6, "a") + Wire.text(6, ""))) == [])
    #expect(faults(Writer.tensor("w", Wire.bytes(4, [0, 0, 0]))) == ["packed", "data-fields"])
  }

  @Test("sparse tensors have values of one dimension and indices that fit")
  func sparse() {
    func faults(_ sparse: [UInt8]) -> [String] {
      Scanned(Writer.model(graph: Writer.relu(sparse: [sparse])), as: "m.onnx").faults
        .map { String($0.trimmingPrefix("structure.onnx.")) }
    }
    #expect(faults(Writer.sparse("s")) == [])
    #expect(faults(Writer.sparse("s", dims: [])) == ["sparse-dims"])
    #expect(faults(Writer.sparse("s", dims: [-4])) == ["sparse-dims"])
    #expect(faults(Wire.integer(3, 4)) == ["sparse-values"])
    #expect(
      faults(Writer.sparse("s", values: Writer.tensor("s", dims: [2, 1]))) == ["sparse-values"])
    let three = Writer.tensor("", type: 7, dims: [3], Wire.packed(7, [0, 1, 2]))
    #expect(faults(Writer.sparse("s", indices: three)) == ["sparse-indices"])
    let pairs = Writer.tensor("", type: 7, dims: [2, 2], Wire.packed(7, [0, 1, 1, 0]))
    #expect(faults(Writer.sparse("s", indices: pairs, dims: [2, 2])) == [])
    #expect(faults(Writer.sparse("s", indices: Writer.tensor(""))) == ["sparse-indices"])
  }

  @Test("numbers of a raw tensor and of an external one are searched")
  func weights() throws {
    let bad = Writer.tensor("w", Wire.bytes(9, Wire.floats([1, .nan])))
    #expect(faults(bad).contains { $0.hasPrefix("weights.") })
    let folder = try TemporaryFolder()
    _ = try folder.write(Wire.floats([0, .nan, 1, 2]), as: "w.bin")
    for (offset, isBad) in [("0", true), ("8", false)] {
      let tensor = Writer.external("w", at: "w.bin", [("offset", offset), ("length", "8")])
      let scanned = Scanned(
        Writer.model(graph: Writer.relu(tensors: [tensor])), as: "m.onnx",
        beside: FolderCompanions(folder: folder.url))
      #expect(scanned.faults.contains { $0.hasPrefix("weights.") } == isBad)
    }
  }
}
