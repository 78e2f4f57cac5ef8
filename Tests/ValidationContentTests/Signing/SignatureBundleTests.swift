// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct SignatureBundleTests {
  private let maker = SignatureMaker()

  /// The verdict on a model of one file that says "hi".
  private func verify(_ bundle: String) async throws -> SignatureVerification.Outcome {
    let folder = try TemporaryFolder()
    let signature = try folder.write(bundle.utf8, as: "model.sig")
    let model = folder.url.appending(path: "model", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: model, withIntermediateDirectories: true)
    try Data("hi".utf8).write(to: model.appending(path: "a"))
    return await ModelSignature.verify(modelAt: model, signatureAt: signature, trust: maker.trust)
      .outcome
  }

  private func verify(statement: String) async throws -> SignatureVerification.Outcome {
    try await verify(try maker.bundle(statement))
  }

  private let good = SignatureMaker.statement([("a", "hi")])

  private func isInvalid(
    _ outcome: SignatureVerification.Outcome, _ kind: SignatureFault.Kind
  ) -> Bool {
    if case .invalid(let faults) = outcome { faults.map(\.kind) == [kind] } else { false }
  }

  private func isUnjudged(_ outcome: SignatureVerification.Outcome) -> Bool {
    if case .cannotJudge = outcome { true } else { false }
  }

  @Test("the smallest good bundle is valid, with blanks anywhere and null for what is absent")
  func goodBundle() async throws {
    let bundle = try maker.bundle(good)
    #expect(try await verify(bundle) == .valid)
    #expect(try await verify(bundle.replacing(": ", with: " \t\r\n: ")) == .valid)
    #expect(try await verify(bundle.replacing(#""keyid": """#, with: #""keyid": null"#)) == .valid)
  }

  @Test("a bundle that is not exactly of the format is invalid")
  func badBundles() async throws {
    let bundle = try maker.bundle(good)
    let changes = [
      ("v0.3+json", "v0.2+json"), ("application/vnd.in-toto+json", "text/plain"),
      ("\"mediaType\"", "\"media_type\""), ("\"tlogEntries\"", "\"more\""),
      ("\"hint\"", "\"key\""), ("\"keyid\"", "\"id\""), ("\"payloadType\"", "\"type\""),
      ("\"sig\": \"", "\"sig\": \"*"), ("\"payload\": \"", "\"payload\": \"*"),
      ("\"publicKey\": {", "\"certificate\": {}, \"publicKey\": {"), ("[{\"sig\"", "[{}, {\"sig\""),
      ("\"signatures\": [", "\"signatures\": [], \"signatures\": ["),
      ("{\"mediaType\"", "[{\"mediaType\""),
    ]
    for (part, other) in changes {
      let changed = bundle.replacing(part, with: other, maxReplacements: 1)
      #expect(changed != bundle)
      #expect(isInvalid(try await verify(changed), .bundle), "\(other)")
    }
    for text in ["", "{}", "null", "not json", "\u{feff}" + bundle, bundle + "x"] {
      #expect(isInvalid(try await verify(text), .bundle), "\(text.prefix(20))")
    }
  }

  @Test("bundles before 1.1 bring their key, which is not what is trusted")
  func rawKey() async throws {
    let material = #""publicKey": {"rawBytes": "AAAA", "keyDetails": "PKIX_ECDSA_P256_SHA_256"}"#
    #expect(try await verify(try maker.bundle(good, material: material)) == .valid)
  }

  @Test("a hint at another key is invalid, whoever signed")
  func hint() async throws {
    let other = String(repeating: "ab", count: 32)
    let bundle = try maker.bundle(good, material: #""publicKey": {"hint": "\#(other)"}"#)
    #expect(isInvalid(try await verify(bundle), .key))
  }

  @Test("a changed payload, a changed signature and another envelope's bytes do not verify")
  func changed() async throws {
    let bundle = try maker.bundle(good)
    let (before, after) = (
      Data(good.utf8).base64EncodedString(), Data((good + " ").utf8).base64EncodedString()
    )
    #expect(isInvalid(try await verify(bundle.replacing(before, with: after)), .signature))
    let other = try maker.bundle(good) { $0 }
    #expect(isInvalid(try await verify(other), .signature))
    let swapped = try maker.bundle(good) { Array("DSSEv1 4 text \($0.count) ".utf8) + $0 }
    #expect(isInvalid(try await verify(swapped), .signature))
  }

  @Test("a signature of version 0.2 is read from its Python literal, whatever its payload holds")
  func version02() async throws {
    let digest = ContentDigest.sha256(of: "hi".utf8)
    for extra in ["", #", "x": "'""#, #", "x": "\u00e9\\ é""#, ", \"x\":\t\r\n \"\u{7f}\""] {
      let statement = """
        {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://model_signing/Digests/v0.1",
         "subject": [{"name": "a", "digest": {"sha256": "\(digest)"}}]\(extra)}
        """
      let bundle = try maker.bundle(statement, encoding: SignedBytes.version02)
      #expect(try await verify(bundle) == .valid, "\(extra)")
    }
  }

  /// Values of `repr` in Python 3.11.
  @Test("bytes are spelled as Python spells them")
  func pythonLiteral() {
    func literal(_ bytes: [UInt8]) -> String {
      let text = String(decoding: SignedBytes.version02(bytes), as: UTF8.self)
      return String(text.dropFirst("DSSEV1 28 application/vnd.in-toto+json \(bytes.count) ".count))
    }
    #expect(literal(Array("a\tb\\\n\r".utf8)) == #"b'a\tb\\\n\r'"#)
    #expect(literal(Array("it's".utf8)) == #"b"it's""#)
    #expect(literal(Array(#"it's "x""#.utf8)) == #"b'it\'s "x"'"#)
    #expect(literal([0, 0x1f, 0x7e, 0x7f, 0x80, 0xff]) == #"b'\x00\x1f~\x7f\x80\xff'"#)
  }

  @Test("a signed statement that is not a model's is invalid")
  func otherStatements() async throws {
    let changes = [
      ("Statement/v1", "Statement/v0.1"), ("signature/v1.0", "signature/v2.0"),
      ("\"serialization\"", "\"serialisation\""), ("\"resources\"", "\"resource\""),
      ("\"algorithm\": \"sha256\"", "\"algorithm\": \"blake2b\""),
      ("\"name\": \"a\"", "\"name\": \"/a\""),
      ("\"name\": \"a\"", "\"name\": \"../a\""), ("\"name\": \"a\"", "\"name\": \"\""),
      ("\"name\": \"a\"", "\"name\": \"a\\u0000\""), ("\"name\": \"a\"", "\"name\": 1"),
      ("\"digest\": \"8f", "\"digest\": \"8F"), ("{\"_type\"", "{\"_type\": 1, \"_type\""),
    ]
    for (part, other) in changes {
      let changed = good.replacing(part, with: other)
      #expect(changed != good, "\(part)")
      #expect(isInvalid(try await verify(statement: changed), .statement), "\(other)")
    }
    let zero = String(repeating: "0", count: 64)
    let subjects = [
      SignatureMaker.statement([("a", "hi")], root: zero),
      SignatureMaker.statement([("a", "hi"), ("a", "hi")]),
      good.replacing("\"subject\": [", with: "\"subject\": [{}, "),
    ]
    for statement in subjects {
      #expect(isInvalid(try await verify(statement: statement), .statement))
    }
  }

  @Test("an unknown method or hash is not judged")
  func unknownMethods() async throws {
    for (part, other) in [
      ("\"files\"", "\"tensors\""), ("\"hash_type\": \"sha256\"", "\"hash_type\": \"blake3\""),
    ] {
      #expect(isUnjudged(try await verify(statement: good.replacing(part, with: other))))
    }
  }

  @Test("shards are exactly those that their size makes of each file")
  func shards() async throws {
    func statement(_ names: [(String, String)], size: String = "2") -> String {
      SignatureMaker.statement(
        names.map { (name: $0.0, text: $0.1) },
        serialization: #""method": "shards", "shard_size": \#(size)"#,
        algorithm: "sha256-sharded-\(Double(size).flatMap { Int64(exactly: $0) } ?? 0)")
    }
    #expect(try await verify(statement: statement([("a:0:2", "hi")])) == .valid)
    #expect(try await verify(statement: statement([("a:0:2", "hi")], size: "2.0")) == .valid)
    #expect(
      try await verify(statement: statement([("a:0:1", "h"), ("a:1:2", "i")], size: "1")) == .valid)
    let wrong = [
      statement([("a:0:1", "h"), ("a:1:2", "i")]), statement([("a:0:1", "h")]),
      statement([("a:0:2", "hi"), ("a:2:4", "")]), statement([("a:0:2", "hi"), ("b:0:1", "")]),
      statement([("a:0:2", "hi")], size: "1"),
      statement([("a:0:9223372036854775807", "hi")], size: "9223372036854775807"),
    ]
    for statement in wrong { #expect(try await verify(statement: statement) != .valid) }
    for (name, size) in [
      ("a", "2"), ("a:0", "2"), ("a:2:0", "2"), ("a:-1:2", "2"), ("a:0:2", "0"), ("a:0:2", "-1"),
      ("a:0:2", "1e300"), ("a:0:2", "2.5"),
    ] {
      let outcome = try await verify(statement: statement([(name, "hi")], size: size))
      #expect(isInvalid(outcome, .statement), "\(name) \(size)")
    }
  }

  @Test(
    "10,000 mutations of a bundle or its statement neither trap nor verify", arguments: [20_261_121]
  )
  func mutations(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let (bundle, statement) = (Array(try maker.bundle(good).utf8), Array(good.utf8))
    for round in 0..<10_000 {
      var bytes = round.isMultiple(of: 2) ? bundle : statement
      for _ in 0..<Int.random(in: 1...3, using: &generator) { bytes.mutate(using: &generator) }
      if round.isMultiple(of: 2) {
        guard let read = try? SignatureBundle(parsing: bytes) else { continue }
        #expect(read.payload.count <= bytes.count)
      } else {
        guard let read = try? SignedStatement(parsing: bytes) else { continue }
        #expect(read.digests.count <= 1, "seed \(seed), round \(round)")
      }
    }
  }
}
