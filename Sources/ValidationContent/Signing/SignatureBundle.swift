// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A Sigstore bundle with one DSSE envelope, as model signatures are stored.
///
/// Read to the letter: an unknown name is an error, as in the Sigstore libraries, whose readers would
/// otherwise see different things in one file. Nothing in it is trusted yet.
struct SignatureBundle {
  enum Material: Hashable {
    /// The digest of the public key's PEM text; absent before model-signing 1.1.
    case publicKey(hint: String?)
    /// DER, the signer's first.
    case certificates([[UInt8]])
    /// A short-lived certificate that only a transparency log vouches for.
    case keyless
  }

  let material: Material
  let payload: [UInt8]
  let signature: [UInt8]

  static let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"
  static let payloadType = "application/vnd.in-toto+json"
  /// What 150,000 signed files take.
  static let maximumBytes: Int64 = 32 << 20

  init(parsing bytes: [UInt8]) throws(SignatureRefusal) {
    let root: StrictJSON
    do throws(StrictJSONError) { root = try StrictJSONReader.read(bytes) } catch {
      throw .invalid(.bundle, "the signature is no JSON document: \(error)")
    }
    guard let mediaType = root["mediaType"]?.string, mediaType == Self.mediaType else {
      throw .invalid(.bundle, "its mediaType is not \(Self.mediaType)")
    }
    try Self.checkNames(
      of: root, "the bundle", ["mediaType", "verificationMaterial", "dsseEnvelope"])
    material = try Self.material(root["verificationMaterial"])
    (payload, signature) = try Self.envelope(root["dsseEnvelope"])
  }

  private static func envelope(
    _ envelope: StrictJSON?
  ) throws(SignatureRefusal) -> (payload: [UInt8], signature: [UInt8]) {
    guard let envelope else { throw .invalid(.bundle, "it has no dsseEnvelope") }
    try checkNames(of: envelope, "dsseEnvelope", ["payload", "payloadType", "signatures"])
    guard envelope["payloadType"]?.string == payloadType else {
      throw .invalid(.bundle, "its payloadType is not \(payloadType)")
    }
    guard let signatures = envelope["signatures"]?.array, signatures.count == 1 else {
      throw .invalid(.bundle, "it does not hold exactly one signature")
    }
    try checkNames(of: signatures[0], "a signature", ["sig", "keyid"])
    guard let payload = base64(envelope["payload"]), let signature = base64(signatures[0]["sig"])
    else {
      throw .invalid(.bundle, "its payload or its signature is no base64")
    }
    return (payload, signature)
  }

  private static func material(_ material: StrictJSON?) throws(SignatureRefusal) -> Material {
    let kinds = ["publicKey", "x509CertificateChain", "certificate"]
    let found = kinds.filter { material?[$0] != nil }
    guard let material, found.count == 1 else {
      throw .invalid(
        .bundle, "its verificationMaterial is not one of \(kinds.joined(separator: ", "))")
    }
    try checkNames(
      of: material, "verificationMaterial", kinds + ["tlogEntries", "timestampVerificationData"])
    switch found[0] {
    case "publicKey": return try publicKey(material["publicKey"])
    case "certificate": return .keyless
    default: return try certificates(material["x509CertificateChain"])
    }
  }

  private static func publicKey(_ key: StrictJSON?) throws(SignatureRefusal) -> Material {
    // The last two were written before 1.1; the key that counts is the caller's.
    try checkNames(of: key, "publicKey", ["hint", "rawBytes", "keyDetails"])
    guard let hint = key?["hint"] else { return .publicKey(hint: nil) }
    guard let hint = hint.string else { throw .invalid(.bundle, "its hint is no text") }
    return .publicKey(hint: hint.isEmpty ? nil : hint)
  }

  private static func certificates(_ chain: StrictJSON?) throws(SignatureRefusal) -> Material {
    try checkNames(of: chain, "x509CertificateChain", ["certificates"])
    let listed = chain?["certificates"]?.array ?? []
    for certificate in listed { try checkNames(of: certificate, "a certificate", ["rawBytes"]) }
    let certificates = listed.compactMap { base64($0["rawBytes"]) }
    guard !listed.isEmpty, certificates.count == listed.count else {
      throw .invalid(.bundle, "its certificates are no base64, or there is none")
    }
    return .certificates(certificates)
  }

  private static func checkNames(
    of value: StrictJSON?, _ place: String, _ known: [String]
  ) throws(SignatureRefusal) {
    guard let members = value?.object else { throw .invalid(.bundle, "\(place) is no object") }
    if let unknown = members.keys.filter({ !known.contains($0) }).min() {
      throw .invalid(.bundle, "\(place) has the unknown name \(VisibleText.of(unknown.utf8))")
    }
  }

  private static func base64(_ value: StrictJSON?) -> [UInt8]? {
    guard let text = value?.string, let data = Data(base64Encoded: text) else { return nil }
    return Array(data)
  }
}
