// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Lengths of the dimensions of a tensor.
extension [UInt64] {
  /// Multiplied from the left; nil on overflow, also where a zero follows.
  func product(times first: UInt64 = 1) -> UInt64? {
    var product = first
    for length in self {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      product = next
    }
    return product
  }
}
