// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension Syntax where Value == TimeSpan {
  /// Whole or decimal number with a unit: `5ms`, `1.5s`, `30m`, `26h`, `7d`.
  public static var duration: Syntax {
    let units: [(String, Double)] = [
      ("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("ns", 1e-9), ("s", 1), ("m", 60), ("min", 60),
      ("h", 3600), ("d", 86_400),
    ]
    return .quantity("a duration such as 250ms, 3s, 30m or 26h", units: units) {
      $0 > 0 && $0 < 1e9 ? TimeSpan(seconds: $0) : nil
    }
  }
}

extension Syntax where Value == ByteCount {
  /// Whole or decimal number with a unit, decimal or binary: `600MB`, `2GiB`.
  public static var byteCount: Syntax {
    let units: [(String, Double)] = [
      ("B", 1), ("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
      ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("TiB", 1_099_511_627_776),
    ]
    return .quantity("a size such as 600MB or 2GiB", units: units) {
      $0 >= 0 && $0 < 1e18 ? ByteCount(Int64($0.rounded())) : nil
    }
  }
}

/// Events per second.
public struct Rate: Codable, Hashable, Sendable, CustomStringConvertible {
  public var perSecond: Double

  public init(perSecond: Double) { self.perSecond = perSecond }

  public var description: String { "\(DecimalText.significant(perSecond))/s" }
}

extension Syntax where Value == Rate {
  /// Number per unit of time: `50/s`, `300/m`.
  public static var rate: Syntax {
    .quantity(
      "a rate such as 50/s or 300/m", units: [("/s", 1), ("/m", 1 / 60), ("/min", 1 / 60)]
    ) { $0 > 0 && $0 <= 1e6 ? Rate(perSecond: $0) : nil }
  }
}

/// Part of a whole, from 0 to 1.
public struct Share: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public var fraction: Double

  public init(fraction: Double) { self.fraction = fraction }

  public static func < (left: Self, right: Self) -> Bool { left.fraction < right.fraction }

  public var description: String { "\(DecimalText.significant(fraction * 100)) %" }
}

extension Syntax where Value == Share {
  /// Percentage from `0%` to `100%`.
  public static var share: Syntax {
    .quantity("a percentage such as 0.1%", units: [("%", 0.01)]) {
      (0...1).contains($0) ? Share(fraction: $0) : nil
    }
  }
}

extension Syntax where Value == Double {
  /// Finite decimal number, `_` between digits allowed.
  public static var number: Syntax {
    .scalar(
      "a number",
      schema: .anyOf(
        .object(["type": .text("number")]),
        .text(matching: "^[-+]?[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"))
    ) { ScalarNumber.decimal($0) }
  }
}

extension Syntax where Value == Int {
  /// Whole number in a closed range, `_` between digits allowed.
  public static func integer(from least: Int = 0, to most: Int = .max) -> Syntax {
    let end = most == .max ? "" : " to \(most)"
    return .scalar(
      "a whole number from \(least)\(end)",
      schema: .anyOf(
        .object([
          "type": .text("integer"), "minimum": .integer(Int64(least)),
          "maximum": .integer(Int64(most)),
        ]), .text(matching: "^-?[0-9]+(_[0-9]+)*$"))
    ) { text in ScalarNumber.whole(text).flatMap { least...max(least, most) ~= $0 ? $0 : nil } }
  }
}

extension Syntax where Value == Bool {
  /// `true` or `false`; YAML 1.1's other words are not taken.
  public static var boolean: Syntax {
    .scalar("true or false", schema: .object(["enum": .array([.boolean(true), .boolean(false)])])) {
      $0 == "true" ? true : $0 == "false" ? false : nil
    }
  }
}

extension Syntax {
  /// Number followed by one of these units, a blank between them allowed.
  static func quantity(
    _ expected: String, units: [(name: String, factor: Double)],
    make: @escaping @Sendable (Double) -> Value?
  ) -> Syntax {
    let words = units.map(\.name).joined(separator: "|")
    // Zero is a size, but no duration and no rate.
    let nonzero = make(0) == nil ? "(?=[^a-zA-Zµ/]*[1-9])" : ""
    let pattern = "^\(nonzero)[0-9]+(_[0-9]+)*(\\.[0-9]+)? ?(\(words))$"
    return .scalar(expected, schema: .text(matching: pattern)) { text in
      for unit in units.sorted(by: { $0.name.count > $1.name.count })
      where text.hasSuffix(unit.name) {
        var number = text.dropLast(unit.name.count)
        if number.hasSuffix(" ") { number.removeLast() }
        if let value = ScalarNumber.unsigned(number) {
          return make(value * unit.factor)
        }
      }
      return nil
    }
  }
}

/// Numbers as manifests write them. No octal, no hexadecimal, no leading zeros, no exponents in whole
/// numbers: `012` and `1e3` stay text where a whole number is wanted.
enum ScalarNumber {
  static func whole(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard isDigits(digits), !digits.contains("__"), digits == "0" || !digits.hasPrefix("0") else {
      return nil
    }
    return Int(text.filter { $0 != "_" })
  }

  static func decimal(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-._eE".utf8.contains(byte)
    }
    let misplaced = text.hasPrefix("_") || text.hasSuffix("_") || text.contains("__")
    guard allowed, !misplaced, let value = Double(text.filter { $0 != "_" }) else { return nil }
    return value.isFinite ? value : nil
  }

  /// Digits and at most one dot: the number of a quantity.
  static func unsigned(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy(isDigits) else { return nil }
    return decimal(String(text))
  }

  private static func isDigits(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "_"), !text.hasSuffix("_") else {
      return false
    }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
    }
  }
}
