// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationArtifacts

@Suite("Variables of a SavedModel")
struct TensorFlowVariablesTests {
  private typealias Variable = VariablesWriter.Variable

  private let folder: TemporaryFolder
  private static let place = "variables/variables"
  private static let shard = "\(place).data-00000-of-00001"

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "variables"), withIntermediateDirectories: true)
  }

  private static let weights = VariablesWriter.floats(
    "layer/w/.ATTRIBUTES/VARIABLE_VALUE", [1, 2, 3, 4, 5, 6], shape: [2, 3])
  private static let bias = VariablesWriter.floats(
    "layer/b/.ATTRIBUTES/VARIABLE_VALUE", [1, .nan])

  private func scan(
    _ variables: [Variable] = [bias, weights], shard: [UInt8]? = nil, index: [UInt8]? = nil,
    _ change: (inout VariablesWriter) -> Void = { _ in }
  ) throws -> Scanned {
    var writer = VariablesWriter(variables: variables)
    change(&writer)
    _ = try folder.write(index ?? writer.index, as: "\(Self.place).index")
    _ = try folder.write(shard ?? writer.shard, as: Self.shard)
    return scan()
  }

  private func scan() -> Scanned {
    let nodes = [SavedModelWriter.node("v", "VarHandleOp")]
    let graph = SavedModelWriter.metaGraph(graph: SavedModelWriter.graph(nodes: nodes))
    return Scanned(
      SavedModelWriter.savedModel(graph), as: "saved_model.pb",
      beside: FolderCompanions(folder: folder.url))
  }

  @Test("they are listed with type and shape, and searched in their shard")
  func sound() throws {
    let inspection = try scan([Self.bias, Self.weights]).inspection
    #expect(inspection.findings.map(\.rule) == ["weights.nan"])
    #expect(inspection.contents.tensors.map(\.name) == ["layer/b", "layer/w"])
    #expect(inspection.contents.tensors.map(\.shape) == [[2], [2, 3]])
    #expect(inspection.contents.tensors.map(\.dtype) == ["float", "float"])
    #expect(inspection.statistics.map(\.nanCount) == [1, 0])
    #expect(inspection.statistics.map(\.maximum) == [1, 6])
  }

  @Test("a field that nobody knows hides no variable")
  func unknownField() throws {
    var bias = Self.bias
    bias.more = ProtobufWriter.integer(9, 1)
    #expect(try scan([bias, Self.weights]).inspection.statistics.map(\.nanCount) == [1, 0])
  }

  @Test("the graph of Python's objects is no tensor, and texts are not searched")
  func others() throws {
    let objects = Variable(
      name: "_CHECKPOINTABLE_OBJECT_GRAPH", type: 7, shape: [], data: [1, 2], checksum: 0)
    let words = Variable(name: "words", type: 7, shape: [1], data: [1, 65], checksum: 0)
    let scanned = try scan([objects, words])
    #expect(scanned.inspection.findings == [])
    #expect(scanned.inspection.contents.tensors.map(\.dtype) == ["string"])
  }

  @Test("a shard that is absent, cut off or linked is told")
  func shards() throws {
    let rule = "structure.tf-savedmodel"
    let whole = VariablesWriter(variables: [Self.bias, Self.weights]).shard
    let faults = try scan(shard: whole.dropLast()).faults
    #expect(faults == ["weights.nan", "\(rule).variable-range"])
    try FileManager.default.removeItem(at: folder.url.appending(path: Self.shard))
    #expect(Set(scan().faults) == ["\(rule).variables-missing"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: Self.shard).path, withDestinationPath: "/etc/passwd")
    #expect(Set(scan().faults) == ["safety.tensorflow.variables-link"])
  }

  @Test("what the index says fits the shard and the type")
  func lies() throws {
    func faults(_ change: (inout Variable) -> Void) throws -> [String] {
      var variable = Self.weights
      change(&variable)
      return try scan([variable]).faults.map { String($0.dropFirst("structure.".count)) }
    }
    let kind = "tf-savedmodel"
    #expect(try faults { $0.size = 20 } == ["\(kind).variable-size"])
    #expect(try faults { $0.shape = [.max, .max] } == [])
    #expect(try faults { $0.offset = .max } == ["\(kind).variable-range"])
    #expect(try faults { $0.offset = -1 } == ["\(kind).variable-range"])
    #expect(try faults { $0.checksum = 7 } == ["\(kind).variable-checksum"])
    #expect(try faults { $0.shard = 1 } == ["\(kind).variables-index"])
    #expect(try scan { $0.shards = 1 << 40 }.faults.contains("structure.\(kind).variables-index"))
  }

  @Test("a byte that changed in the index or in a shard is found", arguments: 0..<60)
  func flipped(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let writer = VariablesWriter(variables: [Self.weights])
    var (index, shard) = (writer.index, writer.shard)
    if seed % 2 == 0 {
      // Behind the footer's addresses its bytes mean nothing.
      let place = Int.random(in: 0..<index.count - 48, using: &generator)
      index[place] ^= UInt8.random(in: 1...255, using: &generator)
    } else {
      let place = Int.random(in: 0..<shard.count, using: &generator)
      shard[place] ^= UInt8.random(in: 1...255, using: &generator)
    }
    #expect(try !scan(shard: shard, index: index).faults.isEmpty, "seed \(seed)")
  }

  @Test("an index that is cut off, empty or garbage ends in a fault, and in no trap")
  func broken() throws {
    let index = VariablesWriter(variables: [Self.bias]).index
    for length in 0..<index.count {
      let faults = try scan(index: Array(index.prefix(length))).faults
      #expect(faults == ["structure.tf-savedmodel.variables-index"], "\(length)")
    }
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      var bytes = index
      for _ in 0..<4 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      _ = try scan(index: bytes)
    }
  }

  @Test("CRC-32C is that of RFC 3720, and is masked as LevelDB does")
  func checksum() {
    // RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
    for (bytes, sum) in [
      ([UInt8](repeating: 0, count: 32), UInt32(0x8a91_36aa)),
      ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
      (Array(UInt8(0)..<32), 0x46dd_794e), (Array("123456789".utf8), 0xe306_9283),
    ] {
      var crc = CRC32C()
      bytes.withUnsafeBytes { crc.update($0) }
      #expect(crc.value == sum)
      #expect(crc.masked == (sum >> 15 | sum << 17) &+ 0xa282_ead8)
    }
  }
}
