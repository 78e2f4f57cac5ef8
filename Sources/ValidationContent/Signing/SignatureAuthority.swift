// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Decides whether a bundle's signature was made by whom the caller trusts.
struct SignatureAuthority {
  private let trust: SignatureTrust

  init(_ trust: SignatureTrust) { self.trust = trust }

  typealias Verified = (signer: SignatureVerification.Signer, notices: [String])

  func check(_ bundle: SignatureBundle) async throws(SignatureRefusal) -> Verified {
    switch (bundle.material, trust) {
    case (.keyless, _):
      throw .cannotJudge(
        "it is a keyless Sigstore signature, which is not supported: it needs the log's trust root",
        "verify it with `model_signing verify sigstore`, or sign with a key or a certificate")
    case (.publicKey(let hint), .publicKey(let pem)):
      return try check(bundle, hint: hint, key: SignatureKey(pem: pem))
    case (.certificates(let certificates), .certificates(let pem)):
      return try await check(bundle, certificates, SigningCertificateChain(trusting: pem))
    case (.publicKey, .certificates):
      throw .invalid(.key, "it is signed with a key, and certificates are what is trusted")
    case (.certificates, .publicKey):
      throw .invalid(.certificate, "it is signed with a certificate, and a key is what is trusted")
    case (.publicKey, .nothing):
      throw .cannotJudge("nobody's signature is trusted", "give the signer's public key")
    case (.certificates, .nothing):
      throw .cannotJudge("nobody's signature is trusted", "give the certificates to trust")
    }
  }

  private func check(
    _ bundle: SignatureBundle, hint: String?, key: SignatureKey
  ) throws(SignatureRefusal) -> Verified {
    let fingerprint = key.fingerprint
    guard hint == nil || hint == fingerprint.hex else {
      throw .invalid(.key, "it names another key than the trusted one, \(fingerprint)")
    }
    guard
      key.verifies(bundle.signature, over: SignedBytes.standard(bundle.payload))
        || key.verifies(bundle.signature, over: SignedBytes.version02(bundle.payload))
    else { throw Self.mismatch }
    let notice = "it does not say by which key it was made, as signatures before 1.1 do not"
    return (.key(fingerprint: fingerprint), hint == nil ? [notice] : [])
  }

  private func check(
    _ bundle: SignatureBundle, _ certificates: [[UInt8]], _ chain: SigningCertificateChain
  ) async throws(SignatureRefusal) -> Verified {
    let (key, signer) = try await chain.key(of: certificates)
    // Version 0.2 used SHA-256 whatever the curve.
    guard
      key.verifies(bundle.signature, over: SignedBytes.standard(bundle.payload))
        || key.verifies(
          bundle.signature, over: SignedBytes.version02(bundle.payload), alwaysSHA256: true)
    else { throw Self.mismatch }
    return (signer, [])
  }

  private static let mismatch = SignatureRefusal.invalid(
    .signature, "the signature does not belong to what is signed: one of them was changed")
}
