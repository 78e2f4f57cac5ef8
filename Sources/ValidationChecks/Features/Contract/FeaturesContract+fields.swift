// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesContract {
  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("dataset", .text, "name of a dataset of this manifest"),
      .optional("columns", .named(.contractColumn), default: [], "what each column must keep"),
      .optional("rows", .contractRows, "what the rows must keep as a whole"),
      .optional(
        "rules", .named(.contractRule), default: [],
        "SQL expressions over the columns that must be true of each row, by name"),
      .optional(
        "references", .list(of: .contractReference), default: [],
        "columns whose values must stand in another dataset"),
      .optional("schema", .contractSchema, "which columns may be there, and change"),
      .optional(
        "redact", .list(of: .text), default: [], "columns whose values are never stored or shown")
    ) { dataset, columns, rows, rules, references, schema, redacted in
      guard
        !columns.isEmpty || rows != nil || !rules.isEmpty || !references.isEmpty || schema != nil
      else { throw ManifestMistake("a contract without a promise promises nothing") }
      let rowLimits = rows?.limits ?? RowLimits()
      return Configuration(
        scope: Scope(
          dataset: dataset, columns: columns.map { $0.value.asked($0.name) },
          unique: rows?.unique ?? [],
          rules: rules.map { AskedRule(name: $0.name, sql: $0.value.sql) },
          references: references, freshness: rows?.fresh?.column,
          asksBase: rowLimits.comparesBase || (schema.map { $0.evolution != .any } ?? false),
          redacted: redacted),
        limits: Limits(
          columns: columns.map { Named($0.name, $0.value.limits) }, rows: rowLimits,
          rules: rules.map { Named($0.name, $0.value.breaches ?? .count(0)) },
          freshWithin: rows?.fresh?.within, schema: schema))
    }
  }

  /// Keys of one column as they are written.
  struct ColumnKeys: Sendable {
    var limits: ColumnLimits
    var range: ValueRange?
    var values: [String]?
    var pattern: String?
    var length: LengthRange?
    var order: Order?
    var isUnique: Bool

    func asked(_ name: String) -> AskedColumn {
      AskedColumn(
        name: name, range: range, values: values, pattern: pattern, length: length, order: order,
        isUnique: isUnique, countsDistinct: limits.distinct != nil)
    }
  }

  /// Keys of `rows` as they are written.
  struct RowsKeys: Sendable {
    var limits: RowLimits
    var unique: [[String]]
    var fresh: Freshness?
  }

  struct Freshness: Sendable {
    var column: String
    var within: TimeSpan
  }

  struct RuleKeys: Sendable {
    var sql: String
    var breaches: Allowance?
  }
}
