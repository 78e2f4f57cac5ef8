// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct ModelSignatureTests {
  /// A row of the table that the reference implementation filled in.
  struct Verdict: CustomTestStringConvertible {
    let signature: String
    let trust: String
    let tampering: String
    let isAccepted: Bool

    var testDescription: String { "\(signature), \(trust), \(tampering)" }

    static let all: [Verdict] = {
      let text = try? String(contentsOf: SignedModel.fixture("verdicts.csv"), encoding: .utf8)
      return (text ?? "").split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",").map(String.init)
        return Verdict(
          signature: cells[0], trust: cells[1], tampering: cells[2], isAccepted: cells[3] == "ok")
      }
    }()
  }

  @Test("every verdict of the reference implementation, but that blake3 is not judged")
  func reference() async throws {
    #expect(Verdict.all.count > 200)
    for verdict in Verdict.all {
      let model = try SignedModel(linked: verdict.signature == "linked")
      try model.tamper(verdict.tampering)
      let outcome = try await model.verify(verdict.signature, by: verdict.trust).outcome
      switch outcome {
      case .valid: #expect(verdict.isAccepted, "\(verdict.testDescription)")
      case .invalid(let faults):
        #expect(!verdict.isAccepted, "\(verdict.testDescription): \(faults)")
        #expect(!faults.isEmpty)
      case .cannotJudge(let obstacle):
        #expect(verdict.signature == "blake3", "\(verdict.testDescription): \(obstacle)")
      }
    }
  }

  @Test("a valid outcome says who signed, what was read and what was not covered")
  func coverage() async throws {
    let result = try await SignedModel().verify("ignoring")
    #expect(result.outcome == .valid)
    let pem = try Data(contentsOf: SignedModel.fixture("p256.pub.pem"))
    #expect(result.signer == .key(fingerprint: ContentDigest.sha256(of: pem)))
    #expect(result.coverage.files == 7)
    #expect(result.coverage.bytes == 2 + 256 + 200 + 6 + 99 + 101)
    #expect(
      result.coverage.uncovered.map { "\($0.path): \($0.reason)" } == [
        ".gitattributes: git", "notes: signerIgnores",
      ])
    #expect(result.notices.contains { $0.contains(".gitattributes") })
  }

  @Test("a signature by shards lists the empty files that it does not cover")
  func emptyFiles() async throws {
    let result = try await SignedModel().verify("shards")
    #expect(result.outcome == .valid)
    #expect(
      result.coverage.uncovered.map { "\($0.path): \($0.reason)" } == [
        ".gitattributes: git", "empty.txt: emptyInShards",
      ])
  }

  @Test("git's own files are covered where the signer listed them")
  func gitCovered() async throws {
    let model = try SignedModel()
    let result = try await model.verify("with-git")
    #expect(result.outcome == .valid)
    #expect(result.coverage.uncovered.isEmpty)
    #expect(result.notices.isEmpty)
  }

  @Test("a signature that lies among the model's files is not one of them")
  func signatureInside() async throws {
    let model = try SignedModel()
    try FileManager.default.copyItem(
      at: SignedModel.fixture("files-p256.sig"), to: model.url("sub/model.sig"))
    let result = await ModelSignature.verify(
      modelAt: model.root, signatureAt: model.url("sub/model.sig"),
      trust: try SignedModel.trust("p256.pub.pem"))
    #expect(result.outcome == .valid)
    #expect(result.coverage.uncovered.map(\.reason) == [.git, .signatureFile])
  }

  @Test("what the caller ignores is not read, and only below the model")
  func ignoring() async throws {
    let model = try SignedModel()
    try model.write("extra/deep/file", [1])
    let absolute = model.url("extra").path(percentEncoded: false)
    for spelling in ["extra", "./extra/", "extra//deep", "extra/deep/file", absolute] {
      let result = try await model.verify("files-p256", ignoring: [spelling])
      #expect(result.outcome == .valid, "\(spelling)")
      #expect(result.coverage.uncovered.contains { $0.reason == .callerIgnores })
    }
    for spelling in ["ext", "extra/dee", ".", "", "/", "../model/extra"] {
      let result = try await model.verify("files-p256", ignoring: [spelling])
      #expect(result.outcome != .valid, "\(spelling)")
    }
  }

  @Test("a signed file that the caller ignores is missed")
  func ignoringSigned() async throws {
    let result = try await SignedModel().verify("files-p256", ignoring: ["sub"])
    guard case .invalid(let faults) = result.outcome else { return #expect(Bool(false)) }
    #expect(faults.map(\.kind) == [.fileMissing, .fileMissing])
  }

  @Test("each fault is named with its path, in order")
  func faults() async throws {
    let model = try SignedModel()
    for how in ["file changed", "file removed", "file added", "link added"] {
      try model.tamper(how)
    }
    #expect(mkfifo(model.url("pipe").path(percentEncoded: false), 0o600) == 0)
    let result = try await model.verify("files-p256")
    guard case .invalid(let faults) = result.outcome else { return #expect(Bool(false)) }
    #expect(
      faults.map { "\($0.path?.description ?? "") \($0.kind.rawValue)" } == [
        "link.bin file-linked", "pipe file-special", "sub/b.bin file-missing",
        "sub/new.bin file-extra", "weights.bin file-changed",
      ])
    #expect(result.signer != nil)
  }

  @Test("a signature that is itself a link among the model's files is not one of them")
  func linkedSignature() async throws {
    let model = try SignedModel()
    try model.link("m.sig", to: SignedModel.fixture("files-p256.sig").path(percentEncoded: false))
    let result = await ModelSignature.verify(
      modelAt: model.root, signatureAt: model.url("m.sig"),
      trust: try SignedModel.trust("p256.pub.pem"))
    #expect(result.outcome == .valid)
  }

  @Test("a file that became a link or a FIFO is one fault, not two")
  func oneFault() async throws {
    let model = try SignedModel()
    try model.tamper("file replaced by link")
    try model.remove("exact.bin")
    #expect(mkfifo(model.url("exact.bin").path(percentEncoded: false), 0o600) == 0)
    guard case .invalid(let faults) = try await model.verify("files-p256").outcome else {
      return #expect(Bool(false))
    }
    #expect(faults.map(\.kind) == [.fileSpecial, .fileLinked])
  }

  @Test("a model of one file is verified as that file, and not as a folder")
  func singleFile() async throws {
    let model = try SignedModel()
    func verify(_ path: URL) async throws -> SignatureVerification {
      await ModelSignature.verify(
        modelAt: path, signatureAt: SignedModel.fixture("single.sig"),
        trust: try SignedModel.trust("p256.pub.pem"))
    }
    #expect(try await verify(model.url("weights.bin")).outcome == .valid)
    #expect(try await verify(model.url("exact.bin")).outcome != .valid)
    #expect(try await verify(model.root).outcome != .valid)
    let folder = await ModelSignature.verify(
      modelAt: model.url("weights.bin"), signatureAt: SignedModel.fixture("files-p256.sig"),
      trust: try SignedModel.trust("p256.pub.pem"))
    #expect(folder.outcome != .valid)
  }

  @Test("a link to a folder inside the model is covered there, one that leads out is refused")
  func linkedFolders() async throws {
    let model = try SignedModel(linked: true)
    try model.link("again", to: "sub")
    let inside = try await model.verify("linked")
    #expect(inside.outcome == .valid)
    #expect(inside.coverage.uncovered.contains { $0.reason == .linkedFolder })
    for target in ["/", ".", "notes", ".."] {
      try model.link("out", to: target)
      let ignoring = target == "notes" ? ["notes"] : []
      #expect(try await model.verify("linked", ignoring: ignoring).outcome != .valid, "\(target)")
      try model.remove("out")
    }
  }

  @Test("a model behind a link, a missing model and a missing signature are not valid")
  func places() async throws {
    let model = try SignedModel()
    let alias = model.folder.url.appending(path: "alias", directoryHint: .notDirectory)
    try FileManager.default.createSymbolicLink(at: alias, withDestinationURL: model.root)
    let trust = try SignedModel.trust("p256.pub.pem")
    let good = SignedModel.fixture("files-p256.sig")
    let linked = await ModelSignature.verify(modelAt: alias, signatureAt: good, trust: trust)
    #expect(linked.outcome != .valid)
    for (place, signature) in [(model.url("nowhere"), good), (model.root, model.url("nowhere"))] {
      let result = await ModelSignature.verify(
        modelAt: place, signatureAt: signature, trust: trust)
      guard case .cannotJudge = result.outcome else { return #expect(Bool(false)) }
    }
  }

  @Test("an unreadable folder or file is not judged", .enabled(if: getuid() != 0))
  func unreadable() async throws {
    let model = try SignedModel()
    #expect(chmod(model.url("weights.bin").path(percentEncoded: false), 0) == 0)
    guard case .cannotJudge = try await model.verify("files-p256").outcome else {
      return #expect(Bool(false))
    }
  }
}
