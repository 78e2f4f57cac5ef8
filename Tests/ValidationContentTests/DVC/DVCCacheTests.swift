// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationContent

struct DVCCacheTests {
  private let fixture: DVCFixture

  init() throws { fixture = try DVCFixture() }

  private func content(_ pointer: DVCPointer) -> DVCCache.Content {
    fixture.cache.content(of: pointer.digest, as: pointer.hashKind)
  }

  private func listing() -> DVCCache.Listing {
    fixture.cache.listing(of: fixture.data.digest, as: fixture.data.hashKind)
  }

  @Test("every file of a folder has the digest that DVC listed")
  func digests() throws {
    let listing = try #require(DVCFolderListing(parsing: fixture.listing))
    #expect(listing.digests.count == 16)
    for (path, digest) in listing.digests {
      let file = fixture.url("data/" + String(decoding: path.bytes, as: UTF8.self))
      #expect(try DVCDigest.of(fileAt: file, as: .content) == digest, "\(path)")
    }
  }

  @Test("a listing is written as DVC writes it, and read again")
  func listingText() throws {
    let listing = try #require(DVCFolderListing(parsing: fixture.listing))
    #expect(listing.text.map { Array($0.utf8) } == fixture.listing)
    #expect(listing.digest == fixture.data.digest)
  }

  @Test("content is absent, found or damaged")
  func states() throws {
    #expect(content(fixture.file) == .absent)
    try fixture.store(Array("model".utf8), as: fixture.file.digest)
    guard case .found(let url) = content(fixture.file) else { return #expect(Bool(false)) }
    #expect(try Data(contentsOf: url) == Data("model".utf8))
    try fixture.store(Array("Model".utf8), as: fixture.file.digest)
    guard case .damaged = content(fixture.file) else { return #expect(Bool(false)) }
  }

  @Test(
    "what stands in the store and is no file, or cannot be read, is damaged and never waited for")
  func special() throws {
    try fixture.store([], as: fixture.file.digest)
    let name = "\(fixture.file.digest.hex.prefix(2))/\(fixture.file.digest.hex.dropFirst(2))"
    let place = fixture.url(".dvc/cache/files/md5/\(name)")
    try FileManager.default.removeItem(at: place)
    #expect(mkfifo(place.path(percentEncoded: false), 0o600) == 0)
    guard case .damaged = content(fixture.file) else { return #expect(Bool(false)) }
  }

  @Test("a folder's list of files is absent, found or damaged")
  func listings() throws {
    #expect(listing() == .absent)
    try fixture.store(fixture.listing, as: fixture.data.digest, isFolder: true)
    guard case .found(let found) = listing() else { return #expect(Bool(false)) }
    #expect(found.digests.count == 16)
    try fixture.store(Array("[]".utf8), as: fixture.data.digest, isFolder: true)
    #expect(listing() == .damaged)
  }

  /// The digest of "a\nb\n", which DVC 2 recorded for "a\r\nb\r\n" too.
  @Test("content of DVC 2 lies in its own layout, and text is found whatever its line ends")
  func oldCache() throws {
    let digest = try #require(MD5Digest(hex: "dd8c6a395b5dd36c56d23275028f526c"))
    try fixture.store(Array("a\r\nb\r\n".utf8), as: digest, isOld: true)
    guard case .found = fixture.cache.content(of: digest, as: .unixText) else {
      return #expect(Bool(false))
    }
    guard case .damaged = fixture.cache.content(of: digest, as: .content) else {
      return #expect(Bool(false))
    }
    try fixture.store(Array("a\nb\n".utf8), as: digest)
    guard case .found = fixture.cache.content(of: digest, as: .content) else {
      return #expect(Bool(false))
    }
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
