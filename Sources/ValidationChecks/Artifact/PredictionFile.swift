// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Predictions as JSON lines, one a line; blank lines count for nothing.
struct PredictionFile: Sendable {
  /// Nil for a line that is no JSON, such as one with a bare NaN.
  let lines: [JSONValue?]
  let data: Data

  /// Bytes that are compared: 64 MiB.
  static let largest: UInt64 = 64 << 20

  init(_ file: SnapshotFile) throws {
    try self.init(at: file.url, size: file.size, name: file.path.text)
  }

  init(_ file: OutputFile) throws {
    try self.init(at: file.url, size: file.size, name: file.path.text)
  }

  private init(at url: URL, size: UInt64, name: String) throws {
    guard size <= Self.largest else { throw Obstacle.tooLarge(name, size) }
    data = try Data(contentsOf: url)
    let decoder = JSONDecoder()
    lines = data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let text = line.filter { ![0x20, 0x09, 0x0d].contains($0) }
      return text.isEmpty ? nil : .some(try? decoder.decode(JSONValue.self, from: Data(line)))
    }
  }
}

extension Obstacle {
  fileprivate static func tooLarge(_ name: String, _ size: UInt64) -> Obstacle {
    Obstacle(
      rule: "predictions.too-large",
      message: "'\(name)' has \(Counted.things(size, "byte")); at most 64 MiB are compared",
      remedy: "predict on fewer inputs")
  }
}
