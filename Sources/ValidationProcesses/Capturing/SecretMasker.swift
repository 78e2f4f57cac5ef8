// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Replaces the values of secrets by `***` in a stream of bytes, wherever the stream is cut in pieces.
struct SecretMasker: Sendable {
  /// Longest first, so that a secret that begins with another is masked whole.
  private let secrets: [[UInt8]]
  private let longest: Int
  private var held: [UInt8] = []

  static let mask = Array("***".utf8)
  /// Values this short would mask the text around them and hide nothing.
  static let shortestMasked = 4

  init(_ values: [String]) {
    secrets = Set(values.map { Array($0.utf8) })
      .filter { $0.count >= Self.shortestMasked }
      .sorted { $0.count > $1.count }
    longest = secrets.first?.count ?? 0
  }

  /// What can be shown already; the last bytes are held back while they may begin a secret.
  mutating func mask(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard longest > 0 else { return Array(bytes) }
    held.append(contentsOf: bytes)
    return release(keeping: longest - 1)
  }

  /// The rest, at the end of the stream.
  mutating func finish() -> [UInt8] { release(keeping: 0) }

  /// For one whole text.
  static func mask(_ text: String, secrets: [String]) -> String {
    var masker = SecretMasker(secrets)
    let bytes = masker.mask(Array(text.utf8)[...]) + masker.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func release(keeping kept: Int) -> [UInt8] {
    let limit = max(0, held.count - kept)
    var shown: [UInt8] = []
    var position = 0
    // Each secret's next place is searched for again only once it has been passed: floods stay linear.
    var places = secrets.map { find($0, from: 0, before: limit) }
    while let first = places.min(), first < limit, let index = places.firstIndex(of: first) {
      shown += held[position..<first]
      shown += Self.mask
      position = first + secrets[index].count
      for other in places.indices where places[other] < position {
        places[other] = find(secrets[other], from: position, before: limit)
      }
    }
    if position < limit { shown += held[position..<limit] }
    held.removeFirst(max(position, limit))
    return shown
  }

  /// First place of the secret that starts in the range; the limit when there is none.
  private func find(_ secret: [UInt8], from start: Int, before limit: Int) -> Int {
    held.withUnsafeBytes { held in
      var place = start
      let end = min(limit, held.count - secret.count + 1)
      while place < end, let base = held.baseAddress {
        guard let found = memchr(base + place, Int32(secret[0]), end - place) else { break }
        if memcmp(found, secret, secret.count) == 0 { return UnsafeRawPointer(found) - base }
        place = UnsafeRawPointer(found) - base + 1
      }
      return limit
    }
  }
}
