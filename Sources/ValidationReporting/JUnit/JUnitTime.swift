// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Times as every reader takes them: no locale, three decimals, never negative, never NaN.
struct JUnitTime {
  private(set) var milliseconds: Int64

  static let zero = JUnitTime(milliseconds: 0)

  private init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Rounded here, before anything is added, so that printed sums agree with printed parts.
  init(_ span: TimeSpan) {
    let whole = max(0, span.nanoseconds) / 1_000_000
    milliseconds = whole + (max(0, span.nanoseconds) % 1_000_000 >= 500_000 ? 1 : 0)
  }

  /// Saturates.
  static func sum(_ times: [Self]) -> Self {
    times.reduce(.zero) { total, time in
      let (sum, overflow) = total.milliseconds.addingReportingOverflow(time.milliseconds)
      return Self(milliseconds: overflow ? .max : sum)
    }
  }

  var text: String {
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// ISO 8601 with a numeric zone; years that it cannot hold are clamped.
  static func timestamp(_ date: Date) -> String {
    let seconds = date.timeIntervalSince1970
    // From year 1 to the end of year 9999.
    let clamped = seconds.isNaN ? 0 : min(max(seconds, -62_135_596_800), 253_402_300_799)
    return Date(timeIntervalSince1970: clamped.rounded(.down))
      .formatted(.iso8601).replacingOccurrences(of: "Z", with: "+00:00")
  }
}
