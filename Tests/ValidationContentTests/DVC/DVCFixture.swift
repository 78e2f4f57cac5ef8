// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import ValidationContent

/// What `Fixtures/DVC/make_pointers.py` tracked, and the pointers that DVC made of it.
struct DVCFixture {
  let folder: TemporaryFolder
  let file: DVCPointer
  let data: DVCPointer
  let listing: [UInt8]

  static let contents: [(name: String, content: String)] = [
    ("B.txt", "upper"), ("empty", ""), ("\u{e9}.txt", "accent"), ("q\"q.txt", "quote"),
    ("back\\slash", "1"), ("tab\there", "2"), ("del\u{7f}", "3"), ("\u{1f600}.txt", "4"),
    ("\u{ffee}", "5"), ("crlf.txt", "a\r\nb\r\n"), ("sub/x", "6"), ("sub.y", "7"),
    ("sub/deep/z", "8"), ("sub0", "9"),
  ]

  init() throws {
    folder = try TemporaryFolder()
    let values = try StrictJSONReader.read(Array(try Data(contentsOf: Self.pointers)))
    file = try Self.pointer(values["file"])
    data = try Self.pointer(values["folder"])
    listing = Array((values["listing"]?.string ?? "").utf8)
    try write("model.bin", Array("model".utf8))
    try write("data/a.bin", Array(0...255))
    for (name, content) in Self.contents { try write("data/\(name)", Array(content.utf8)) }
    try FileManager.default.createSymbolicLink(
      atPath: url("data/linked").path(percentEncoded: false), withDestinationPath: "a.bin")
  }

  private static let pointers = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/DVC/pointers.json")

  private static func pointer(_ value: StrictJSON?) throws -> DVCPointer {
    try DVCFile(pointers: value.map(node) ?? .scalar("")).entries[0].pointer.get()
  }

  private static func node(_ value: StrictJSON) -> DVCNode {
    switch value {
    case .object(let members): .map(members.mapValues(node))
    case .array(let elements): .list(elements.map(node))
    default: .scalar(value.string ?? "")
    }
  }

  func url(_ path: String) -> URL { folder.url.appending(path: path) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      at: url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(path))
  }

  var cache: DVCCache { DVCCache(at: url(".dvc/cache")) }

  func store(
    _ bytes: [UInt8], as digest: MD5Digest, isFolder: Bool = false, isOld: Bool = false
  ) throws {
    let name = "\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))\(isFolder ? ".dir" : "")"
    try write(".dvc/cache/\(isOld ? "" : "files/md5/")\(name)", bytes)
  }
}
