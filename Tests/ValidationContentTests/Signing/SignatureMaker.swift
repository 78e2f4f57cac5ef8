// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

@testable import ValidationContent

/// Signs whatever it is given, so that what comes behind a good signature can be tested.
struct SignatureMaker {
  let key = P256.Signing.PrivateKey()

  var trust: SignatureTrust { .publicKey(Data(pem.utf8)) }

  var pem: String {
    PEMBlock(label: "PUBLIC KEY", content: Array(key.publicKey.derRepresentation)).text
  }

  var hint: String { ContentDigest.sha256(of: pem.utf8).hex }

  func signature(over bytes: [UInt8]) throws -> String {
    try key.signature(for: SHA256.hash(data: bytes)).derRepresentation.base64EncodedString()
  }

  func bundle(
    _ payload: String, encoding: ([UInt8]) -> [UInt8] = SignedBytes.standard,
    material: String? = nil
  ) throws -> String {
    let bytes = Array(payload.utf8)
    return """
      {"mediaType": "\(SignatureBundle.mediaType)",
       "verificationMaterial": {\(material ?? #""publicKey": {"hint": "\#(hint)"}"#), "tlogEntries": []},
       "dsseEnvelope": {"payload": "\(Data(bytes).base64EncodedString())",
         "payloadType": "\(SignatureBundle.payloadType)",
         "signatures": [{"sig": "\(try signature(over: encoding(bytes)))", "keyid": ""}]}}
      """
  }

  /// Of a model whose pieces hold these texts, in order of name.
  static func statement(
    _ pieces: [(name: String, text: String)], serialization: String = #""method": "files""#,
    algorithm: String = "sha256", root: String? = nil
  ) -> String {
    let digests = pieces.map { ContentDigest.sha256(of: $0.text.utf8) }
    let sum = ContentDigest.sha256(
      of: digests.flatMap { LowercaseHex.bytes($0.hex, count: 32) ?? [] })
    let resources = zip(pieces, digests).map { piece, digest in
      #"{"name": "\#(piece.name)", "algorithm": "\#(algorithm)", "digest": "\#(digest)"}"#
    }
    return """
      {"_type": "https://in-toto.io/Statement/v1",
       "subject": [{"name": "model", "digest": {"sha256": "\(root ?? sum.hex)"}}],
       "predicateType": "https://model_signing/signature/v1.0",
       "predicate": {"serialization": {\(serialization), "hash_type": "sha256", "allow_symlinks": false},
         "resources": [\(resources.joined(separator: ", "))]}}
      """
  }
}
