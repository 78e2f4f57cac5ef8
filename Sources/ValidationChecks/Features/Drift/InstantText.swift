// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

extension ColumnType {
  var isTime: Bool { self == .date || self == .timestamp || self == .time }
}

/// A point in time as a person writes it.
enum InstantText {
  /// A day, or a second and what of it is not whole, in UTC; of a time of day the part after the day.
  static func of(microseconds: Double, _ type: ColumnType) -> String {
    // Far outside of what a calendar of four digits can say.
    guard abs(microseconds) < 2.5e17 else {
      return "\(DecimalText.significant(microseconds / 86_400e6, digits: 4)) days from 1970"
    }
    let seconds = (microseconds / 1e6).rounded(.down)
    let date = Date(timeIntervalSince1970: seconds)
    let day = Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash)
    if type == .date { return date.formatted(day) }
    let fraction = Int((microseconds - seconds * 1e6).rounded())
    let whole = type == .time ? clock(seconds) : date.formatted(.iso8601)
    guard fraction > 0, fraction < 1_000_000 else { return whole }
    let digits = String(1_000_000 + fraction).dropFirst()
    let short = String(digits.reversed().drop { $0 == "0" }.reversed())
    return type == .time ? "\(whole).\(short)" : "\(whole.dropLast()).\(short)Z"
  }

  /// Of seconds since midnight; a day may end at 24:00:00.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    return [whole / 3600, whole / 60 % 60, whole % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }
}
