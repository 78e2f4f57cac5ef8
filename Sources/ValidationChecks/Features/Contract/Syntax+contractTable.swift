// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Syntax where Value == FeaturesContract.RowsKeys {
  static var contractRows: Syntax {
    let count = Syntax<Int>.integer(from: 1)
    return .mapping(
      Fields(
        .optional("at-least", count, "fewest rows"), .optional("at-most", count, "most rows"),
        .optional("fall", .share, "share of the base's rows that may be missing"),
        .optional("growth", .share, "rows that may have come, as a share of the base's"),
        .optional(
          "unique", .columnSets, default: [],
          "columns that together identify a row, or a list of such lists"),
        .optional("fresh", .contractFreshness, "how old the newest row may be")
      ) { atLeast, atMost, fall, growth, unique, fresh in
        if let atLeast, let atMost, atLeast > atMost {
          throw ManifestMistake(
            "at-least \(atLeast) is more than at-most \(atMost)", at: "at-least")
        }
        let limits = FeaturesContract.RowLimits(
          atLeast: atLeast.map(Int64.init), atMost: atMost.map(Int64.init), fall: fall,
          growth: growth)
        guard limits.isSet || !unique.isEmpty || fresh != nil else {
          throw ManifestMistake("`rows` needs at-least, at-most, fall, growth, unique or fresh")
        }
        return FeaturesContract.RowsKeys(limits: limits, unique: unique, fresh: fresh)
      })
  }
}

extension Syntax where Value == [[String]] {
  /// `[id]`, or `[[id], [email, day]]`.
  static var columnSets: Syntax {
    let one = Syntax<[String]>.list(of: .text, atLeast: 1)
    let many = Syntax.list(of: one, atLeast: 1)
    return Syntax(schema: .anyOf(one.schema, many.schema)) { node, decoding in
      guard case .sequence(let parts) = node.content, case .sequence? = parts.first?.content else {
        return one.read(node, &decoding).flatMap { checked([$0], node, &decoding) }
      }
      return many.read(node, &decoding).flatMap { checked($0, node, &decoding) }
    }
  }

  private static func checked(
    _ sets: [[String]], _ node: ManifestNode, _ decoding: inout ManifestDecoding
  ) -> [[String]]? {
    guard sets.allSatisfy({ Set($0).count == $0.count }), Set(sets).count == sets.count else {
      decoding.report("a column stands twice in `unique`", at: node)
      return nil
    }
    return sets
  }
}

extension Syntax where Value == FeaturesContract.Freshness {
  static var contractFreshness: Syntax {
    .mapping(
      Fields(
        .required("column", .text, "date or timestamp; without a zone it is UTC"),
        .required("within", .duration, "greatest age of the newest row")
      ) { FeaturesContract.Freshness(column: $0, within: $1) })
  }
}

extension Syntax where Value == FeaturesContract.RuleKeys {
  /// `"age >= 18"`, or `{ sql: "age >= 18", breaches: 0.1% }`.
  static var contractRule: Syntax {
    let structured = Syntax.mapping(
      Fields(
        .required("sql", .text, "expression over the row's columns that must be true"),
        .optional("breaches", .allowance, "rows that may break it: a count, or a share")
      ) { FeaturesContract.RuleKeys(sql: $0, breaches: $1) })
    let text = Syntax<String>.text
    return .either(
      structured: structured,
      scalar: Syntax(schema: text.schema) { node, decoding in
        text.read(node, &decoding).map { FeaturesContract.RuleKeys(sql: $0, breaches: nil) }
      })
  }
}

extension Syntax where Value == FeaturesContract.AskedReference {
  static var contractReference: Syntax {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return .mapping(
      Fields(
        .required("columns", names, "columns of this dataset"),
        .required("dataset", .text, "dataset that must hold their values"),
        .optional("to", names, "columns there; the same names by default")
      ) { columns, dataset, others in
        let others = others ?? columns
        guard others.count == columns.count else {
          throw ManifestMistake("`to` names \(others.count) columns for \(columns.count)", at: "to")
        }
        return FeaturesContract.AskedReference(
          columns: columns, dataset: dataset, others: others)
      })
  }
}

extension Syntax where Value == FeaturesContract.SchemaLimits {
  static var contractSchema: Syntax {
    .mapping(
      Fields(
        .optional(
          "unexpected", Syntax<Unexpected>.choice, default: .allow,
          "allow, or refuse: columns that `columns` does not name"),
        .optional(
          "evolution", Syntax<FeaturesContract.SchemaLimits.Evolution>.choice, default: .any,
          "any; additive: against the base, columns may only come; frozen: none may change")
      ) { unexpected, evolution in
        guard unexpected == .refuse || evolution != .any else {
          throw ManifestMistake("`schema` needs unexpected: refuse, or an evolution")
        }
        return FeaturesContract.SchemaLimits(
          refusesUnexpected: unexpected == .refuse, evolution: evolution)
      })
  }
}

private enum Unexpected: String, CaseIterable, Sendable { case allow, refuse }
