// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("HDF5 reader")
struct HDF5ReaderTests {
  typealias Writer = HDF5Writer

  static func inspect(_ bytes: [UInt8], name: String = "model.h5") -> ArtifactInspection {
    ArtifactInspection.of(bytes: bytes, name: name)
  }

  static func rules(_ bytes: [UInt8]) -> [String] { inspect(bytes).findings.map(\.rule) }

  /// A group with two datasets, and texts of both kinds at the root.
  static func sound(_ generation: Writer.Generation) -> [UInt8] {
    var writer = Writer(generation)
    let kernel = writer.floats([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let bias = writer.floats([1, 2, 3])
    let dense = writer.group([("bias", bias), ("kernel", kernel)])
    let version: UInt8 = generation == .old ? 1 : 3
    let texts = [
      writer.variable("keras_version", "3.15.1", version: version),
      Writer.fixed("backend", "jax", version: version),
      writer.variable("model_config", KerasText.model(KerasText.dense), version: version),
    ]
    let root = writer.group([("dense", dense)], texts)
    return writer.file(root: root)
  }

  @Test("a sound file is described by its objects", arguments: Writer.Generation.allCases)
  func sound(generation: Writer.Generation) {
    let inspection = Self.inspect(Self.sound(generation))
    #expect(inspection.findings == [] && inspection.contents.kind == .hdf5)
    #expect(inspection.contents.tensors.map(\.name) == ["dense/bias", "dense/kernel"])
    #expect(inspection.contents.tensors.map(\.shape) == [[3], [2, 3]])
    #expect(inspection.contents.tensors.map(\.byteCount) == [12, 24])
    #expect(inspection.contents.tensors.allSatisfy { $0.dtype == "float32" })
    let texts = inspection.contents.metadata.filter { !$0.key.hasPrefix("hdf5.") }
    #expect(texts.map(\.value).sorted() == ["3.15.1", "jax"])
    #expect(inspection.contents.ports.map(\.name) == ["input", "dense"])
  }

  @Test("the signature may stand after a block of the user's", arguments: [512, 1_024, 4_096])
  func userBlock(size: Int) {
    var writer = Writer(.new)
    let tensor = writer.floats([1])
    let root = writer.group([("x", tensor)])
    let file = writer.file(root: root)
    let inspection = Self.inspect([UInt8](repeating: 0, count: size) + file)
    #expect(inspection.findings == [] && inspection.contents.tensors.map(\.name) == ["x"])
  }

  @Test("a structure that cannot be is named", arguments: HDF5Faults.examples)
  func faults(example: HDF5Faults.Example) {
    #expect(Self.rules(example.bytes) == example.rules.map { "structure.hdf5.\($0)" })
  }

  @Test("a file that would make its reader open another is an attack", arguments: HDF5Faults.reach)
  func reach(example: HDF5Faults.Reach) {
    let findings = Self.inspect(example.bytes).findings
    #expect(findings.map(\.rule) == example.rule.map { ["safety.hdf5.\($0)"] } ?? [])
    #expect(findings.first?.severity == example.severity)
  }

  @Test("links that lead back are no fault and no endless way")
  func hardLinkCycle() {
    var writer = Writer(.new)
    let place = writer.bytes.count
    let root = writer.group([("self", place), ("again", place)])
    #expect(root == place && Self.rules(writer.file(root: root)) == [])
  }

  @Test("groups may nest as deep as the file is large", arguments: Writer.Generation.allCases)
  func deepNesting(generation: Writer.Generation) {
    var writer = Writer(generation)
    var group = writer.floats([1])
    for _ in 0..<3_000 { group = writer.group([("g", group)]) }
    let inspection = Self.inspect(writer.file(root: group))
    #expect(inspection.findings == [] && inspection.contents.tensors.count == 1)
  }

  @Test("what is before a cut is still read", arguments: Writer.Generation.allCases)
  func truncated(generation: Writer.Generation) {
    var writer = Writer(generation)
    let first = writer.floats([1, 2])
    let attack = Writer.fixed("model_config", KerasText.model(KerasText.lambda))
    let second = writer.floats([1, 2, 3, 4])
    let root = writer.group([("first", first), ("second", second)], [attack])
    var file = writer.file(root: root, end: writer.bytes.count + 4_096)
    file = file.replacing(at: second, with: [9])
    let rules = Self.rules(file)
    #expect(rules.contains("structure.hdf5.truncated") && rules.contains("safety.keras.code"))
    #expect(rules.contains("structure.hdf5.object-header"))
  }

  @Test("the values of floating-point datasets are searched", arguments: Writer.Generation.allCases)
  func values(generation: Writer.Generation) {
    var writer = Writer(generation)
    let tensor = writer.floats([1, .nan, 3])
    let root = writer.group([("x", tensor)])
    let findings = Self.inspect(writer.file(root: root)).findings
    #expect(findings.map(\.rule) == ["weights.nan"] && findings.first?.subject == "x")
  }

  @Test("a text that ends like a pickle is read as one")
  func pickledAttribute() {
    var writer = Writer(.old)
    let pickle = Writer.attribute(
      "title", [0x15, 0, 0, 0] + Writer.le(UInt32(4)), [0x80, 2, 0x4e, 0x2e], 1)
    let text = Writer.fixed("note", "c is\na letter, no more")
    let root = writer.group([], [pickle, text])
    let members = Self.inspect(writer.file(root: root)).contents.members
    #expect(members.map(\.path) == [[], ["@title"]])
  }

  @Test("more than the budget allows is said, and not guessed")
  func budget() {
    var options = ScanOptions()
    options.budget.members = 3
    let inspection = ArtifactInspection.of(
      bytes: Self.sound(.old), name: "m.h5", options: options)
    #expect(inspection.findings.map(\.rule) == ["structure.budget-exceeded"])
    #expect(inspection.verdict == .unjudged)
  }

  @Test(
    "a finding about data beyond the end stands in the file", arguments: Writer.Generation.allCases)
  func dataBeyondTheEnd(generation: Writer.Generation) {
    let sound = Self.sound(generation)
    let size = UInt64(sound.count)
    let data = [Float](arrayLiteral: 1, 2, 3, 4, 5, 6).flatMap { Writer.le($0.bitPattern) }
    let start = sound.indices.first { sound[$0...].starts(with: data) } ?? 0
    let address = Writer.le(UInt64(start))
    let places = sound.indices.filter { sound[$0...].starts(with: address) }
    #expect(start > 0 && !places.isEmpty)
    for place in places {
      var bytes = sound
      bytes.replaceSubrange(place..<place + 8, with: Writer.le(size + 8))
      let findings = Self.inspect(bytes).findings
      #expect(!findings.isEmpty && findings.allSatisfy { $0.offset ?? 0 <= size })
    }
  }

  /// In shards that run side by side.
  @Test(
    "none of 10,000 mutations of a sound file is too much for the reader",
    arguments: 5..<13 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let files = Writer.Generation.allCases.map(Self.sound)
    for _ in 0..<1_250 {
      var bytes = files.randomElement(using: &generator) ?? []
      for _ in 0...Int.random(in: 0..<4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = Self.inspect(bytes)
      #expect(inspection.contents.tensors.count < 100, "seed \(seed)")
    }
  }
}
