// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Mutated documents")
struct DocumentMutationTests {
  static func fixtures() throws -> [(name: String, bytes: [UInt8])] {
    let model = TreeModels.xgboost()
    let templates =
      TemplateExamples.harmless.values.sorted() + TemplateExamples.escapes.values.sorted()
    let escaped =
      #"{"chat_template": [{"name": "a", "template": "{{ x['\\x5f'] }}"}], "auto_map": {}}"#
    return [
      ("model.json", Array(model.utf8)), ("model.ubj", try TreeModels.ubj(model)),
      ("model.txt", Array(TreeModels.lightgbm().utf8)), ("config.json", Array(escaped.utf8)),
      ("model.pmml", Array(XMLFormatTests.model.utf8)),
      ("type.pmml", Array("<!DOCTYPE a [<!ENTITY % b 'c'> %b;]><a b='&c;'>]]</a>".utf8)),
      ("model.bin", Array(PointerFormatTests.pointer.utf8)),
      ("MLmodel", Array(MLmodelFormatTests.model.utf8)),
      ("model.cbm", Array("CBM1".utf8) + [8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]),
    ] + templates.map { ("chat.jinja", Array($0.utf8)) }
  }

  @Test("12,000 mutations end in findings or none, never in a trap", arguments: [20_261_121])
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let fixtures = try Self.fixtures()
    var clean = 0
    for round in 0..<12_000 {
      var (name, bytes) = fixtures[round % fixtures.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) { bytes.mutate(using: &generator) }
      let found = ArtifactInspection.of(bytes: bytes, name: name)
      #expect(found.findings.allSatisfy { $0.rule != "structure.budget-exceeded" })
      clean += found.verdict == .clean ? 1 : 0
    }
    #expect(clean > 0 && clean < 9_000, "\(clean) clean files with seed \(seed)")
  }
}
