// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Amount of data or memory in bytes, encoded as that number.
public struct ByteCount: Hashable, Comparable, Sendable {
  public var bytes: Int64

  public init(_ bytes: Int64) { self.bytes = bytes }

  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }
}

extension ByteCount: Codable {
  public init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

extension ByteCount: CustomStringConvertible {
  /// Three significant digits in decimal units, as the manifest writes them: `117 MB`.
  public var description: String {
    for (size, name) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    where abs(Double(bytes)) >= size {
      return "\(DecimalText.significant(Double(bytes) / size)) \(name)"
    }
    return "\(bytes) B"
  }
}
