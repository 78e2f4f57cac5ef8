// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Numbers as text for people: no locale, the same on every machine.
package enum DecimalText {
  /// Three significant digits without trailing zeros, never in scientific notation below 1e15.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-infinity" : "infinity" }
    let magnitude = abs(value)
    guard magnitude > 0 else { return "0" }
    guard magnitude < 1e15, magnitude >= 1e-6 else { return "\(value)" }
    var decimals = 0
    var scaled = magnitude
    while scaled < power(digits - 1), decimals < 12 {
      scaled *= 10
      decimals += 1
    }
    return fixed(value, decimals: decimals, trimmed: true)
  }

  /// A fixed number of decimals, rounded half away from zero.
  package static func fixed(_ value: Double, decimals: Int, trimmed: Bool = false) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let scale = power(decimals)
    guard abs(value) * scale < 9e18 else { return "\(value)" }
    let units = UInt64((abs(value) * scale).rounded())
    let whole = units / UInt64(scale)
    var fraction = String(units % UInt64(scale))
    fraction = String(repeating: "0", count: decimals - min(fraction.count, decimals)) + fraction
    if decimals == 0 { fraction = "" }
    if trimmed { while fraction.hasSuffix("0") { fraction.removeLast() } }
    let sign = value < 0 && units > 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { product, _ in product * 10 }
  }
}
