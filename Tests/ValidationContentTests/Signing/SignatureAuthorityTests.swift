// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct SignatureAuthorityTests {
  private let model: SignedModel

  init() throws { model = try SignedModel() }

  private func verify(_ signature: String, _ trust: SignatureTrust) async -> SignatureVerification {
    await ModelSignature.verify(
      modelAt: model.root, signatureAt: SignedModel.fixture(signature), trust: trust)
  }

  private func isUnjudged(_ outcome: SignatureVerification.Outcome) -> Bool {
    if case .cannotJudge = outcome { true } else { false }
  }

  @Test("another key, on the same curve or another, does not verify")
  func otherKey() async throws {
    #expect(await verify("files-p256.sig", SignatureMaker().trust).outcome != .valid)
    #expect(await verify("files-p256.sig", try SignedModel.trust("p384.pub.pem")).outcome != .valid)
  }

  @Test("a key file may carry text around its block, other line ends and other blocks")
  func keyFile() async throws {
    let pem = try String(contentsOf: SignedModel.fixture("p256.pub.pem"), encoding: .utf8)
    let spellings = [
      "Public Key Information:\n\tCurve: P-256\n\n" + pem, pem + "trailing\n",
      pem.replacing("\n", with: "\r\n"), "-----BEGIN X-----\nAAAA\n-----END X-----\n" + pem,
    ]
    for spelling in spellings {
      #expect(await verify("files-p256.sig", .publicKey(Data(spelling.utf8))).outcome == .valid)
    }
  }

  @Test("a file without a usable public key is not judged by")
  func noKey() async throws {
    let certificate = try Data(contentsOf: SignedModel.fixture("root.pem"))
    let broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    for pem in [Data(), certificate, Data(broken.utf8)] {
      #expect(isUnjudged(await verify("files-p256.sig", .publicKey(pem)).outcome))
    }
  }

  @Test("trust of the other kind does not verify, and without any nothing is judged")
  func kinds() async throws {
    let (key, root) = (
      try SignedModel.trust("p256.pub.pem"), try SignedModel.trust("root.pem")
    )
    #expect(await verify("files-p256.sig", root).outcome != .valid)
    #expect(await verify("cert-direct.sig", key).outcome != .valid)
    #expect(isUnjudged(await verify("files-p256.sig", .nothing).outcome))
    #expect(isUnjudged(await verify("cert-direct.sig", .nothing).outcome))
  }

  @Test("trusted certificates without a root are not judged by, and others beside it do no harm")
  func roots() async throws {
    let root = try Data(contentsOf: SignedModel.fixture("root.pem"))
    let other = try Data(contentsOf: SignedModel.fixture("other-root.pem"))
    #expect(isUnjudged(await verify("cert-direct.sig", .certificates(Data())).outcome))
    #expect(await verify("cert-direct.sig", .certificates(other + root)).outcome == .valid)
    let cut = Data("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8)
    #expect(isUnjudged(await verify("cert-direct.sig", .certificates(root + cut)).outcome))
  }

  @Test("the signer of a certificate signature is named by subject and issuer")
  func certificateSigner() async throws {
    let result = await verify("cert-chain.sig", try SignedModel.trust("root.pem"))
    guard case .certificate(let subject, let issuer, _) = result.signer else {
      return #expect(Bool(false))
    }
    #expect((subject, issuer) == ("CN=Signer", "CN=Middle"))
  }

  @Test("a keyless signature says clearly that it is not supported, whatever is trusted")
  func keyless() async throws {
    let maker = SignatureMaker()
    let text = try maker.bundle(
      SignatureMaker.statement([]), material: #""certificate": {"rawBytes": "AAAA"}"#)
    let file = try model.folder.write(text.utf8, as: "keyless.sig")
    for trust in [maker.trust, .nothing, try SignedModel.trust("root.pem")] {
      let result = await ModelSignature.verify(
        modelAt: model.root, signatureAt: file, trust: trust)
      guard case .cannotJudge(let obstacle) = result.outcome else { return #expect(Bool(false)) }
      #expect(obstacle.reason.contains("keyless") && obstacle.reason.contains("not supported"))
    }
  }

  @Test("more certificates than a chain needs are not tried")
  func manyCertificates() async throws {
    let one = #"{"rawBytes": "AAAA"}"#
    let list = Array(repeating: one, count: 8).joined(separator: ", ")
    let text = try SignatureMaker().bundle(
      "{}", material: #""x509CertificateChain": {"certificates": [\#(list)]}"#)
    let file = try model.folder.write(text.utf8, as: "many.sig")
    let result = await ModelSignature.verify(
      modelAt: model.root, signatureAt: file, trust: try SignedModel.trust("root.pem"))
    #expect(isUnjudged(result.outcome))
  }

  @Test("1,000 mutations of a certificate neither trap nor lead to a root", arguments: [20_261_121])
  func mutations(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let file = try Data(contentsOf: SignedModel.fixture("cert-chain.sig"))
    let bundle = try SignatureBundle(parsing: Array(file))
    guard case .certificates(let certificates) = bundle.material else {
      return #expect(Bool(false))
    }
    let root = try Data(contentsOf: SignedModel.fixture("root.pem"))
    let chain = try SigningCertificateChain(trusting: root)
    for _ in 0..<1_000 {
      var changed = certificates
      changed[Int.random(in: 0..<changed.count, using: &generator)].mutate(using: &generator)
      if changed == certificates { continue }
      let key = try? await chain.key(of: changed)
      #expect(key == nil, "seed \(seed)")
    }
  }
}
