// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Length of time in whole nanoseconds, encoded as that number.
public struct TimeSpan: Hashable, Comparable, Sendable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Saturates at about 292 years; NaN is zero.
  public init(seconds: Double) {
    let scaled = (seconds * 1e9).rounded()
    nanoseconds =
      scaled.isNaN ? 0 : Int64(exactly: scaled) ?? (scaled < 0 ? Int64.min : Int64.max)
  }

  public var seconds: Double { Double(nanoseconds) / 1e9 }
  public var duration: Duration { .nanoseconds(nanoseconds) }

  public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension TimeSpan: Codable {
  public init(from decoder: any Decoder) throws {
    nanoseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(nanoseconds)
  }
}

extension TimeSpan: CustomStringConvertible {
  /// Three significant digits in the largest unit that keeps the number at one or more: `25.3 ms`.
  public var description: String {
    let units: [(Double, String)] = [
      (86_400e9, "d"), (3600e9, "h"), (60e9, "min"), (1e9, "s"), (1e6, "ms"), (1e3, "µs"),
    ]
    let value = Double(nanoseconds)
    for (size, name) in units where abs(value) >= size {
      return "\(DecimalText.significant(value / size)) \(name)"
    }
    return "\(nanoseconds) ns"
  }
}
