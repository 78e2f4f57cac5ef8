// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import ValidationContent

/// The model that `Fixtures/Signing/make_signatures.py` signs, and its ways of tampering with it.
struct SignedModel {
  let folder: TemporaryFolder
  let root: URL

  init(linked: Bool = false) throws {
    folder = try TemporaryFolder()
    root = folder.url.appending(path: "model", directoryHint: .isDirectory)
    try write("config.json", Array("{}".utf8))
    try write("weights.bin", Array(0...255))
    try write("exact.bin", Array(repeating: 0x78, count: 200))
    try write("empty.txt", [])
    try write("\u{e9}.txt", Array("accent".utf8))
    try write("sub/b.bin", Array(repeating: 0x62, count: 99))
    try write("sub/deep/c.bin", Array(repeating: 0x63, count: 101))
    try write(".gitattributes", Array("*.bin filter=lfs\n".utf8))
    try write("notes/todo.md", Array("later".utf8))
    if linked { try link("linked.bin", to: "weights.bin") }
  }

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Signing", directoryHint: .isDirectory)

  static func fixture(_ name: String) -> URL { fixtures.appending(path: name) }

  func url(_ path: String) -> URL { root.appending(path: path, directoryHint: .notDirectory) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      at: url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(path))
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url(path).path(percentEncoded: false), withDestinationPath: target)
  }

  func move(_ path: String, to other: String) throws {
    // By the system's call, because a URL may spell an accent its own way.
    guard
      rename(root.path(percentEncoded: false) + path, root.path(percentEncoded: false) + other) == 0
    else { throw CocoaError(.fileWriteUnknown) }
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

  func tamper(_ how: String) throws {
    switch how {
    case "nothing": break
    case "file changed": try write("weights.bin", Array(0...254) + [0])
    case "file longer": try write("weights.bin", Array(0...255) + [0])
    case "file shorter": try write("exact.bin", Array(repeating: 0x78, count: 100))
    case "file emptied": try write("config.json", [])
    case "file added": try write("sub/new.bin", Array("new".utf8))
    case "file removed": try remove("sub/b.bin")
    case "file renamed": try move("sub/b.bin", to: "sub/z.bin")
    case "file moved": try move("sub/b.bin", to: "b.bin")
    case "files swapped":
      try move("sub/b.bin", to: "t")
      try move("sub/deep/c.bin", to: "sub/b.bin")
      try move("t", to: "sub/deep/c.bin")
    case "name decomposed": try move("\u{e9}.txt", to: "e\u{301}.txt")
    case "empty file added": try write("__init__.py", [])
    case "empty folder added":
      try FileManager.default.createDirectory(at: url("void"), withIntermediateDirectories: true)
    case "link added": try link("link.bin", to: "weights.bin")
    case "file replaced by link":
      try move("weights.bin", to: "../elsewhere")
      try link("weights.bin", to: "../elsewhere")
    case "attributes changed": try write(".gitattributes", Array("*.bin filter=evil\n".utf8))
    case "workflow added": try write(".github/w.yml", Array("on: push".utf8))
    case "notes changed": try write("notes/todo.md", Array("never".utf8))
    case "note added": try write("notes/more.md", Array("more".utf8))
    case "neighbour of notes added": try write("notes2", Array("2".utf8))
    default: throw CocoaError(.featureUnsupported)
    }
  }

  static func trust(_ name: String) throws -> SignatureTrust {
    let pem = try Data(contentsOf: fixture(name))
    return name.hasSuffix(".pub.pem") ? .publicKey(pem) : .certificates(pem)
  }

  func verify(
    _ signature: String, by trust: String = "p256.pub.pem", ignoring: [String] = []
  ) async throws -> SignatureVerification {
    await ModelSignature.verify(
      modelAt: root, signatureAt: Self.fixture("\(signature).sig"), trust: try Self.trust(trust),
      ignoring: ignoring)
  }
}
