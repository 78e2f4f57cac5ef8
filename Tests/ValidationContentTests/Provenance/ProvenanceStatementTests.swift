// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

@Suite struct ProvenanceStatementTests {
  private static let plain = """
    {"_type": "https://in-toto.io/Statement/v1",
     "subject": [{"name": "m", "digest": {"sha256": "aa", "other": "bb"}}],
     "predicateType": "https://slsa.dev/provenance/v1",
     "predicate": {
       "buildDefinition": {"resolvedDependencies": [
         {"uri": "git+https://example.org/r@refs/heads/main", "digest": {"gitCommit": "cc"}},
         {"name": "data.csv"}]},
       "runDetails": {"builder": {"id": "https://example.org/builder"}}}}
    """

  private func read(_ text: String) throws -> ProvenanceStatement {
    try ProvenanceStatement(try StrictJSON(parsing: Array(text.utf8)))
  }

  private func envelope(_ payload: String, type: String = "application/vnd.in-toto+json") -> String
  {
    #"{"payload": "\#(payload)", "payloadType": "\#(type)", "signatures": [{"sig": "AAAA"}]}"#
  }

  @Test("a statement is read as it is, in an envelope, and in a bundle")
  func forms() throws {
    let payload = Data(Self.plain.utf8).base64EncodedString()
    let safe = payload.replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_")
    let bundle = #"{"mediaType": "m", "dsseEnvelope": \#(envelope(payload))}"#
    for (text, form) in [
      (Self.plain, ProvenanceStatement.Envelope.none), (envelope(payload), .dsse),
      (envelope(safe), .dsse), (bundle, .sigstoreBundle),
    ] {
      #expect(ProvenanceStatement.isOne(try StrictJSON(parsing: Array(text.utf8))))
      let statement = try read(text)
      #expect(statement.envelope == form)
      #expect(statement.subjects.map(\.name) == ["m"])
      #expect(statement.subjects.map(\.digests) == [["sha256": "aa", "other": "bb"]])
      #expect(statement.dependencies.map(\.digests) == [["gitCommit": "cc"], [:]])
      #expect(statement.builder == "https://example.org/builder")
    }
  }

  @Test(
    "what is of another kind is unknown, not wrong",
    arguments: [
      ("Statement/v1", "Statement/v0.1"), ("provenance/v1", "provenance/v0.2"),
      (#""predicateType": "https://slsa.dev/provenance/v1","#, ""),
    ])
  func unknown(old: String, new: String) {
    let text = Self.plain.replacingOccurrences(of: old, with: new)
    #expect { try read(text) } throws: { error in
      if case .unknown? = error as? ProvenanceRefusal { true } else { false }
    }
    #expect { try read(envelope("", type: "text/plain")) } throws: { error in
      if case .unknown? = error as? ProvenanceRefusal { true } else { false }
    }
  }

  @Test(
    "what breaks the rules of its kind is malformed",
    arguments: [
      (#""subject": ["#, #""subjects": ["#), (#"[{"name": "m""#, #"[1, {"name": "m""#),
      (#""sha256": "aa""#, #""sha256": 1"#), ("buildDefinition", "definition"),
      (#"[{"name": "m", "digest": {"sha256": "aa", "other": "bb"}}]"#, "[]"),
      (#""resolvedDependencies": ["#, #""resolvedDependencies": [null, "#),
    ])
  func malformed(old: String, new: String) {
    let text = Self.plain.replacingOccurrences(of: old, with: new)
    #expect { try read(text) } throws: { error in
      if case .malformed? = error as? ProvenanceRefusal { true } else { false }
    }
    for payload in ["%", "bm8="] {
      #expect { try read(envelope(payload)) } throws: { error in
        if case .malformed? = error as? ProvenanceRefusal { true } else { false }
      }
    }
  }

  @Test("a key is looked up whole, then dot by dot, however many dots its names have")
  func lookup() throws {
    let root = try StrictJSON(
      parsing: Array(#"{"a": {"m.bin": "1", "b": {"c": "2"}}, "a.b": "3", "d": null}"#.utf8))
    #expect(root.value(at: "a.m.bin")?.string == "1")
    #expect(root.value(at: "a.b.c")?.string == "2")
    #expect(root.value(at: "a.b")?.string == "3")
    for key in ["a.x", "d", "", ".", "a.", "a.b.c.d", "..a"] {
      #expect(root.value(at: key)?.string == nil, "\(key)")
    }
  }

  @Test("mutations of a statement are read or refused, and none crashes")
  func mutations() {
    let seed: UInt64 = 20_261_121
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let texts = [Self.plain, envelope(Data(Self.plain.utf8).base64EncodedString())]
    for text in texts {
      for _ in 0..<5_000 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) { bytes.mutate(using: &random) }
        guard let root = try? StrictJSON(parsing: bytes) else { continue }
        _ = try? ProvenanceStatement(root)
      }
    }
  }
}
