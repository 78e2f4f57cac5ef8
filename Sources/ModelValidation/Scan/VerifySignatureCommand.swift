// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationContent
import ValidationReporting

struct VerifySignatureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-signature",
    abstract: "Verify an OpenSSF model signature offline, by a key or by certificates.",
    discussion: """
      Exit codes: 0 valid, 1 not valid, 3 could not be judged (no key or certificate given, keyless \
      sigstore, a hash that is not supported, unreadable files). See Documentation/ModelSignatures.md.
      """)

  @Argument(help: "Model file or folder.")
  var model: String

  @Option(help: ArgumentHelp("The signature, a sigstore bundle.", valueName: "file"))
  var signature: String

  @Option(help: ArgumentHelp("PEM file with the signer's public key.", valueName: "file"))
  var publicKey: String?

  @Option(help: ArgumentHelp("PEM file with the trusted roots.", valueName: "file"))
  var certificateChain: String?

  @Option(help: ArgumentHelp("Path in the model to leave out; repeatable.", valueName: "path"))
  var ignore: [String] = []

  func run() async throws {
    let process = ProcessDescription.current
    let verification = await ModelSignature.verify(
      modelAt: process.file(model), signatureAt: process.file(signature),
      trust: try trust(process), ignoring: ignore)
    let text = SignatureText(verification)
    for line in text.lines { StandardStreams.print(line) }
    throw Finished(code: text.status)
  }

  private func trust(_ process: ProcessDescription) throws -> SignatureTrust {
    switch (publicKey, certificateChain) {
    case (let key?, nil): return .publicKey(try read(key, process))
    case (nil, let chain?): return .certificates(try read(chain, process))
    case (nil, nil): return .nothing
    default:
      throw UsageError(
        "failed to choose whom to trust: --public-key and --certificate-chain are both given",
        remedy: "give the one that the signature was made with")
    }
  }

  private func read(_ path: String, _ process: ProcessDescription) throws -> Data {
    do { return try Data(contentsOf: process.file(path)) } catch {
      throw UsageError(
        "failed to read \(path): \(error.localizedDescription)", remedy: "name a PEM file")
    }
  }
}

/// What a verification came to, for readers.
struct SignatureText {
  private let verification: SignatureVerification

  /// Enough to see what happened to a model.
  private static let mostFaults = 50

  init(_ verification: SignatureVerification) { self.verification = verification }

  var status: RunStatus {
    switch verification.outcome {
    case .valid: .passed
    case .invalid: .failed
    case .cannotJudge: .unmeasured
    }
  }

  var lines: [String] {
    let signer = verification.signer.map { ["signed by  \($0)"] } ?? []
    let coverage = verification.coverage
    let covered =
      coverage.files == 0
      ? []
      : [
        "covers     \(coverage.files) \(coverage.files == 1 ? "file" : "files"), \(ByteCount(coverage.bytes))"
      ]
    let left = coverage.uncovered.prefix(Self.mostFaults).map {
      "not covered  \($0.path): \($0.reason.rawValue)"
    }
    let notes = verification.notices.map { "note       \($0)" }
    return (signer + covered + left + notes + outcome).map { VisibleText.line($0, budget: 2_000) }
      + ["result: \(word) (exit \(status.rawValue))"]
  }

  private var word: String {
    switch verification.outcome {
    case .valid: "signature valid"
    case .invalid: "signature not valid"
    case .cannotJudge: "could not be judged"
    }
  }

  private var outcome: [String] {
    switch verification.outcome {
    case .valid: return []
    case .cannotJudge(let obstacle):
      return ["unjudged   \(obstacle.reason)", "  next: \(obstacle.remedy)"]
    case .invalid(let faults):
      let rest = faults.count - Self.mostFaults
      return faults.prefix(Self.mostFaults).map { "fault      \($0)" }
        + (rest > 0 ? ["fault      and \(rest) more"] : [])
    }
  }
}
