// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Offline verification of OpenSSF model signatures: version 1 by key or certificate, and 0.2.
package enum ModelSignature {
  /// Reads every covered byte once, on all cores, whatever the verdict on single files is.
  ///
  /// `ignoring` are paths below the model, relative to it or absolute; the signature itself may lie
  /// among its files.
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
        statement: statement, callers: ignoring.compactMap { ignoredPath($0, below: model) },
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

  private static func ignoredPath(_ text: String, below model: URL) -> ContentPath? {
    text.hasPrefix("/")
      ? path(of: URL(filePath: text), below: model) : ContentPath(normalizing: text)
  }

  /// Nil where it does not lie below the model; a link in the last place is not followed.
  private static func path(of file: URL, below model: URL) -> ContentPath? {
    let folder = file.absoluteURL.deletingLastPathComponent().resolvingSymlinksInPath()
    let name = folder.appending(path: file.lastPathComponent, directoryHint: .notDirectory)
    let bytes = ContentLocation(name).root
    let root = ContentLocation(model.absoluteURL.resolvingSymlinksInPath()).root + [0x2f]
    return bytes.starts(with: root) ? ContentPath(bytes.dropFirst(root.count)) : nil
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
