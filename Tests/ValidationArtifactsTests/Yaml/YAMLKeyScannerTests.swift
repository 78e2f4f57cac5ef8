// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("YAML keys")
struct YAMLKeyScannerTests {
  private static func pairs(_ text: String) throws -> [String] {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    return try YAMLKeyScanner(Array(text.utf8), scan).pairs.map { pair in
      let value =
        switch pair.value {
        case .text(let text): text
        case .alias: "<alias>"
        case .collection: "<collection>"
        case .nothing: "<nothing>"
        }
      return "\(pair.key ?? "<other>")=\(value)"
    }
  }

  @Test("block style: nested mappings, sequences, comments, documents")
  func block() throws {
    let text = """
      %YAML 1.2
      ---
      a: 1 # c: 2
      b:
        - c: x y
          d: 'it''s'
        - "e\\u0041\\n": f#g
        -  - h: i:j
      k:
      l: ''
      ...
      --- # another
      m: n
      """
    #expect(
      try Self.pairs(text) == [
        "a=1", "b=<collection>", "c=x y", "d=it's", "eA\n=f#g", "h=i:j", "k=<collection>", "l=",
        "m=n",
      ])
  }

  @Test("flow style: quoted keys, colons without space, nesting over lines")
  func flow() throws {
    let text = "a: {b: [c, {\"d\":e, 'f' : g}],\n  h: , i: j}\nk: [l: m]"
    #expect(
      try Self.pairs(text) == [
        "a=<collection>", "b=<collection>", "d=e", "f=g", "h=<nothing>", "i=j", "k=<collection>",
        "l=m",
      ])
  }

  @Test("texts of several lines are values, and what they hold is no key")
  func scalars() throws {
    let text = """
      a: |
        x: 1
          y: 2

        z: 3
      b: >-
        folded: text
        goes on
      c: "quoted: x
        d: more"
      e: |2
          f: 1
      g: h
      """
    #expect(
      try Self.pairs(text) == [
        "a=x: 1\n  y: 2\n\nz: 3", "b=folded: text goes on", "c=quoted: x d: more", "e=  f: 1",
        "g=h",
      ])
  }

  @Test("anchors and tags are passed over, aliases are told, explicit keys are keys")
  func others() throws {
    #expect(
      try Self.pairs("a: &x !!str b\nc: *x\n? d\n: e\n*x : f\n!!str &y g: h") == [
        "a=b", "c=<alias>", "d=e", "<other>=f", "g=h",
      ])
  }

  @Test("CRLF and byte order marks change nothing")
  func lineEnds() throws {
    #expect(try Self.pairs("\u{feff}a: |\r\n  b: 1\r\nc: d\r\n") == ["a=b: 1", "c=d"])
  }

  @Test(
    "what cannot be followed leaves the file unjudged", arguments: ["a: \"b", "a: \"\\q\"", "'x"])
  func trouble(text: String) {
    let inspection = ArtifactInspection.of(Array(text.utf8), as: "a.yaml")
    #expect(inspection.rules == ["structure.yaml.syntax"] && inspection.verdict == .unjudged)
    let wide = ArtifactInspection.of([0xff, 0xfe, 0x61, 0x3a], as: "a.yaml")
    #expect(wide.verdict == .unjudged)
  }

  @Test("chat templates are judged")
  func templates() {
    let evil = "chat_template: |\n  {{ ''.__class__ }}\n"
    let inspection = ArtifactInspection.of(Array(evil.utf8), as: "a.yaml")
    #expect(inspection.severity(of: "safety.template-injection") == .critical)
    let fine = "chat_template: '{{ messages }}'\nnote: \"{{ ''.__class__ }}\""
    #expect(ArtifactInspection.of(Array(fine.utf8), as: "a.yaml").findings == [])
  }
}
