// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Findings about values")
struct WeightFindingTests {
  private typealias Writer = SafetensorsWriter

  private func findings(
    _ values: [Float], shape: [Int]? = nil, options: ScanOptions = ScanOptions()
  ) -> [ArtifactFinding] {
    let data = Writer.bytes(values.map(\.bitPattern))
    let tensor = Writer.Tensor(
      name: "w", dtype: "F32", shape: shape ?? [values.count], data: data)
    return ArtifactInspection.of(
      bytes: Writer.file([tensor]), name: "model.safetensors", options: options
    ).findings
  }

  @Test("trained numbers are fine")
  func sound() {
    #expect(findings([1, -2, 0, 3], shape: [2, 2]) == [])
  }

  @Test("NaN and infinities are serious")
  func bad() {
    let found = findings([1, .nan, .infinity, -.infinity])
    #expect(found.map(\.rule) == ["weights.nan", "weights.infinite"])
    #expect(found.map(\.severity) == [.high, .high])
    #expect(found.map(\.subject) == ["w", "w"])
    #expect(
      found.first?.message.contains("1 of 4 numbers are NaN, the first bad at index 1") == true)
  }

  @Test("a matrix of zeros is worth a look, a bias of zeros is not")
  func zeros() {
    let found = findings([0, -0, 0, 0], shape: [2, 2])
    #expect(found.map(\.rule) == ["weights.zero"] && found.map(\.severity) == [.medium])
    #expect(findings([0, 0, 0, 0]) == [] && findings([0, 0], shape: [1, 2]) == [])
    #expect(findings([], shape: [0, 2]) == [])
  }

  @Test("a matrix of one number is remarked, a scale of ones is not")
  func constants() {
    let found = findings([1, 1, 1, 1], shape: [2, 2])
    #expect(found.map(\.rule) == ["weights.constant"] && found.map(\.severity) == [.low])
    #expect(findings([1, 1]) == [])
  }

  @Test("integers are no weights")
  func integers() {
    let zeros = Writer.Tensor(
      name: "ids", dtype: "I64", shape: [2, 2], data: [UInt8](repeating: 0, count: 32))
    let inspection = ArtifactInspection.of(
      bytes: Writer.file([zeros]), name: "model.safetensors")
    #expect(inspection.findings == [])
    #expect(inspection.statistics.first?.isAllZero == true)
  }

  @Test("nothing is searched that nobody asked for")
  func optional() {
    var options = ScanOptions()
    options.examinesWeights = false
    #expect(findings([.nan], options: options) == [])
  }

  @Test("elements narrower than a byte are left alone")
  func narrow() {
    let packed = Writer.Tensor(name: "p", dtype: "F4", shape: [2, 2], data: [0, 0])
    let inspection = ArtifactInspection.of(
      bytes: Writer.file([packed]), name: "model.safetensors")
    #expect(inspection.findings == [] && inspection.statistics == [])
    #expect(inspection.contents.tensors.map(\.name) == ["p"])
  }
}
