// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What text and pictures of a figure have in common: the longest bar, and the words beside it.
enum FigureScale {
  /// Largest finite value; 1 where nothing is above zero, so that it can always be divided by.
  static func largest(_ values: [Double]) -> Double {
    let largest = values.filter(\.isFinite).max() ?? 0
    // The inverse of a subnormal number is infinite.
    return largest >= .leastNormalMagnitude ? largest : 1
  }

  static func share(_ value: Double) -> String {
    value.isNaN ? "unknown" : "\(DecimalText.significant(value * 100)) %"
  }

  static func title(_ title: String, _ unit: String) -> String {
    let name = VisibleText.line(title)
    return unit.isEmpty ? name : "\(name) (\(VisibleText.line(unit, budget: 60)))"
  }
}
