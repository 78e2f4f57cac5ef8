// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

/// Chunks as hostile files tell of them.
@Suite("HDF5 chunks")
struct HDF5ChunkTests {
  private typealias Writer = HDF5Writer

  private static let numbers: [Float] = [1, 2, .nan, 4]
  private static let data = numbers.flatMap { Writer.le($0.bitPattern) }

  /// What may lie about a dataset of four numbers in two chunks.
  private struct Lies {
    var chunk: [Int] = [2]
    var filters: [UInt8]?
    var first = Array(data[..<8])
    var second = Array(data[8...])
    /// Of a chunk, where it is not what is stored.
    var size: Int?
    var address: Int?
    var origins = [0, 2]
    var level: UInt8 = 0
    var loops = false
    var signature = "TREE"
  }

  /// Version 1 of a pipeline of one filter without values.
  private static func pipeline(_ kind: UInt16, _ value: UInt32? = nil) -> [UInt8] {
    let values = value.map { Writer.le($0) + [0, 0, 0, 0] } ?? []
    return [1, 1, 0, 0, 0, 0, 0, 0] + Writer.le(kind) + [0, 0, 0, 0]
      + Writer.le(UInt16(value == nil ? 0 : 1)) + values
  }

  private static func file(_ lies: Lies) -> [UInt8] {
    var writer = Writer(.old)
    let chunks = [lies.first, lies.second].map { writer.append($0) }
    let tree = writer.bytes.count + (-writer.bytes.count & 7)
    var node = Array(lies.signature.utf8) + [1, lies.level] + Writer.le(UInt16(2))
    node += Writer.address(nil) + Writer.address(nil)
    for (place, chunk) in [lies.first, lies.second].enumerated() {
      node += Writer.le(UInt32(lies.size ?? chunk.count)) + Writer.le(UInt32(0))
      node += lies.chunk.indices.flatMap {
        $0 == 0 ? Writer.le(UInt64(lies.origins[place])) : Writer.le(UInt64(0))
      }
      node +=
        Writer.le(UInt64(0)) + Writer.address(lies.loops ? tree : lies.address ?? chunks[place])
    }
    _ = writer.append(node + [UInt8](repeating: 0, count: 24 + 8 * lies.chunk.count))
    let layout =
      [3, 2, UInt8(lies.chunk.count + 1)] + Writer.address(tree)
      + (lies.chunk + [4]).flatMap { Writer.le(UInt32($0)) }
    var messages = [
      Writer.dataspace([4]), Writer.Message(type: 3, body: Writer.float),
      Writer.Message(type: 8, body: layout),
    ]
    if let filters = lies.filters { messages.append(Writer.Message(type: 0x0b, body: filters)) }
    let dataset = writer.header(messages)
    let root = writer.group([("w", dataset)])
    return writer.file(root: root)
  }

  /// Through gzip, and searched.
  static var packed: [UInt8] {
    var lies = Lies()
    lies.filters = pipeline(1, 6)
    lies.first = deflated(lies.first)
    lies.second = deflated(lies.second)
    return file(lies)
  }

  private static func inspect(
    _ change: (inout Lies) -> Void = { _ in }, _ options: ScanOptions = ScanOptions()
  ) -> ArtifactInspection {
    var lies = Lies()
    change(&lies)
    return ArtifactInspection.of(bytes: file(lies), name: "model.h5", options: options)
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    Deflater.deflate(bytes, windowBits: 15)
  }

  @Test("numbers are found in plain and in packed chunks, and counted from the dataset's beginning")
  func sound() {
    let packed = ArtifactInspection.of(bytes: Self.packed, name: "model.h5")
    for inspection in [Self.inspect(), packed] {
      #expect(inspection.findings.map(\.rule) == ["weights.nan"])
      #expect(inspection.statistics.map(\.firstBadIndex) == [2])
      #expect(inspection.statistics.map(\.numberCount) == [4])
    }
  }

  @Test("what lies beyond the dataset's end is not counted")
  func edge() {
    let last = Array(Self.data[12...])
    let bad = Array(Self.data[8..<12])
    let inspection = Self.inspect {
      $0.chunk = [3]
      $0.origins = [0, 3]
      $0.first = Array(Self.data[..<8]) + [0, 0, 0, 0]
      $0.second = last + bad + bad
    }
    #expect(inspection.findings == [])
    #expect(inspection.statistics.map(\.numberCount) == [4])
  }

  @Test("a chunk that unpacks to another size than its shape is a fault")
  func sizes() {
    let long = Self.inspect {
      $0.filters = Self.pipeline(1)
      $0.first = Self.deflated([UInt8](repeating: 0, count: 1_000_000))
    }
    #expect(long.findings.map(\.rule).contains("structure.hdf5.chunk"))
    let broken = Self.inspect { $0.filters = Self.pipeline(1) }
    #expect(broken.findings.map(\.rule) == ["structure.hdf5.chunk", "structure.hdf5.chunk"])
    let short = Self.inspect { $0.first.removeLast() }
    #expect(short.findings.map(\.rule).contains("structure.hdf5.chunk"))
    let unchecked = Self.inspect { $0.filters = Self.pipeline(3) }
    #expect(unchecked.findings.first?.message.contains("its checksum does not fit") == true)
  }

  @Test("a bomb ends at the budget of the file")
  func bomb() {
    var options = ScanOptions()
    options.budget.sparseExpansion = 1 << 20
    let inspection = Self.inspect(
      {
        $0.filters = Self.pipeline(1)
        $0.first = Self.deflated([UInt8](repeating: 0, count: 2 << 20))
      }, options)
    #expect(inspection.findings.map(\.rule) == ["structure.budget-exceeded"])
  }

  @Test("chunks that share their bytes are paid for, and those of a sound file are not")
  func shared() {
    var options = ScanOptions()
    options.budget.steps = 6_000
    let bytes = [UInt8](repeating: 1, count: 1 << 20)
    func rules(_ second: [UInt8], _ address: Int?) -> [String] {
      Self.inspect(
        {
          ($0.chunk, $0.origins) = ([1 << 18], [0, 1])
          ($0.first, $0.second, $0.size, $0.address) = (bytes, second, 1 << 20, address)
        }, options
      ).findings.map(\.rule)
    }
    #expect(!rules(bytes, nil).contains("structure.budget-exceeded"))
    // Where the first stands.
    #expect(rules([], 96) == ["structure.budget-exceeded"])
  }

  @Test("chunks, nodes and shapes that cannot be end in a fault, or are not searched")
  func lies() {
    func rules(_ change: (inout Lies) -> Void) -> [String] {
      Self.inspect(change).findings.map(\.rule)
    }
    #expect(rules { $0.address = 1 << 40 }.contains("structure.hdf5.beyond-end"))
    #expect(rules { $0.size = Int(UInt32.max) }.contains("structure.hdf5.data-beyond-end"))
    #expect(
      Set(
        rules {
          $0.loops = true
          $0.level = 1
        }) == ["structure.hdf5.cycle"])
    #expect(rules { $0.signature = "TREF" } == ["structure.hdf5.chunk-index"])
    #expect(rules { $0.chunk = [0] } == ["structure.hdf5.chunk-shape"])
    #expect(rules { $0.chunk = [2, 2] } == ["structure.hdf5.chunk-shape"])
    #expect(Self.inspect { $0.chunk = [Int(UInt32.max)] }.statistics.isEmpty)
    #expect(Self.inspect { $0.filters = Self.pipeline(32_000) }.statistics.isEmpty)
    // The same chunk twice is no whole dataset; what is bad in it is bad all the same.
    #expect(
      Self.inspect {
        $0.origins = [0, 9]
        $0.first = $0.second
      }.statistics.count == 1)
    #expect(Self.inspect { $0.origins = [0, 9] }.statistics.isEmpty)
  }

  @Test("a scan without weights searches no numbers, and finds what cannot be unpacked")
  func unsearched() {
    var options = ScanOptions()
    options.examinesWeights = false
    let plain = Self.inspect({ _ in }, options)
    #expect(plain.findings == [] && plain.statistics == [])
    #expect(plain.contents.tensors.map(\.name) == ["w"])
    let broken = Self.inspect({ $0.filters = Self.pipeline(1) }, options)
    #expect(broken.findings.map(\.rule) == ["structure.hdf5.chunk", "structure.hdf5.chunk"])
  }
}
