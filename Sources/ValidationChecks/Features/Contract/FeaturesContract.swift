// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether a feature table keeps what its consumers were promised.
///
/// Each declared column is one case: its type, nulls, range, set, pattern, length, order, uniqueness and number
/// of different values. The number of rows, keys, rules over the columns, references to other datasets,
/// freshness and the columns themselves are cases of their own. All counts are exact and taken by the data
/// engine, all plain ones in one scan; nothing is sampled. A failure shows the count, the share, up to five rows,
/// and the statement that finds all of them. A run with `--html` also draws how up to 50 columns are distributed,
/// on which no verdict rests.
///
/// ## Why it matters
/// Training rarely crashes on bad features. A renamed column that turns null, a unit that changed, a join
/// that doubled the rows: each gives a model that trains, and is worse.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `dataset` | name of a dataset of the manifest | required |
/// | `columns` | column names, each with any of the keys below | none |
/// | … `type` | `integer`, `double` (a decimal is taken too), `decimal`, `number` (any of these), `string`, `boolean`, `date`, `timestamp`, `time` (of day) | any type |
/// | … `nulls` | most nulls: a count such as `0`, or a share of the rows such as `0.1%`, also written `"<= 0.1%"` | any number |
/// | … `range` | `[least, most]`, both allowed; `null` for an open end | no range |
/// | … `in` | list of the allowed values, compared as text; `""` is empty text | any value |
/// | … `pattern` | regular expression (RE2) that must match each text as a whole | none |
/// | … `length` | `[least, most]` characters | any length |
/// | … `breaches` | values that may break `range`, `in`, `pattern` or `length`: a count or a share | 0 |
/// | … `unique` | `true`: no value stands twice; nulls are equal | `false` |
/// | … `order` | `increasing`, `strictly-increasing`, `decreasing`, `strictly-decreasing`, row by row; or `{ by: increasing, within: [columns of a group] }` | any order |
/// | … `distinct` | `[fewest, most]` different values, null not counted | any number |
/// | `rows` | `at-least` and `at-most` (counts); `fall` and `growth` (shares of the base's rows); `unique` (a list of columns that together identify a row, or a list of such lists); `fresh: { column, within }` | none |
/// | `rules` | names, each with an SQL expression over the columns that must be true of every row, or `{ sql, breaches }` | none |
/// | `references` | list of `{ columns, dataset, to }`: keys that must stand in another dataset | none |
/// | `schema` | `unexpected: refuse` (columns that `columns` does not name); `evolution`: against the base, `additive` lets columns come, `frozen` lets none change | anything goes |
/// | `redact` | columns whose values are never stored or shown | none |
///
/// Nulls are outside neither a range nor a set: `nulls` alone limits them. A floating-point NaN is outside
/// every range and set; `nulls` limits NaN too, counted apart from the nulls: each may reach the
/// limit. In a key, a null equals a null; a key with a null refers to nothing. A rule that is null for a row is
/// broken by it. A rule is one expression in the engine's SQL: no subqueries, no functions that read files.
///
/// `validate-model infer DATASET` proposes a contract from the data, for you to review.
///
/// ## When it cannot tell
/// A column that is not there is `unmeasured`, with the nearest name; so is a question that the column's
/// type does not allow, a rule that is no valid expression, and a promise about values of a column that holds nulls
/// only. A table without rows proves nothing about its columns: they are `unmeasured`, and `rows` fails where
/// `at-least` is given. A table that cannot be read, or no data engine, leaves every case `unmeasured`. Where
/// the base is not known, what is compared with it is `unmeasured`; a dataset that the base does not have passes.
///
/// ## References
/// - E. Breck, N. Polyzotis, S. Roy, S. Whang, M. Zinkevich, "Data Validation for Machine Learning",
///   MLSys 2019.
/// - S. Schelter et al., "Automating Large-Scale Data Quality Verification", PVLDB 11(12), 2018.
package struct FeaturesContract: Check {
  package let type = "features.contract"

  package init() {}

  package var measurementVersion: Int { 2 }

  package func inputs(of scope: Scope) -> Inputs {
    var datasets = [scope.dataset]
    for name in scope.references.map(\.dataset) + (scope.asksBase ? [scope.former] : [])
    where !datasets.contains(name) {
      datasets.append(name)
    }
    return Inputs(datasets: datasets)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    let (scope, limits) = (configuration.scope, configuration.limits)
    var subjects = scope.columns.map { Subject.column($0.name) }
    if limits.rows.isSet { subjects.append(Subject.rows) }
    subjects += scope.unique.map(Subject.unique)
    subjects += scope.rules.map { Subject.rule($0.name) }
    subjects += scope.references.map(Subject.reference)
    if scope.freshness != nil { subjects.append(Subject.fresh) }
    if limits.schema != nil { subjects.append(Subject.schema) }
    return subjects
  }

  package func questions(for scope: Scope) -> [Question] { scope.questions }

  package func followUp(for scope: Scope, answers: Answers) -> [Question] {
    scope.samples(answers)
  }

  package func laterRounds(for scope: Scope) -> String? {
    "up to five rows of each promise that is broken; with --html, how columns are distributed"
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    Measurement(of: scope, from: access.answers)
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let measured = measurement.columnsByName
    let found = Dictionary((measurement.table.value ?? []).map { ($0.name, $0) }) { first, _ in
      first
    }
    var judgements = limits.columns.compactMap { limit in
      measured[limit.name].map {
        ColumnJudgement($0, limit.value, found: found[limit.name], in: measurement).judgement
      }
    }
    if limits.rows.isSet { judgements.append(RowsJudgement(measurement, limits.rows).judgement) }
    judgements += measurement.keys.compactMap { KeyJudgement($0, measurement)?.judgement }
    judgements += zip(measurement.rules, limits.rules).map {
      RuleJudgement($0, $1, measurement).judgement
    }
    judgements += measurement.references.compactMap {
      ReferenceJudgement($0, measurement)?.judgement
    }
    if let newest = measurement.newest, let within = limits.freshWithin {
      judgements.append(FreshnessJudgement(newest, within, now: now, measurement).judgement)
    }
    if let schema = limits.schema {
      judgements.append(SchemaJudgement(measurement, schema).judgement)
    }
    return judgements.showing(measurement.missingFigure(limits.columns))
      .showing(measurement.notDrawnFigure)
  }

  /// Names of cases. A column that is called like one of the others is set apart.
  enum Subject {
    static let rows = "rows"
    static let fresh = "fresh"
    static let schema = "schema"

    static func unique(_ columns: [String]) -> String {
      "unique(\(columns.joined(separator: ",")))"
    }

    static func rule(_ name: String) -> String { "rule(\(name))" }

    static func reference(_ reference: AskedReference) -> String {
      "references(\(reference.columns.joined(separator: ",")) in \(reference.dataset))"
    }

    static func column(_ name: String) -> String {
      let isTaken =
        [rows, fresh, schema].contains(name)
        || ["unique(", "rule(", "references(", "column("].contains(where: name.hasPrefix)
      return isTaken ? "column(\(name))" : name
    }
  }
}
