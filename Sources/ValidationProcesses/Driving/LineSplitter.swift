// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Cuts a stream into lines in bounded memory: of a line that is too long only the beginning is kept.
struct LineSplitter: Sendable {
  enum Line: Equatable, Sendable {
    case whole([UInt8])
    case tooLong(beginning: [UInt8])

    var bytes: [UInt8] {
      switch self {
      case .whole(let bytes), .tooLong(let bytes): bytes
      }
    }
  }

  private let limit: Int
  private var partial: [UInt8] = []
  private var isTooLong = false

  private static let keptOfTooLong = 4096

  /// - Parameter limit: bytes of the longest line that is kept whole, without its newline.
  init(limit: Int) { self.limit = max(0, limit) }

  /// Lines that these bytes complete.
  mutating func split(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = bytes
    while let newline = firstNewline(in: rest) {
      extend(rest[..<newline])
      lines.append(take())
      rest = rest[(newline + 1)...]
    }
    extend(rest)
    return lines
  }

  /// What stands after the last newline when the stream has ended; `nil` when nothing does.
  mutating func finish() -> Line? { partial.isEmpty && !isTooLong ? nil : take() }

  private mutating func extend(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong else { return }
    partial += bytes
    guard partial.count > limit else { return }
    isTooLong = true
    partial = Array(partial.prefix(Self.keptOfTooLong))
  }

  private mutating func take() -> Line {
    defer {
      partial = []
      isTooLong = false
    }
    return isTooLong ? .tooLong(beginning: partial) : .whole(partial)
  }

  private func firstNewline(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let place = memchr(base, 10, buffer.count) else {
        return nil
      }
      return bytes.startIndex + (UnsafeRawPointer(place) - base)
    }
  }
}
