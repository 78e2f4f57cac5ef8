// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationArtifacts
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ArtifactWeightsTests {
  private func cases(_ bytes: Data, _ options: String = "") async throws -> [Case] {
    let files: [String: CheckExample.FileContent] = ["m.safetensors": .bytes(bytes)]
    let trial = try CheckTrial(
      ArtifactWeights(),
      entry: "- { id: w, type: artifact.weights, files: [m.safetensors]\(options) }")
    return try trial.cases(of: try await trial.measure(files: files), files: files)
  }

  private func file(_ dtype: String, _ shape: [Int], _ data: [UInt8]) -> Data {
    SafetensorsBytes.raw(
      #"{"w":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":[0,\#(data.count)]}}"#,
      data: Data(data))
  }

  @Test("Every example comes to its outcome", arguments: ArtifactWeights().examples)
  func example(_ example: CheckExample) async throws {
    let cases = try await CheckTrial.cases(of: example, ArtifactWeights())
    #expect(cases.outcome(example.subject) == example.outcome)
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test("A finding names the tensor, how many numbers are bad, and the first of them")
  func named() async throws {
    let cases = try await cases(SafetensorsBytes.file(["a": [1, 2], "b": [3, .nan, .nan]]))
    let finding = try #require(cases.first?.findings.first)
    #expect(finding.message.contains(#"tensor "b" holds 2 NaN numbers, the first bad at index 1"#))
    #expect(finding.place?.detail == #"tensor "b""#)
    #expect(finding.remedy != nil)
  }

  @Test("A bias of zeros is no finding, and one row of numbers is a vector")
  func bias() async throws {
    #expect(try await cases(SafetensorsBytes.file(["b": [0, 0, 0]])).map(\.outcome) == [.passed])
  }

  @Test("Values that cannot be searched are unmeasured, unless the manifest allows them")
  func unsearched() async throws {
    let packed = file("F4", [4], [1, 2])
    #expect(try await cases(packed).rules("m.safetensors") == ["weights.unsearched"])
    let allowed = try await cases(packed, ", unsearched: allow")
    #expect(allowed.map(\.outcome) == [.passed])
    #expect(allowed.first?.message.contains("1 not searched") == true)
  }

  @Test("Denormal numbers are a share of each tensor's")
  func denormals() async throws {
    let half = file("F32", [2], [1, 0, 0, 0, 0, 0, 128, 63])
    #expect(try await cases(half, ", denormals: 50%").map(\.outcome) == [.passed])
    #expect(
      try await cases(half, ", denormals: 49%").rules("m.safetensors") == ["weights.denormals"])
  }

  @Test("What is wrong with one of two tensors of a name is not hidden by the other")
  func twins() {
    func statistics(_ bad: UInt64) throws -> ArtifactInspection {
      let text = { (list: String) in
        #"{"contents":{"kind":"pickle","members":[],"imports":[],"ports":[],"metadata":[],"#
          + #""isCut":false,"tensors":[\#(list),\#(list)]},"findings":[],"statistics":["#
      }
      let tensor = #"{"name":"w","dtype":"F32","shape":[1],"members":[]}"#
      let values = { (count: UInt64) in
        #"{"name":"w","dtype":"F32","shape":[1],"members":[],"isFloat":true,"isScales":false,"#
          + #""numberCount":1,"nanCount":\#(count),"positiveInfinityCount":0,"#
          + #""negativeInfinityCount":0,"zeroCount":0,"denormalCount":0}"#
      }
      return try JSONDecoder().decode(
        ArtifactInspection.self,
        from: Data((text(tensor) + "\(values(0)),\(values(bad))]}").utf8))
    }
    let facts = try? WeightFacts(statistics(1))
    #expect(facts?.tensors.map { $0.values?.nanCount } == [0, 1])
  }

  @Test("A truncated file does not pass for its whole tensors")
  func truncated() async throws {
    let whole = SafetensorsBytes.file(["a": [1, 2], "b": [3, 4]])
    #expect(try await cases(whole.dropLast(2)).map(\.outcome) != [.passed])
  }

  @Test(
    "A manifest that could not work is refused",
    arguments: [
      "parameters: {}", "zeros: maybe", "tensors: { w: { shape: [-1] } }", "dtypes: []",
      "denormals: 2",
    ])
  func refused(option: String) throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(
        ArtifactWeights(), entry: "- { id: w, type: artifact.weights, files: [a], \(option) }")
    }
  }
}
