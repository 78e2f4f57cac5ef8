// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Nanoseconds of the system's monotonic clock, the same for every process of the machine.
struct MonotonicTime: Hashable, Comparable, Sendable {
  var nanoseconds: Int64

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

  /// Saturates, so that an absurd timeout is "never" and not a trap.
  static func + (time: Self, span: Int64) -> Self {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(span)
    return MonotonicTime(nanoseconds: overflow ? (span < 0 ? .min : .max) : sum)
  }

  static func - (left: Self, right: Self) -> Int64 {
    let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
    return overflow ? (left < right ? .min : .max) : difference
  }
}
