// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What engines spell differently. All other text of this folder must mean the same in each of them.
struct SQLDialect: Sendable {
  /// Type of text.
  var text: String
  /// Integers of at least 2^101.
  var wideInteger: String
  /// What 64-bit integers are cast to so that their sum cannot overflow.
  var wideTerm: String
  /// A name, also one that is a keyword; `nil` when it cannot be written.
  var quoted: @Sendable (String) -> String?
  /// Text and a pattern: whether the whole text matches.
  var matchesFully: @Sendable (String, String) -> String
  /// Text, and literals: whether it is one of them; null for null. Held against each of a column's different
  /// values once where the engine keeps these apart, not against each row's.
  var isListed: @Sendable (String, [String]) -> String
  /// The smallest values, at most so many, of the rows for which a condition holds, as one text in the form
  /// `[1, 2]`; null without any.
  var smallest: @Sendable (_ value: String, _ most: Int, _ condition: String) -> String
  /// Timestamp, date or timestamp with zone as whole microseconds since 1970 in UTC; null when it is
  /// infinite.
  var microseconds: @Sendable (String) -> String
  /// Time of day as whole microseconds since midnight.
  var microsecondsOfDay: @Sendable (String) -> String
  /// Number of characters of a text.
  var length: @Sendable (String) -> String
  /// Exact lower quantiles, as one text in the form `[a, b]`.
  var lowerQuantiles: @Sendable (String, [Double]) -> String
  /// Bytes as hexadecimal digits.
  var hexadecimal: @Sendable (String) -> String
  /// A number of 64 bits that is equal for equal values of a list of columns.
  var hash: @Sendable (String) -> String
  /// How many values of a column are at most the first of ascending bounds, above it and at most the second,
  /// and so on, as one text in the form `[3, 4]`; null without values. NaN is counted at an end.
  var countsUpTo: @Sendable (_ value: String, _ bounds: [String]) -> String
  /// How many different integers a column holds, all of which are from one literal to another; one bit of
  /// memory for each that could be.
  var distinctIntegers: @Sendable (_ column: String, _ least: String, _ most: String) -> String
  /// How many different numbers from 0 to 31 a group holds.
  var markedBits: @Sendable (String) -> String
  /// Largest whole number that is not above the binary logarithm.
  var binaryExponent: @Sendable (String) -> String
  /// Two numbers between which nearly all values of a column lie, by some of them, as one text in the form
  /// `[1.0, 2.0]`; null without values. They may be others each time, and be NaN or infinite.
  var roughRange: @Sendable (String) -> String
  /// A double as a near whole number, of a larger one never a smaller; null where there is none of 64
  /// bits.
  var wholeNumber: @Sendable (String) -> String
}

extension SQLDialect {
  static let duckdb = SQLDialect(
    text: "VARCHAR", wideInteger: "HUGEINT", wideTerm: "BIGINT",
    quoted: { name in
      // The command line drops a carriage return before a newline and stops at NUL.
      name.unicodeScalars.contains { $0 == "\0" || $0 == "\r" }
        ? nil : "\"\(name.replacing("\"", with: "\"\""))\""
    },
    matchesFully: { "regexp_full_match(\($0), \($1))" },
    isListed: { "list_contains([\($1.joined(separator: ", "))], \($0))" },
    smallest: { "CAST(min(\($0), \($1)) FILTER (WHERE \($2)) AS VARCHAR)" },
    microseconds: { "epoch_us(CAST(\($0) AS TIMESTAMP))" },
    microsecondsOfDay: { "epoch_us(\($0))" },
    length: { "length(\($0))" },
    lowerQuantiles: { value, probabilities in
      // Decimal literals, which the engine multiplies exactly; binary 0.07 times 100 is above 7.
      let list = probabilities.map { "\($0)".contains("e") ? SQLText.double($0) : "\($0)" }
      return "CAST(quantile_disc(\(value), [\(list.joined(separator: ", "))]) AS VARCHAR)"
    },
    hexadecimal: { "hex(\($0))" }, hash: { "hash(\($0))" },
    countsUpTo: { value, bounds in
      let list = bounds.joined(separator: ", ")
      return "CAST(map_values(histogram(\(value), [\(list)])) AS VARCHAR)"
    },
    distinctIntegers: { "bit_count(bitstring_agg(\($0), \($1), \($2)))" },
    markedBits: { "bit_count(bit_or(CAST(1 AS BIGINT) << \($0)))" },
    binaryExponent: { "CAST(floor(log2(\($0))) AS INTEGER)" },
    roughRange: { "CAST(reservoir_quantile(\($0), [0.005, 0.995], 8192) AS VARCHAR)" },
    wholeNumber: { "TRY_CAST(\($0) AS BIGINT)" })
}
