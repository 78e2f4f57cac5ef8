// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct DVCVerificationTests {
  private let fixture: DVCFixture

  init() throws { fixture = try DVCFixture() }

  private func verify(_ pointer: DVCPointer, _ path: String) async -> DVCVerification.Outcome {
    await DVCVerification.verify(pointer, at: fixture.url(path), cache: fixture.cache).outcome
  }

  private func verifyData() async -> DVCVerification.Outcome { await verify(fixture.data, "data") }

  @Test("a file and a folder are what DVC recorded of them")
  func matching() async {
    #expect(await verify(fixture.file, "model.bin") == .matching)
    #expect(await verifyData() == .matching)
    let result = await DVCVerification.verify(fixture.data, at: fixture.url("data"))
    #expect((result.files, result.bytes) == (16, 543))
  }

  @Test("a listing is written as DVC writes it, and read again")
  func listing() throws {
    let listing = try #require(DVCFolderListing(parsing: fixture.listing))
    #expect(listing.text.map { Array($0.utf8) } == fixture.listing)
    #expect(listing.digest == fixture.data.digest)
  }

  @Test("a changed file differs by digest, and by size where that changed")
  func changedFile() async throws {
    try fixture.write("model.bin", Array("Model".utf8))
    guard case .different(let same) = await verify(fixture.file, "model.bin") else {
      return #expect(Bool(false))
    }
    #expect(same.count == 1)
    try fixture.write("model.bin", Array("longer".utf8))
    guard case .different(let longer) = await verify(fixture.file, "model.bin") else {
      return #expect(Bool(false))
    }
    #expect(longer.first == .size(expected: 5, found: 6))
  }

  @Test("with the folder's listing in the cache each differing file is named")
  func changedFolder() async throws {
    try fixture.store(fixture.listing, as: fixture.data.digest, isFolder: true)
    try fixture.write("data/sub/x", Array("0".utf8))
    try fixture.write("data/new", [])
    try FileManager.default.removeItem(at: fixture.url("data/sub0"))
    guard case .different(let differences) = await verifyData() else {
      return #expect(Bool(false))
    }
    let paths = try ["new", "sub/x", "sub0"].map { try #require(ContentPath($0)) }
    #expect(
      differences.suffix(3) == [
        .fileExtra(paths[0]), .fileChanged(paths[1]), .fileMissing(paths[2]),
      ])
    #expect(differences.contains(.size(expected: 543, found: 542)))
  }

  @Test("what DVC leaves out of a folder makes no difference")
  func leftOut() async throws {
    for name in [".git/x", "sub/.dvc/x", ".hg/x"] { try fixture.write("data/\(name)", [1]) }
    #expect(await verifyData() == .matching)
  }

  @Test("nothing, and a file where a folder belongs, are not the content")
  func kinds() async {
    #expect(await verify(fixture.file, "nothing") == .missing)
    #expect(await verify(fixture.file, "model.bin/x") == .missing)
    #expect(await verify(fixture.file, "data") == .different([.kind]))
    #expect(await verify(fixture.data, "model.bin") == .different([.kind]))
  }

  @Test("a linked folder or a FIFO is not judged")
  func notJudged() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: fixture.url("data/again").path(percentEncoded: false), withDestinationPath: "sub")
    guard case .cannotJudge = await verifyData() else { return #expect(Bool(false)) }
    try FileManager.default.removeItem(at: fixture.url("data/again"))
    #expect(mkfifo(fixture.url("data/pipe").path(percentEncoded: false), 0o600) == 0)
    guard case .cannotJudge = await verifyData() else { return #expect(Bool(false)) }
  }

  /// The digest of "a\nb\n", which DVC 2 recorded for "a\r\nb\r\n" too.
  @Test("text of DVC 2 with other line ends is judged by its size alone")
  func lineEnds() async throws {
    func pointer(size: Int64) throws -> DVCPointer {
      DVCPointer(
        path: "t", workingFolder: nil,
        digest: try #require(MD5Digest(hex: "dd8c6a395b5dd36c56d23275028f526c")), isFolder: false,
        hashKind: .unixText, size: size, fileCount: nil, isCached: true)
    }
    try fixture.write("t", Array("a\nb\n".utf8))
    #expect(await verify(try pointer(size: 4), "t") == .matching)
    try fixture.write("t", Array("a\r\nb\r\n".utf8))
    guard case .cannotJudge = await verify(try pointer(size: 6), "t") else {
      return #expect(Bool(false))
    }
    guard case .different = await verify(try pointer(size: 4), "t") else {
      return #expect(Bool(false))
    }
    try fixture.write("t", Array("a\nc\n".utf8))
    guard case .different = await verify(try pointer(size: 4), "t") else {
      return #expect(Bool(false))
    }
  }

  @Test("the store is complete, lacks files, lacks the listing, or has another in its place")
  func cache() throws {
    #expect(fixture.cache.state(of: fixture.file) == .absent)
    try fixture.store(Array("model".utf8), as: fixture.file.digest)
    #expect(fixture.cache.state(of: fixture.file) == .complete)
    #expect(fixture.cache.state(of: fixture.data) == .absent)
    try fixture.store(fixture.listing, as: fixture.data.digest, isFolder: true)
    guard case .lacking(let paths) = fixture.cache.state(of: fixture.data) else {
      return #expect(Bool(false))
    }
    #expect(paths.count == 16)
    let listing = try #require(fixture.cache.listing(of: fixture.data))
    for digest in listing.digests.values { try fixture.store([], as: digest) }
    #expect(fixture.cache.state(of: fixture.data) == .complete)
    try fixture.store(Array("[]".utf8), as: fixture.data.digest, isFolder: true)
    #expect(fixture.cache.state(of: fixture.data) == .broken)
    #expect(fixture.cache.listing(of: fixture.data) == nil)
  }

  @Test("objects in the layout of DVC 2 are found")
  func oldCache() throws {
    let name = DVCCache.relativePath(of: fixture.file.digest, isFolder: false)
    try fixture.write(".dvc/cache/\(name)", Array("model".utf8))
    #expect(fixture.cache.state(of: fixture.file) == .complete)
  }

  @Test("a listing of another shape, or with a path that leaves the folder, is none")
  func badListings() {
    let hex = "20f35e630daf44dbfa4c3f68f5399d8c"
    let entry = #"{"md5": "\#(hex)", "relpath": "a"}"#
    for text in [
      "", "{}", "[1]", "[\(entry), \(entry)]", #"[{"md5": "x", "relpath": "a"}]"#,
      #"[{"relpath": "a"}]"#, #"[{"md5": "\#(hex)", "relpath": "../a"}]"#,
      #"[{"md5": "\#(hex)", "relpath": "/a"}]"#,
    ] { #expect(DVCFolderListing(parsing: Array(text.utf8)) == nil, "\(text)") }
    #expect(DVCFolderListing(parsing: Array("[]".utf8)) != nil)
  }

  @Test("10,000 mutations of a listing never trap", arguments: [20_261_121])
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      var bytes = fixture.listing
      for _ in 0..<Int.random(in: 1...3, using: &generator) { bytes.mutate(using: &generator) }
      guard let listing = DVCFolderListing(parsing: bytes) else { continue }
      #expect(listing.digest != nil, "seed \(seed)")
    }
  }
}
