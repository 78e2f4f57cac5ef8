// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Keras configuration")
struct KerasConfigurationTests {
  /// Judged as a text of its own.
  static func findings(_ text: String) throws -> [ArtifactFinding] {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let value = try JSONValue(parsing: Array(text.utf8), takesPythonNumbers: true)
    try KerasConfiguration.judge(value, scan)
    return scan.findings
  }

  @Test("what Keras itself makes is no finding", arguments: KerasExamples.harmless)
  func harmless(layer: String) throws {
    #expect(try Self.findings(KerasText.model(layer)) == [])
  }

  @Test("what runs code, reaches files or other modules is found", arguments: KerasExamples.attacks)
  func attacks(example: KerasExamples.Attack) throws {
    let findings = try Self.findings(KerasText.model(KerasText.dense, example.layer))
    #expect(findings.map(\.rule) == ["safety.keras.\(example.rule)"])
    #expect(findings.first?.severity == example.severity)
    #expect(findings.first?.offset != nil)
  }

  @Test(
    "what somebody else has to supply is policy, and no attack", arguments: KerasExamples.custom)
  func custom(layer: String) throws {
    let findings = try Self.findings(KerasText.model(layer))
    #expect(findings.map(\.rule) == ["structure.keras.custom-object"])
    #expect(findings.first?.severity == .medium)
  }

  @Test("objects are found at any depth, under any key")
  func depth() throws {
    var text = KerasText.lambda
    for number in 0..<40 {
      text = number.isMultiple(of: 2) ? "[1,\(text)]" : "{\"layer\":\(text)}"
    }
    #expect(try Self.findings(text).map(\.rule) == ["safety.keras.code"])
  }

  @Test("of a repeated key the last counts, as in Python, and the repetition is told")
  func repeatedKey() throws {
    let text = #"{"class_name":"Dense","class_name":"TorchModuleWrapper","config":{}}"#
    let findings = try Self.findings(text)
    #expect(
      findings.map(\.rule) == ["structure.keras.repeated-key", "safety.keras.loader"])
  }

  @Test("inputs and outputs are told with what is known of them")
  func ports() throws {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let text = Array(KerasText.model(KerasText.dense).utf8)
    try KerasConfiguration.judge(JSONValue(parsing: text, takesPythonNumbers: true), scan)
    let ports = scan.contents.ports
    #expect(ports.map(\.name) == ["input", "dense"])
    #expect(ports.map(\.direction) == [.input, .output])
    #expect(ports.first?.shape == ["?", "4"] && ports.first?.type == "float32")
  }

  @Test("a model's text is told from other JSON")
  func recognition() throws {
    let model = try JSONValue(parsing: Array(#"{"class_name":"Model","config":{}}"#.utf8))
    let other = try JSONValue(parsing: Array(#"{"class_name":"a","size":1}"#.utf8))
    #expect(KerasConfiguration.isConfiguration(model))
    #expect(!KerasConfiguration.isConfiguration(other))
  }

  @Test("a text too large to be kept is not judged, and said so")
  func budget() throws {
    var options = ScanOptions()
    options.budget.memory = 1_000
    let scan = ArtifactScan(options: options, companions: NoCompanions())
    #expect(throws: ReadStop.budget(.memory)) {
      try KerasConfiguration.parse(
        Array(KerasText.model(KerasText.dense).utf8), rule: "x", in: "it", scan)
    }
  }

  @Test("lists of names hold what they should")
  func names() {
    #expect(KerasNames.classes.isSuperset(of: ["Dense", "LSTM", "Adam", "Functional", "MeanIoU"]))
    #expect(KerasNames.classes.isDisjoint(with: ["Lambda", "TorchModuleWrapper", "TFSMLayer"]))
    #expect(KerasNames.classes.allSatisfy { $0.first?.isUppercase == true })
    #expect(KerasNames.functions.contains("relu") && !KerasNames.functions.contains("get"))
  }
}
