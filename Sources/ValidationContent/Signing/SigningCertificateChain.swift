// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// Leads from the certificate in a signature to a root that the caller trusts.
struct SigningCertificateChain {
  private let roots: [Certificate]
  private let intermediates: [Certificate]

  /// With more, the ways from a hostile bundle's certificates to a root would be too many to try.
  private static let maximumCertificates = 7

  /// Roots are those that signed themselves; a chain has to end in one, as with openssl.
  init(trusting pem: Data) throws(SignatureRefusal) {
    let blocks = PEMBlock.blocks(in: pem).filter { $0.label == "CERTIFICATE" }
    let certificates = blocks.compactMap { try? Certificate(derEncoded: $0.content) }
    guard certificates.count == blocks.count else {
      throw .cannotJudge(
        "\(blocks.count - certificates.count) of the trusted certificates cannot be read",
        "give PEM certificates with keys on NIST curves, Ed25519 or RSA of at least 2048 bits")
    }
    roots = certificates.filter(Self.isSelfSigned)
    intermediates = certificates.filter { !Self.isSelfSigned($0) }
    guard !roots.isEmpty else {
      throw .cannotJudge(
        "the trusted certificates hold no root", "add the self-signed certificate the chain ends in"
      )
    }
  }

  private static func isSelfSigned(_ certificate: Certificate) -> Bool {
    certificate.subject == certificate.issuer
      && certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
  }

  /// The signer's key, once its certificate leads to a root at the time it began to be valid.
  ///
  /// That time, because a signature must outlive its certificate; so expiry is not looked at.
  func key(
    of bundled: [[UInt8]]
  ) async throws(SignatureRefusal) -> (SignatureKey, SignatureVerification.Signer) {
    guard bundled.count <= Self.maximumCertificates else {
      throw .cannotJudge(
        "the signature brings \(bundled.count) certificates, more than \(Self.maximumCertificates)",
        "sign with the signer's certificate and those between it and the root only")
    }
    let certificates = bundled.compactMap { try? Certificate(derEncoded: $0) }
    guard certificates.count == bundled.count, let leaf = certificates.first else {
      throw .invalid(.certificate, "a certificate in the signature cannot be read")
    }
    try await check(leaf, through: Array(certificates.dropFirst()))
    guard let key = SignatureKey(leaf.publicKey) else {
      throw .invalid(.certificate, "the certificate's key is not on P-256, P-384 or P-521")
    }
    let signer = SignatureVerification.Signer.certificate(
      subject: VisibleText.of("\(leaf.subject)".utf8),
      issuer: VisibleText.of("\(leaf.issuer)".utf8),
      fingerprint: ContentDigest.sha256(of: bundled[0]))
    return (key, signer)
  }

  private func check(
    _ leaf: Certificate, through others: [Certificate]
  ) async throws(SignatureRefusal) {
    // Named by the caller itself: whether it may issue others does not matter then.
    if roots.contains(leaf), SigningCertificatePolicy.maySignModels(leaf) { return }
    let time = leaf.notValidBefore
    var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
      RFC5280Policy(fixedExpiryValidationTime: time)
      SigningCertificatePolicy()
    }
    let result = await verifier.validate(
      leaf: leaf, intermediates: CertificateStore(intermediates + others))
    guard case .couldNotValidate(let failures) = result else { return }
    let reasons = Set(failures.map { VisibleText.of("\($0.policyFailureReason)".utf8) }).sorted()
    throw .invalid(
      .certificate,
      reasons.isEmpty
        ? "the certificate does not lead to a trusted root"
        : "the certificate is not valid for this: \(reasons.joined(separator: "; "))")
  }
}
