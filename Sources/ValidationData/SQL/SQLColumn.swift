// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A column as statements name it.
struct SQLColumn: Sendable {
  /// Types whose values can be held against each other.
  enum Family: Sendable { case number, text, boolean, time, timeOfDay, other }

  var table: TableFile
  var column: TableColumn
  var key: String
  var dialect: SQLDialect

  var isFloating: Bool { column.type == .double }

  var family: Family {
    switch column.type {
    case .integer, .double, .decimal: .number
    case .string: .text
    case .boolean: .boolean
    case .date, .timestamp: .time
    case .time: .timeOfDay
    case .other: .other
    }
  }

  var asText: String {
    column.engineType == "BLOB" ? dialect.hexadecimal(key) : "CAST(\(key) AS \(dialect.text))"
  }

  var asDouble: String { "CAST(\(key) AS DOUBLE)" }

  /// The value as a double where it is finite, else null; never a negative zero. Of a point in time its
  /// microseconds since 1970, or since midnight, which a double holds exactly for 285 years on both sides.
  ///
  /// NaN is above infinity to these engines, so that one comparison finds both.
  var finite: String {
    if family == .time { return "CAST(\(dialect.microseconds(key)) AS DOUBLE)" }
    if family == .timeOfDay { return "CAST(\(dialect.microsecondsOfDay(key)) AS DOUBLE)" }
    return isFloating
      ? "CASE WHEN abs(\(key)) < \(SQLText.double(.infinity)) THEN \(asDouble) + 0.0 END"
      : asDouble
  }

  /// Like ``finite``, but NaN, infinities and negative zeros are as they are, where the column has some: for
  /// expressions that find these by themselves, in half the time.
  var double: String { isFloating ? asDouble : finite }

  /// Microseconds since 1970 of a time, or of a number of seconds; null where it is infinite.
  ///
  /// - Throws: ``Obstacle`` `data.type-mismatch` for other types.
  func microseconds() throws(Obstacle) -> String {
    switch family {
    case .time: return dialect.microseconds(key)
    case .number: return "CAST(round((\(finite)) * 1e6) AS BIGINT)"
    default: throw mismatch("point in time")
    }
  }

  /// Rounded to so many significant digits; NaN and infinities as they are.
  func rounded(to digits: Int?) -> String {
    guard let digits, family == .number else { return key }
    let places = "\(digits - 1) - CAST(floor(log10(abs(\(asDouble)))) AS INTEGER)"
    return "CASE WHEN \(finite) <> 0 THEN round(\(asDouble), \(places)) ELSE \(asDouble) END"
  }

  func mismatch(_ wanted: String) -> Obstacle {
    .typeMismatch(column, table, wanted: wanted)
  }

  func requireNumeric(_ wanted: String) throws(Obstacle) {
    guard family == .number else { throw mismatch(wanted) }
  }

  func requireOrdered(_ wanted: String) throws(Obstacle) {
    guard [.number, .time, .timeOfDay].contains(family) else { throw mismatch(wanted) }
  }

  func requireText(_ wanted: String) throws(Obstacle) {
    guard family == .text else { throw mismatch(wanted) }
  }

  /// Expressions of both that compare as equal where the values are. Numbers that one side has as text
  /// are compared as numbers, and text that is none of them equals nothing.
  ///
  /// - Throws: ``Obstacle`` `data.type-mismatch` when no value of one could equal one of the other.
  func comparable(to other: SQLColumn, digits: Int? = nil) throws(Obstacle) -> (String, String) {
    switch (family, other.family) {
    case (.number, .number): return (rounded(to: digits), other.rounded(to: digits))
    case (.text, .text): return (asText, other.asText)
    case (.number, .text): return (asDouble, "TRY_CAST(\(other.key) AS DOUBLE)")
    case (.text, .number): return ("TRY_CAST(\(key) AS DOUBLE)", other.asDouble)
    case (.time, .time):
      if column.engineType == other.column.engineType { return (key, other.key) }
      return ("CAST(\(key) AS TIMESTAMP)", "CAST(\(other.key) AS TIMESTAMP)")
    case (.time, .text): return ("CAST(\(key) AS TIMESTAMP)", "TRY_CAST(\(other.key) AS TIMESTAMP)")
    case (.text, .time): return ("TRY_CAST(\(key) AS TIMESTAMP)", "CAST(\(other.key) AS TIMESTAMP)")
    case (.boolean, .boolean): return (key, other.key)
    case (.timeOfDay, .timeOfDay): return (key, other.key)
    case (.other, .other) where column.engineType == other.column.engineType:
      return (key, other.key)
    default:
      throw mismatch(
        "values in common with column \(OneLine.quoted(other.column.name)) of "
          + "\(OneLine.of(other.table.displayPath)), \(OneLine.of(other.column.engineType, most: 60))"
      )
    }
  }
}
