// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("JSON documents")
struct JSONFormatTests {
  private func inspect(_ text: String, _ name: String = "config.json") -> ArtifactInspection {
    ArtifactInspection.of(bytes: Array(text.utf8), name: name)
  }

  @Test(
    "a chat template is judged wherever its key stands",
    arguments: [
      #"{"chat_template": "T"}"#, #"{"a": [{"chat_template": "T"}]}"#,
      #"{"chat_template": [{"name": "default", "template": "T"}]}"#,
      #"{"chat_template": {"tool_use": "T"}}"#, #"{"tokenizer.chat_template": "T"}"#,
    ])
  func templates(text: String) {
    let evil = inspect(text.replacing("T", with: "{{ x.__class__ }}"))
    #expect(evil.findings.map(\.rule) == ["safety.template-injection"])
    #expect(inspect(text.replacing("T", with: "{{ x.content }}")).findings.isEmpty)
  }

  @Test("other texts are data")
  func data() {
    #expect(inspect(#"{"description": "{{ x.__class__ }}"}"#).verdict == .clean)
  }

  @Test("an escape of JSON hides no name")
  func escapes() {
    let text = #"{"chat_template": "\u007b{ x.\u005f_class__ }}"}"#
    #expect(inspect(text).findings.map(\.severity) == [.critical])
  }

  @Test("code from beside the model is a matter of policy")
  func customCode() {
    let found = inspect(#"{"auto_map": {"AutoModel": "modeling.Model"}}"#).findings
    #expect(found.map(\.rule) == ["safety.custom-code"] && found[0].severity == .medium)
    #expect(inspect(#"{"trust_remote_code": false}"#).findings.isEmpty)
  }

  @Test(
    "what is no JSON under its name is a fault",
    arguments: ["not json", "{\"a\": 1", "{\"a\": tru}", "{} x", "[1 2]"])
  func broken(text: String) {
    let found = inspect(text).findings
    #expect(found.map(\.rule) == ["structure.json.syntax"] && found[0].severity == .high)
  }

  @Test(
    "what editors and Python take is slight",
    arguments: [
      "{\"a\": NaN}", "{\"a\": [1,],}", "{/* x */ \"a\": 1} // y", "{\"a\": 1}\n{\"b\": 2}",
      "\u{feff}{}",
    ])
  func relaxed(text: String) {
    #expect(inspect(text).findings.map(\.severity) == [.low])
  }

  @Test("a template before the fault has been seen")
  func goesOn() {
    let found = inspect(#"{"chat_template": "{{ x.__class__ }}", "b": "#).findings
    #expect(found.contains { $0.rule == "safety.template-injection" })
  }

  @Test("a tokenizer of many entries is read")
  func large() {
    let entries = (0..<50_000).map { "\"t\($0)\":\($0)" }.joined(separator: ",")
    let found = inspect("{\"model\":{\"vocab\":{\(entries)}},\"added_tokens\":[]}")
    #expect(found.findings.isEmpty && found.contents.kind == .tokenizerConfiguration)
  }

  @Test("text files and lines of JSON are nobody's model")
  func text() {
    for name in ["notes.txt", "data.jsonl", "setup.cfg"] {
      #expect(inspect("[section]\nkey = 1\n", name).verdict == .clean)
    }
    #expect(inspect("{\"a\": 1}\n{\"a\": 2}\n", "data.jsonl").verdict == .clean)
  }
}
