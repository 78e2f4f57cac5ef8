// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// What one column keeps today.
struct ColumnProposal: Sendable {
  let column: TableColumn
  /// Every value stands once and none is null, in enough rows to mean something.
  let isUnique: Bool
  private let nulls: Int64
  private let nans: Int64
  private let rows: Int64
  private let range: (least: Double, most: Double)?
  private let values: ValueCounts?

  /// A column with more different values is no category.
  private static let mostValues = 20
  /// Fewer rows than this for each value prove no set.
  private static let leastRowsPerValue: Int64 = 10
  private static let leastUniqueRows: Int64 = 20

  static func questions(_ column: TableColumn) -> [Question] {
    let name = column.name
    var questions: [Question] = [.nullCount(column: name)]
    switch column.type {
    case .double: questions += [.nanCount(column: name), .extremes(column: name)]
    case .integer, .decimal:
      questions += [.extremes(column: name), .distinctCount(columns: [name])]
    case .string, .boolean: questions.append(.valueCounts(column: name, most: mostValues))
    case .date, .timestamp, .time, .other: break
    }
    return questions
  }

  init(_ column: TableColumn, rows: Int64, _ answers: [Question: Answer]) {
    let name = column.name
    func count(_ question: Question) -> Int64? {
      if case .count(let count) = answers[question] { count } else { nil }
    }
    self.column = column
    self.rows = rows
    nulls = count(.nullCount(column: name)) ?? rows
    nans = count(.nanCount(column: name)) ?? 0
    if case .extremes(let least?, let most?) = answers[.extremes(column: name)], least.isFinite,
      most.isFinite
    {
      range = (least, most)
    } else {
      range = nil
    }
    if case .values(let found) = answers[.valueCounts(column: name, most: Self.mostValues)] {
      values = found
    } else {
      values = nil
    }
    let distinct = values?.distinct ?? count(.distinctCount(columns: [name]))
    isUnique = rows >= Self.leastUniqueRows && nulls == 0 && distinct == rows
  }

  /// `"age": { type: integer, nulls: 0, range: [10, 90] }  # seen 18 to 81`.
  var line: String {
    var parts: [String] = []
    if column.type != .other { parts.append("type: \(column.type.rawValue)") }
    let missing = max(nulls, nans)
    parts.append("nulls: \(missing == 0 ? "0" : "\"<= \(Self.roundedUp(missing, of: rows))%\"")")
    if isUnique { parts.append("unique: true") }
    // NaN is outside every range, so a column that holds some would break its own.
    if let range, !isUnique, nans == 0 {
      let wide = Self.widened(range.least, range.most)
      parts.append("range: [\(Self.text(wide.least)), \(Self.text(wide.most))]")
    }
    if let set { parts.append("in: [\(set.map(YAMLText.quoted).joined(separator: ", "))]") }
    return "\(YAMLText.quoted(column.name)): { \(parts.joined(separator: ", ")) }\(seen)"
  }

  private var set: [String]? {
    guard let values, values.unlisted == 0, column.type == .string, !values.entries.isEmpty,
      values.distinct * Self.leastRowsPerValue <= rows
    else { return nil }
    return values.entries.map(\.value).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private var seen: String {
    var parts: [String] = []
    if nulls > 0 { parts.append(Counted.things(nulls, "null")) }
    if nans > 0 { parts.append("\(Counted.number(nans)) NaN") }
    if let range { parts.append("\(Self.text(range.least)) to \(Self.text(range.most))") }
    if let values, set == nil { parts.append(Counted.things(values.distinct, "different value")) }
    return parts.isEmpty ? "" : "  # seen: \(parts.joined(separator: ", "))"
  }

  /// Percent, rounded up so that the data of today keep it.
  private static func roundedUp(_ count: Int64, of rows: Int64) -> String {
    let percent = Double(count) / Double(rows) * 100
    let step = percent < 1 ? 0.01 : 1
    return text(min(100, (percent / step).rounded(.up) * step))
  }

  /// Ends moved outward to two digits of the span, so that the next row of the same kind keeps it; a
  /// bound at or beyond zero stays on its side of zero.
  static func widened(_ least: Double, _ most: Double) -> (least: Double, most: Double) {
    let span = most - least
    guard span.isFinite, span > 0 else { return (least, most) }
    let exponent = log10(span).rounded(.down) - 1
    // Divided by a whole power of ten, an end is the number that its decimals say: 3 · 0.1 is not 0.3.
    let (step, parts) = (pow(10, max(0, exponent)), pow(10, max(0, -exponent)))
    guard step.isNormal, parts.isNormal else { return (least, most) }
    let low = (least * parts / step).rounded(.down) * step / parts
    let high = (most * parts / step).rounded(.up) * step / parts
    guard low.isFinite, high.isFinite, low <= least, high >= most else { return (least, most) }
    return (low, high)
  }

  private static func text(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return "\(whole)" }
    // The steps of a range are decimal; what binary adds to them is noise.
    let short = DecimalText.significant(value, digits: 12)
    return Double(short) == value ? short : "\(value)"
  }
}
