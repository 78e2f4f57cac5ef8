// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Digests of many files, or parts of them, on all cores and with a buffer a core.
struct ContentPieces: Sendable {
  struct Piece: Hashable, Sendable {
    /// Nil for the location itself, where that is a file.
    let path: ContentPath?
    /// Nil for the whole file.
    let range: Range<Int64>?
    /// Bytes to expect, by which the work is laid out.
    let size: Int64
  }

  struct Digest: Hashable, Sendable {
    let bytes: [UInt8]
    let size: Int64

    /// For pieces that were hashed that way.
    var sha256: SHA256Digest { SHA256Digest(bytes: bytes) }
  }

  let location: ContentLocation
  let algorithm: HashAlgorithm
  let followingLinks: Bool

  /// In the order of the pieces; the largest is begun first, so that none is left over at the end.
  func digests(of pieces: [Piece]) async -> [Result<Digest, ContentReadError>] {
    let order = pieces.indices.sorted { (-pieces[$0].size, $0) < (-pieces[$1].size, $1) }
    return await withTaskGroup(of: (Int, Result<Digest, ContentReadError>).self) { group in
      var (waiting, results) = (order.makeIterator(), [Int: Result<Digest, ContentReadError>]())
      func begin() {
        guard let index = waiting.next() else { return }
        group.addTask { (index, digest(of: pieces[index])) }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { begin() }
      for await (index, result) in group {
        results[index] = result
        begin()
      }
      return pieces.indices.compactMap { results[$0] }
    }
  }

  private func digest(of piece: Piece) -> Result<Digest, ContentReadError> {
    do throws(ContentReadError) {
      let file = try ContentFile(piece.path, in: location, followingLink: followingLinks)
      var hash = ContentHash(algorithm)
      let count = try file.forEachChunk(in: piece.range ?? 0..<Int64.max) { hash.update($0) }
      return .success(Digest(bytes: hash.finish(), size: count))
    } catch {
      return .failure(error)
    }
  }
}
