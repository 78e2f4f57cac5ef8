// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Mutated models in protobuf")
struct ProtobufMutationTests {
  /// One sound model of each format, and one with all that a tensor can be.
  static let fixtures: [(String, [UInt8])] = [
    ("m.onnx", ONNXExternalDataTests.places.flatMap(\.1)),
    (
      "m.onnx",
      ONNXWriter.model(
        graph: ONNXWriter.relu(
          tensors: [ONNXWriter.tensor("w"), ONNXWriter.external("v", at: "a/b")],
          sparse: [ONNXWriter.sparse("s")]), functions: [ONNXWriter.function("F")])
    ),
    ("saved_model.pb", SavedModelWriter.sound),
    ("keras_metadata.pb", SavedModelWriter.kerasMetadata(SavedModelWriter.dense)),
    ("m.mlmodel", CoreMLWriter.sound),
  ]

  @Test("whatever the bytes, a scan ends with findings that can be printed", arguments: 0..<5)
  func mutations(place: Int) {
    let (name, fixture) = Self.fixtures[place]
    let seed = UInt64(place) + 1
    var generator = SeededGenerator(seed: seed)
    var options = ScanOptions()
    options.budget.steps = 200_000
    for round in 0..<2_000 {
      var bytes = fixture
      for _ in 0...Int.random(in: 0..<4, using: &generator) { bytes.mutate(using: &generator) }
      for finding in Scanned(bytes, as: name, options: options).inspection.findings {
        #expect(finding.message.utf8.count < 4_000, "seed \(seed), round \(round)")
      }
    }
  }
}
