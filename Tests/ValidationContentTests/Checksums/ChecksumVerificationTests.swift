// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct ChecksumVerificationTests {
  private let folder: TemporaryFolder
  private let digest = ContentDigest.sha256(of: "hi".utf8)

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a", "b"] { _ = try folder.write("hi".utf8, as: name) }
  }

  private func verify(_ text: String) async -> ChecksumVerification {
    await ChecksumVerification.verify(ChecksumList(parsing: Array(text.utf8)), below: folder.url)
  }

  private func outcomes(_ verification: ChecksumVerification) -> [String] {
    verification.results.map { result in
      switch result.outcome {
      case .different: "\(result.path) different"
      case .unreadable: "\(result.path) unreadable"
      default: "\(result.path) \(result.outcome)"
      }
    }
  }

  @Test("files with their listed digests match, also through a link")
  func matching() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path(percentEncoded: false) + "link", withDestinationPath: "a")
    let result = await verify("\(digest)  a\n\(digest) *b\n\(digest)  link\n")
    #expect(result.isMatching)
    #expect(result.results.map(\.size) == [2, 2, 2])
  }

  @Test("a changed, a missing and an unreadable file are told apart")
  func faults() async throws {
    _ = try folder.write("ho".utf8, as: "b")
    #expect(mkfifo(folder.url.path(percentEncoded: false) + "pipe", 0o600) == 0)
    let text = ["a", "b", "c", "a/x", "pipe"].map { "\(digest)  \($0)\n" }.joined()
    let result = await verify(text)
    #expect(!result.isMatching)
    #expect(
      outcomes(result) == [
        "a matching", "a/x missing", "b different", "c missing", "pipe unreadable",
      ])
    #expect(result.results[2].outcome == .different(found: ContentDigest.sha256(of: "ho".utf8)))
  }

  @Test("a name that is no UTF-8 is verified as the bytes it is")
  func bytes() async throws {
    let path = Array(folder.url.path(percentEncoded: false).utf8) + [0x78, 0xff, 0]
    let descriptor = open(path.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
    // Where a file system refuses such names there is nothing to verify.
    guard descriptor >= 0 else { return }
    write(descriptor, "hi", 2)
    close(descriptor)
    let list = ChecksumList(parsing: Array("\(digest)  x".utf8) + [0xff])
    #expect(await ChecksumVerification.verify(list, below: folder.url).isMatching)
  }

  @Test("files that no entry names are unlisted, but for git's and what is ignored")
  func unlisted() async throws {
    for name in [".git/config", "sub/c", "SHA256SUMS"] {
      let file = folder.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let ignored = try #require(ContentPath("SHA256SUMS"))
    let result = try await verify("\(digest)  a\n").addingUnlisted(
      below: folder.url, ignoring: [ignored])
    #expect(outcomes(result) == ["a matching", "b unlisted", "sub/c unlisted"])
  }
}
