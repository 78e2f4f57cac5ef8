// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Syntax where Value == FeaturesContract.ColumnKeys {
  static var contractColumn: Syntax {
    .mapping(
      Fields(
        .optional(
          "type", Syntax<FeaturesContract.DeclaredType>.choice, "type that the column must have"),
        .optional("nulls", .allowance, "most nulls: a count, or a share of the rows such as 0.1%"),
        .optional("range", .valueRange, "least and most value, null for an open end"),
        .optional(
          "in", Syntax<[String]>.list(of: .valueText, atLeast: 1), "the allowed values, as text"),
        .optional(
          "pattern", .text, "regular expression (RE2) that must match each text as a whole"),
        .optional("length", .lengthRange, "least and most characters, null for an open end"),
        .optional("unique", .boolean, default: false, "no value stands twice"),
        .optional("order", .contractOrder, "order of the values, row by row"),
        .optional("distinct", .distinctRange, "fewest and most different values"),
        .optional(
          "breaches", .allowance,
          "values that may break range, in, pattern or length: a count, or a share; 0 by default")
      ) { type, nulls, range, values, pattern, length, isUnique, order, distinct, breaches in
        guard breaches == nil || range != nil || values != nil || pattern != nil || length != nil
        else {
          throw ManifestMistake("`breaches` needs range, in, pattern or length", at: "breaches")
        }
        return FeaturesContract.ColumnKeys(
          limits: FeaturesContract.ColumnLimits(
            type: type, nulls: nulls, breaches: breaches, distinct: distinct),
          range: range, values: values, pattern: pattern, length: length, order: order,
          isUnique: isUnique)
      })
  }
}

extension Syntax where Value == String {
  /// A value of a column: empty text too, where quotes say that it is meant.
  fileprivate static var valueText: Syntax {
    Syntax(schema: Syntax<String>.text.schema) { node, decoding in
      if case .scalar("", plain: false) = node.content { return "" }
      return Syntax<String>.text.read(node, &decoding)
    }
  }
}

extension Syntax where Value == FeaturesContract.Order {
  /// `increasing`, or `{ by: increasing, within: [customer_id] }`.
  static var contractOrder: Syntax {
    let direction = Syntax<FeaturesContract.Order.Direction>.choice
    let structured = Syntax.mapping(
      Fields(
        .required("by", direction, "direction of the values"),
        .optional(
          "within", Syntax<[String]>.list(of: .text, atLeast: 1), default: [],
          "columns of groups that are each in order")
      ) { FeaturesContract.Order(direction: $0, within: $1) })
    return .either(
      structured: structured,
      scalar: Syntax(schema: direction.schema) { node, decoding in
        direction.read(node, &decoding).map { FeaturesContract.Order(direction: $0, within: []) }
      })
  }
}

extension Syntax where Value == FeaturesContract.LengthRange {
  static var lengthRange: Syntax {
    .wholeRange { FeaturesContract.LengthRange(least: $0, most: $1) }
  }
}

extension Syntax where Value == FeaturesContract.DistinctRange {
  static var distinctRange: Syntax {
    .wholeRange { FeaturesContract.DistinctRange(least: $0, most: $1) }
  }
}

extension Syntax {
  /// Two counts as a range is written.
  fileprivate static func wholeRange(_ make: @escaping @Sendable (Int?, Int?) -> Value) -> Syntax {
    let range = Syntax<FeaturesContract.ValueRange>.valueRange
    return Syntax(schema: range.schema) { node, decoding in
      guard let ends = range.read(node, &decoding) else { return nil }
      let (least, most) = (ends.least.map(Int.init(exactly:)), ends.most.map(Int.init(exactly:)))
      guard least != .some(nil), most != .some(nil), (least ?? 0) ?? 0 >= 0 else {
        decoding.report(
          "expected [least, most] as whole numbers, found \(node.description)", at: node)
        return nil
      }
      return make(least ?? nil, most ?? nil)
    }
  }
}
