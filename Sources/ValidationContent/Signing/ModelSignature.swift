// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Offline verification of OpenSSF model signatures: version 1 by key or certificate, and 0.2.
package enum ModelSignature {
  /// Reads every covered byte once, on all cores, whatever the verdict on single files is.
  ///
  /// `ignoring` are paths below the model; the signature itself may lie among its files.
  package static func verify(
    modelAt model: URL, signatureAt signature: URL, trust: SignatureTrust, ignoring: [String] = []
  ) async -> SignatureVerification {
    var signer: SignatureVerification.Signer?
    var notices: [String] = []
    do throws(SignatureRefusal) {
      let bundle = try SignatureBundle(parsing: try bytes(ofSignatureAt: signature))
      let verified = try await SignatureAuthority(trust).check(bundle)
      (signer, notices) = (verified.signer, verified.notices)
      let statement = try SignedStatement(parsing: bundle.payload)
      let ignored = IgnoredPaths(
        statement: statement, callers: ignoring.compactMap { ContentPath(normalizing: $0) },
        signature: path(of: signature, below: model))
      var files = SignedFiles(statement: statement, ignored: ignored, root: model)
      try await compare(&files)
      return SignatureVerification(
        outcome: files.faults.isEmpty ? .valid : .invalid(files.faults), signer: signer,
        coverage: files.coverage, notices: notices + gitNotice(files))
    } catch {
      return SignatureVerification(
        outcome: outcome(of: error), signer: signer, coverage: .init(), notices: notices)
    }
  }

  private static func bytes(ofSignatureAt url: URL) throws(SignatureRefusal) -> [UInt8] {
    do throws(ContentReadError) {
      return try ContentFile(at: url).contents(atMost: SignatureBundle.maximumBytes)
    } catch {
      throw .cannotJudge("failed to read the signature: \(error)", "name the signature's file")
    }
  }

  private static func compare(_ files: inout SignedFiles) async throws(SignatureRefusal) {
    do throws(ContentReadError) { try await files.compare() } catch {
      throw .cannotJudge(
        "failed to read the model: \(error)", "make all of it readable and run again")
    }
  }

  private static func outcome(of refusal: SignatureRefusal) -> SignatureVerification.Outcome {
    switch refusal {
    case .invalid(let fault): .invalid([fault])
    case .cannotJudge(let obstacle): .cannotJudge(obstacle)
    }
  }

  private static func path(of signature: URL, below model: URL) -> ContentPath? {
    let (inner, outer) = (signature.resolvingSymlinksInPath(), model.resolvingSymlinksInPath())
    let (name, root) = (inner.path(percentEncoded: false), outer.path(percentEncoded: false))
    let folder = root.hasSuffix("/") ? root : root + "/"
    guard name.utf8.starts(with: folder.utf8) else { return nil }
    return ContentPath(Array(name.utf8.dropFirst(folder.utf8.count)))
  }

  /// Said of every folder, because the file may also be added later.
  private static func gitNotice(_ files: SignedFiles) -> [String] {
    guard files.leavesOutGitAttributes else { return [] }
    return [
      "git's own files are not signed: .gitattributes, which decides the filters that write the "
        + "model's files, may change under a valid signature"
    ]
  }
}
