// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// What a program is asked: the lines of a tracked file that say something, each one JSON value.
enum RequestLines {
  /// Bytes of requests that are sent, and of answers that are kept: 256 MiB each.
  private static let largest: UInt64 = 256 << 20

  /// - Throws: ``Obstacle``.
  static func read(_ path: RepositoryPath, _ access: Access) async throws -> [Data] {
    let file = try await access.candidate.file(at: path)
    guard file.size <= largest else { throw Obstacle.requestsTooLarge(path) }
    let lines = try Data(contentsOf: file.url).split(separator: UInt8(ascii: "\n")).filter { line in
      line.contains { ![0x20, 0x09, 0x0d].contains($0) }
    }
    guard !lines.isEmpty else { throw Obstacle.noRequests(path) }
    return lines.map { Data($0) }
  }
}

extension Obstacle {
  fileprivate static func requestsTooLarge(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "parity.requests-too-large", message: "'\(path)' has more than 256 MiB",
      remedy: "compare on fewer requests")
  }

  fileprivate static func noRequests(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "parity.no-requests", message: "'\(path)' holds no request line",
      remedy: "write one JSON value a line, for rows that the other side has")
  }
}
