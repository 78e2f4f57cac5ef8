// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ArtifactStructureTests {
  private func cases(_ globs: String, _ files: [String: CheckExample.FileContent]) async throws
    -> [Case]
  {
    let trial = try CheckTrial(
      ArtifactStructure(), entry: "- { id: s, type: artifact.structure, files: \(globs) }")
    return try trial.cases(of: try await trial.measure(files: files), files: files)
  }

  @Test("Every example comes to its outcome", arguments: ArtifactStructure().examples)
  func example(_ example: CheckExample) async throws {
    let cases = try await CheckTrial.cases(of: example, ArtifactStructure())
    #expect(cases.outcome(example.subject) == example.outcome)
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
    #expect(cases.count == 1)
  }

  @Test("Files are judged in byte order, once each, and one that is broken takes no other with it")
  func several() async throws {
    let sound = SafetensorsBytes.file(["w": [1]])
    let cases = try await cases(
      "['**', 'm/*', nothing.bin]",
      [
        "m/b.safetensors": .bytes(sound), "m/a.safetensors": .bytes(sound.dropLast()),
        "m/Z": .text("?"),
      ])
    #expect(cases.map(\.subject) == ["m/Z", "m/a.safetensors", "m/b.safetensors", "nothing.bin"])
    #expect(cases.map(\.outcome) == [.unmeasured, .failed, .passed, .unmeasured])
    #expect(cases.rules("m/Z") == ["artifact.format-unsupported"])
    #expect(cases.rules("nothing.bin") == ["artifact.no-match"])
  }

  @Test("Safetensors is told by its content, whatever the file is called")
  func told() async throws {
    let cases = try await cases(
      "[weights.bin]", ["weights.bin": .bytes(SafetensorsBytes.file(["w": [1]]))])
    #expect(cases.outcome("weights.bin") == .passed)
  }

  @Test("A DVC file is not the model that it names")
  func dvc() async throws {
    let text = "outs:\n- md5: 0123\n  path: model.safetensors\n"
    for name in ["model.safetensors", "model.safetensors.dvc"] {
      #expect(
        try await cases("[\(name)]", [name: .text(text)]).rules(name) == ["artifact.dvc-file"])
    }
  }

  @Test("Data that another file brings are judged with it, and nothing else of no kind passes")
  func companions() async throws {
    let graph = ExternalGraph(data: "deep/w.bin").bytes
    let files: [String: CheckExample.FileContent] = [
      "m/m.onnx": .bytes(graph), "m/deep/w.bin": .bytes(Data([0, 0, 128, 63, 0, 0, 0, 64])),
      "m/other.bin": .bytes(Data([0, 0, 128, 63])),
    ]
    func judge<Kind: Check>(_ type: Kind, _ more: String = "") async throws {
      let trial = try CheckTrial(
        type, entry: "- { id: c, type: \(type.type), files: ['m/**']\(more) }")
      let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
      #expect(cases.map(\.subject) == ["m/deep/w.bin", "m/m.onnx", "m/other.bin"])
      #expect(cases.map(\.outcome) == [.passed, .passed, .unmeasured], "\(type.type)")
      #expect(cases.first?.message == "data of 'm/m.onnx', judged there")
    }
    try await judge(ArtifactStructure())
    try await judge(ArtifactSafety())
    try await judge(ArtifactWeights())
    try await judge(ArtifactInterface(), ", opset: { ai.onnx: 17 }")
  }

  @Test("What TensorFlow writes beside a SavedModel belongs to it")
  func savedModelFolder() async throws {
    typealias Writer = ExternalGraph
    let node = Writer.text(1, "x") + Writer.text(2, "Placeholder")
    let graph = Writer.message(2, Writer.message(2, Writer.message(1, node)))
    let fingerprint = Data([8, 5, 16, 6]) + Writer.message(6, Data([8, 1]))
    let files: [String: CheckExample.FileContent] = [
      "m/saved_model.pb": .bytes(Data([8, 1]) + graph), "m/fingerprint.pb": .bytes(fingerprint),
      "other/fingerprint.pb": .bytes(fingerprint),
    ]
    let trial = try CheckTrial(
      ArtifactWeights(), entry: "- { id: c, type: artifact.weights, files: ['**'] }")
    let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
    #expect(cases.outcome("m/fingerprint.pb") == .passed)
    #expect(cases.outcome("other/fingerprint.pb") == .unmeasured)
    #expect(cases.outcome("m/saved_model.pb") == .unmeasured)
  }

  @Test("A file that another one names as data is judged by what it is")
  func disguisedCompanion() async throws {
    let pickle = Data("cposix\nsystem\n(S'echo'\ntR.".utf8)
    let files: [String: CheckExample.FileContent] = [
      "m.onnx": .bytes(ExternalGraph(data: "w.bin").bytes), "w.bin": .bytes(pickle),
    ]
    let trial = try CheckTrial(
      ArtifactSafety(), entry: "- { id: c, type: artifact.safety, files: ['*'] }")
    let cases = try trial.cases(of: try await trial.measure(files: files), files: files)
    #expect(cases.outcome("w.bin") == .failed)
  }

  @Test("Findings say where the fault is, and are few enough to read")
  func manyFaults() async throws {
    let tensors = (0..<60).map { #""t\#($0)":{"dtype":"X","shape":[1],"data_offsets":[0,1]}"# }
    let header = "{\(tensors.joined(separator: ","))}"
    let cases = try await cases(
      "[m.safetensors]",
      ["m.safetensors": .bytes(SafetensorsBytes.raw(header, data: Data(count: 1)))])
    let findings = try #require(cases.first).findings
    #expect(findings.count == ScannedFacts.mostFindings + 1)
    #expect(findings.first?.place?.detail?.hasPrefix("byte ") == true)
    #expect(findings.last?.rule == "artifact.more-faults")
  }

  @Test("Faults that are counted but not shown still fail")
  func countWithoutFaults() throws {
    let facts = try JSONDecoder().decode(
      ScannedFacts.self,
      from: Data(
        #"{"kind":"safetensors","size":9,"tensors":1,"findings":[],"findingCount":1}"#.utf8))
    let verdict = facts.verdict(failingAt: .high, in: nil, note: "")
    guard case .failed(let findings) = verdict else {
      Issue.record("a fault passed")
      return
    }
    #expect(findings.map(\.rule) == ["artifact.more-faults"])
  }

  @Test("A well-formed file without a tensor fails, whatever metadata it has")
  func noTensors() async throws {
    for file in [SafetensorsBytes.file([:]), SafetensorsBytes.file([:], metadata: "x")] {
      let cases = try await cases("[m.safetensors]", ["m.safetensors": .bytes(file)])
      #expect(cases.rules("m.safetensors") == ["structure.safetensors.no-tensors"])
      #expect(cases.first?.message.contains("holds no tensor: it proves nothing") == true)
    }
  }

  @Test("A file that the measurement says nothing about is unmeasured")
  func lacking() async throws {
    let trial = try CheckTrial(ArtifactStructure(), example: ArtifactStructure().examples[0])
    let cases = try trial.cases(
      of: ArtifactStructure.Measurement(files: []), files: ArtifactStructure().examples[0].files
    )
    #expect(cases.map(\.outcome) == [.unmeasured])
  }
}
