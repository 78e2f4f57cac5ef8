// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Keras archive")
struct KerasArchiveTests {
  typealias Member = (name: String, bytes: [UInt8])

  static let metadata: Member = (
    "metadata.json", Array(#"{"keras_version":"3.15.1","date_saved":"2026-11-21"}"#.utf8)
  )
  static let weights: Member = ("model.weights.h5", HDF5ReaderTests.sound(.old))

  static func configuration(_ layers: String...) -> Member {
    let text = layers.reduce(KerasText.model(KerasText.dense)) { text, layer in
      text.replacing("\"layers\":[", with: "\"layers\":[\(layer),")
    }
    return ("config.json", Array(text.utf8))
  }

  static func inspect(_ members: [Member], name: String = "model.keras") -> ArtifactInspection {
    ArtifactInspection.of(bytes: StoredZip.archive(members), name: name)
  }

  static func rules(_ members: [Member]) -> [String] { inspect(members).findings.map(\.rule) }

  @Test("a sound archive is described by its parts")
  func sound() {
    let inspection = Self.inspect([
      Self.metadata, Self.configuration(), Self.weights, ("assets/words/vocabulary.txt", [0x61]),
    ])
    #expect(inspection.findings == [] && inspection.contents.kind == .kerasArchive)
    #expect(
      inspection.contents.metadata.contains { $0.key == "keras_version" && $0.value == "3.15.1" })
    #expect(inspection.contents.tensors.map(\.name) == ["dense/bias", "dense/kernel"])
    #expect(inspection.contents.tensors.allSatisfy { $0.members == ["model.weights.h5"] })
  }

  @Test("each of the three parts is needed")
  func missing() {
    let all = [Self.metadata, Self.configuration(), Self.weights]
    for part in all {
      let rules = Self.rules(all.filter { $0.name != part.name })
      #expect(rules == ["structure.keras.member-missing"], "\(part.name)")
    }
  }

  @Test("the configuration is judged, with its place")
  func attack() throws {
    let inspection = Self.inspect([
      Self.metadata, Self.configuration(KerasText.lambda), Self.weights,
    ])
    let finding = try #require(inspection.findings.first)
    #expect(finding.rule == "safety.keras.code" && finding.members == ["config.json"])
  }

  @Test("a second configuration of the same name is judged too")
  func twice() {
    let rules = Self.rules([
      Self.metadata, Self.configuration(KerasText.lambda), Self.configuration(), Self.weights,
    ])
    #expect(rules.contains("safety.keras.code"))
  }

  @Test("an archive that lost its directory is judged by what is left")
  func cutOff() {
    let bytes = StoredZip.archive([
      Self.configuration(KerasText.lambda), Self.metadata, Self.weights,
    ])
    let end = bytes.count - 200
    let inspection = ArtifactInspection.of(bytes: Array(bytes[..<end]), name: "model.keras")
    let rules = inspection.findings.map(\.rule)
    #expect(rules.contains("safety.keras.code") && rules.contains("structure.zip.truncated"))
  }

  @Test("JSON that does not parse, or is no model, is a fault")
  func json() {
    let broken: Member = ("config.json", Array("{\"class_name\":".utf8))
    let other: Member = ("config.json", Array("{}".utf8))
    #expect(Self.rules([Self.metadata, broken, Self.weights]) == ["structure.keras.json"])
    #expect(Self.rules([Self.metadata, other, Self.weights]) == ["structure.keras.config"])
    #expect(
      Self.rules([("metadata.json", [0x7b]), Self.configuration(), Self.weights])
        == ["structure.keras.json"])
  }

  @Test("weights that are not HDF5 are a fault")
  func weights() {
    let rules = Self.rules([
      Self.metadata, Self.configuration(), ("model.weights.h5", Array("no weights".utf8)),
    ])
    #expect(rules.contains("structure.keras.weights"))
  }

  @Test(
    "programs and pickles are no part of a model",
    arguments: ["payload.pkl", "code.py", "assets/lib.so", "x/run.SH", "model.pt"])
  func runnable(name: String) {
    let inspection = Self.inspect([
      Self.metadata, Self.configuration(), Self.weights, (name, Array("x = 1\n".utf8)),
    ])
    let finding = inspection.findings.first { $0.rule == "safety.keras.member" }
    #expect(finding?.severity == .high && finding?.subject == name)
  }

  @Test("other members are told")
  func unexpected() {
    let rules = Self.rules([
      Self.metadata, Self.configuration(), Self.weights, ("README", Array("x\n".utf8)),
    ])
    #expect(rules == ["structure.keras.member"])
  }

  /// In shards that run side by side.
  @Test(
    "none of 10,000 mutations of a sound archive is too much for the reader",
    arguments: 9..<17 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sound = StoredZip.archive([
      Self.metadata, Self.configuration(KerasText.lambda), Self.weights,
    ])
    for _ in 0..<1_250 {
      var bytes = sound
      for _ in 0...Int.random(in: 0..<4, using: &generator) { bytes.mutate(using: &generator) }
      let inspection = ArtifactInspection.of(bytes: bytes, name: "model.keras")
      #expect(inspection.contents.tensors.count < 100, "seed \(seed)")
    }
  }
}
