// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import SwiftASN1
import X509

/// What a chain must meet beside RFC 5280: each certificate may be used as it is used here.
///
/// The library's own policy leaves key usage aside, as browsers do; openssl, by which the reference
/// implementation verifies, does not.
struct SigningCertificatePolicy: VerifierPolicy {
  /// Names and usages beyond signing restrict nothing that is asked here, but are understood.
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.keyUsage, .X509ExtensionID.extendedKeyUsage,
    .X509ExtensionID.subjectAlternativeName,
  ]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    guard let leaf = chain.first, Self.maySignModels(leaf) else {
      return .failsToMeetPolicy(
        reason: "the certificate is for neither digital signatures nor code signing")
    }
    guard chain.dropFirst().allSatisfy(Self.mayIssue) else {
      return .failsToMeetPolicy(reason: "an issuer's key usage does not allow to sign certificates")
    }
    // The root's own signature is not what it is trusted for.
    guard chain.dropLast().allSatisfy({ $0.signatureAlgorithm != .sha1WithRSAEncryption }) else {
      return .failsToMeetPolicy(reason: "a certificate of the chain is signed with SHA-1")
    }
    return .meetsPolicy
  }

  static func maySignModels(_ leaf: Certificate) -> Bool {
    if let usage = try? leaf.extensions.keyUsage, usage.digitalSignature { return true }
    guard let usages = try? leaf.extensions.extendedKeyUsage else { return false }
    return usages.contains(.codeSigning)
  }

  private static func mayIssue(_ issuer: Certificate) -> Bool {
    do {
      guard let usage = try issuer.extensions.keyUsage else { return true }
      return usage.keyCertSign
    } catch {
      return false
    }
  }
}
