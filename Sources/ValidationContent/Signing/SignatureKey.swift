// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import SwiftASN1
import X509

/// A public key of a kind that model signatures are made with: ECDSA on one of three curves.
enum SignatureKey {
  case p256(P256.Signing.PublicKey)
  case p384(P384.Signing.PublicKey)
  case p521(P521.Signing.PublicKey)

  /// Nil for keys of another kind.
  init?(_ key: Certificate.PublicKey) {
    if let key = P256.Signing.PublicKey(key) {
      self = .p256(key)
    } else if let key = P384.Signing.PublicKey(key) {
      self = .p384(key)
    } else if let key = P521.Signing.PublicKey(key) {
      self = .p521(key)
    } else {
      return nil
    }
  }

  init(pem: Data) throws(SignatureRefusal) {
    let blocks = PEMBlock.blocks(in: pem)
    guard let block = blocks.first(where: { $0.label == "PUBLIC KEY" }) else {
      throw .cannotJudge(
        "the public key file has no PUBLIC KEY block",
        "give the PEM file that `openssl pkey -pubout` writes")
    }
    guard let key = try? Certificate.PublicKey(derEncoded: block.content), let known = Self(key)
    else {
      throw .cannotJudge(
        "the public key is not on P-256, P-384 or P-521",
        "model signatures are made with these; give the signer's key")
    }
    self = known
  }

  /// Of the key as a PEM file, whatever the file around it looked like: `sha256sum pub.pem`.
  var fingerprint: SHA256Digest {
    let der =
      switch self {
      case .p256(let key): key.derRepresentation
      case .p384(let key): key.derRepresentation
      case .p521(let key): key.derRepresentation
      }
    return ContentDigest.sha256(of: PEMBlock(label: "PUBLIC KEY", content: Array(der)).text.utf8)
  }

  /// With the hash that belongs to the curve; with SHA-256 on every curve where that is asked for.
  func verifies(_ signature: [UInt8], over bytes: [UInt8], alwaysSHA256: Bool = false) -> Bool {
    switch self {
    case .p256(let key):
      guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: SHA256.hash(data: bytes))
    case .p384(let key):
      guard let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature) else {
        return false
      }
      return alwaysSHA256
        ? key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        : key.isValidSignature(signature, for: SHA384.hash(data: bytes))
    case .p521(let key):
      guard let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature) else {
        return false
      }
      return alwaysSHA256
        ? key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        : key.isValidSignature(signature, for: SHA512.hash(data: bytes))
    }
  }
}
