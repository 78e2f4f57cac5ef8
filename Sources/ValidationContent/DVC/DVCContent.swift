// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file or folder as DVC would hash it.
struct DVCContent {
  /// Nil where it is a folder and a file was wanted, or the reverse.
  private(set) var digest: MD5Digest?
  /// Of the files below a folder; of a file none.
  private(set) var digests: [ContentPath: MD5Digest] = [:]
  private(set) var bytes: Int64 = 0
  /// Why it cannot be hashed as DVC would.
  private(set) var obstacle: String?

  static func read(
    at place: URL, isFolder: Bool
  ) async throws(ContentReadError) -> DVCContent {
    let location = ContentLocation(place)
    var content = DVCContent()
    var status = stat()
    guard stat(location.terminated(nil), &status) == 0 else { throw location.error(nil, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == (isFolder ? S_IFDIR : S_IFREG) else { return content }
    if isFolder {
      try await content.readFolder(place, location)
    } else {
      try await content.readFile(location, Int64(status.st_size))
    }
    return content
  }

  private mutating func readFile(
    _ location: ContentLocation, _ size: Int64
  ) async throws(ContentReadError) {
    let piece = ContentPieces.Piece(path: nil, range: nil, size: size)
    try await read([piece], location) { content, _, digest in
      content.digest = digest
    }
  }

  private mutating func readFolder(
    _ place: URL, _ location: ContentLocation
  ) async throws(ContentReadError) {
    var pieces: [ContentPieces.Piece] = []
    for entry in try ContentTree.entries(below: place, skipping: Self.isLeftOut) {
      switch entry.kind {
      case .file(let size), .link(.file(let size)):
        pieces.append(ContentPieces.Piece(path: entry.path, range: nil, size: size))
      case .link(.folder): obstacle = "\(entry.path) is a link to a folder, which is not followed"
      case .link, .special: obstacle = "\(entry.path) is no regular file"
      }
    }
    if obstacle != nil { return }
    try await read(pieces, location) { content, path, digest in
      if let path { content.digests[path] = digest }
    }
    digest = DVCFolderListing(digests).digest
    if digest == nil { obstacle = "the name of one of its files is no UTF-8" }
  }

  private mutating func read(
    _ pieces: [ContentPieces.Piece], _ location: ContentLocation,
    _ keep: (inout DVCContent, ContentPath?, MD5Digest) -> Void
  ) async throws(ContentReadError) {
    let reader = ContentPieces(location: location, algorithm: .md5, followingLinks: true)
    for (piece, result) in zip(pieces, await reader.digests(of: pieces)) {
      let found = try result.get()
      keep(&self, piece.path, found.md5)
      bytes += found.size
    }
  }

  /// Never part of a tracked folder. Source: dvc 3.67.1, `ignore.py`, the default patterns.
  private static func isLeftOut(_ path: ContentPath) -> Bool {
    let name = path.bytes.split(separator: UInt8(ascii: "/")).last ?? []
    return [".git", ".hg", ".dvc"].contains { name.elementsEqual($0.utf8) }
  }

  /// Whether any of it has the line ends that DVC 2 replaced before it hashed text.
  func hasCRLF(at place: URL) throws(ContentReadError) -> Bool {
    let location = ContentLocation(place)
    let paths: [ContentPath?] = digests.isEmpty ? [nil] : Array(digests.keys)
    for path in paths {
      var (isFound, last): (Bool, UInt8) = (false, 0)
      try ContentFile(path, in: location, followingLink: true).forEachChunk { chunk in
        for byte in chunk where !isFound {
          isFound = last == 0x0d && byte == 0x0a
          last = byte
        }
      }
      if isFound { return true }
    }
    return false
  }
}
