// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A bar of block characters, to an eighth of a column.
enum TextBar {
  private static let width = 12
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// - Parameter fraction: of the longest bar; clamped to 0 and 1, NaN has no bar.
  static func text(_ fraction: Double) -> String {
    guard !fraction.isNaN else { return "" }
    let clamped = min(max(fraction, 0), 1)
    let units = Int((clamped * Double(width * 8)).rounded())
    // What is there can be seen, however little it is.
    let shown = clamped > 0 ? max(1, units) : 0
    return String(repeating: "█", count: shown / 8) + eighths[shown % 8]
  }
}
