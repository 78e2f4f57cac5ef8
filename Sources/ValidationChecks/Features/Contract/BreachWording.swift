// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// How a broken promise about the values of a column is told.
struct BreachWording {
  let column: FeaturesContract.MeasuredColumn
  let count: Int64
  let rows: Int64

  private var share: Share { Share(fraction: Double(count) / Double(max(1, rows))) }

  func finding(_ promise: FeaturesContract.MeasuredPromise, _ tolerated: Allowance)
    -> Finding?
  {
    guard let told = words(promise.promise.kind) else { return nil }
    let subject = count == 1 ? "a value" : "values"
    let verb = count == 1 ? told.verb.one : told.verb.many
    let allowed = tolerated == .count(0) ? "" : "; tolerated: \(tolerated.text)"
    return Finding(
      rule: told.rule,
      message: "\(Counted.number(count)) of \(Counted.things(rows, "row")) (\(share)): "
        + "\(subject) of column '\(column.asked.name)' \(verb) \(told.what)\(allowed)",
      value: "\(count)", limit: told.limit, remedy: told.remedy,
      statement: promise.sample?.statement)
  }

  private struct Told {
    var rule: String
    var verb = (one: "is", many: "are")
    var what: String
    var limit: String
    var remedy: String
  }

  private func words(_ kind: FeaturesContract.Promise.Kind) -> Told? {
    let asked = column.asked
    switch kind {
    case .range:
      return asked.range.map { range in
        Told(
          rule: "contract.range", what: "not \(range.text)\(column.extremes?.value?.seen ?? "")",
          limit: range.text,
          remedy: "look for a changed unit or a sentinel such as -1 or 999, or widen `range`")
      }
    case .set:
      return asked.values.map { values in
        let allowed = OneLine.of(Counted.list(values), most: 200)
        return Told(
          rule: "contract.set", what: "not among the allowed: \(allowed)", limit: allowed,
          remedy: "look for a new category, another spelling or case, or add it to `in`")
      }
    case .pattern:
      return asked.pattern.map { pattern in
        let shown = OneLine.of(pattern, most: 200)
        return Told(
          rule: "contract.pattern", what: "not matched as a whole by \(shown)", limit: shown,
          remedy: "look for another format or stray blanks, or correct `pattern`")
      }
    case .length:
      return asked.length.map { length in
        let seen = column.lengths?.value?.seen ?? ""
        return Told(
          rule: "contract.length", what: "not \(length.text) long\(seen)", limit: length.text,
          remedy: "look for cut or joined texts, or widen `length`")
      }
    case .order:
      return asked.order.map { order in
        Told(
          rule: "contract.order", what: "not \(order.text) row by row", limit: order.text,
          remedy: "sort the table where it is written, or look for rows that came late")
      }
    case .unique:
      return Told(
        rule: "contract.unique", verb: ("repeats", "repeat"), what: "that of another row",
        limit: "each value once",
        remedy: "look for a join that multiplies rows or a load that ran twice")
    case .nulls, .nan, .rule, .reference, .duplicates: return nil
    }
  }
}

extension FeaturesContract.Order {
  var text: String {
    let direction = direction.rawValue.replacingOccurrences(of: "-", with: " ")
    return within.isEmpty ? direction : "\(direction) within (\(within.joined(separator: ", ")))"
  }
}

extension FeaturesContract.LengthRange {
  var text: String {
    switch (least, most) {
    case (let least?, let most?): "\(least) to \(most) characters"
    case (let least?, nil): "at least \(Counted.things(least, "character"))"
    case (nil, let most?): "at most \(Counted.things(most, "character"))"
    case (nil, nil): "any number of characters"
    }
  }
}
