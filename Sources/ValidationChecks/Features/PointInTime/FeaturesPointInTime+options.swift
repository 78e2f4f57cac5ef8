// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesPointInTime {
  package struct Scope: Codable, Hashable, Sendable {
    var dataset: String
    var entity: [String]
    var time: String
    /// Columns with the time of what was joined.
    var recorded: [String]
    var log: Log?
  }

  struct Log: Codable, Hashable, Sendable {
    var dataset: String
    var entity: [String]
    var time: String
    var recorded: String?
    var values: [ComparedColumn]
    var delaySeconds: Double
  }

  package struct Limits: Sendable {
    var allowed: Allowance
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required("dataset", .text, "table of events, with their features"),
      .optional("entity", names, default: [], "columns that say whose event it is"),
      .required("time", .text, "time of the event"),
      .optional("recorded", names, default: [], "columns with the time of joined features"),
      .optional("log", .featureLog, "the features as they became known"),
      .optional(
        "allow", .allowance, default: Allowance.count(0),
        "events that may be wrong: a count, or a share")
    ) { dataset, entity, time, recorded, log, allowed in
      var log = log
      if log?.recorded == nil, recorded.count == 1 { log?.recorded = recorded[0] }
      guard !recorded.isEmpty || log != nil else {
        throw ManifestMistake("nothing to look at: add recorded, or log")
      }
      if let named = log?.recorded, !recorded.contains(named) {
        throw ManifestMistake("'\(named)' of the log is not among `recorded`", at: "log")
      }
      if let log, log.recorded == nil, log.values.isEmpty {
        throw ManifestMistake("a log needs recorded, or values to compare", at: "log")
      }
      return Configuration(
        scope: Scope(dataset: dataset, entity: entity, time: time, recorded: recorded, log: log),
        limits: Limits(allowed: allowed))
    }
  }
}

extension Syntax where Value == FeaturesPointInTime.Log {
  fileprivate static var featureLog: Syntax {
    .mapping(
      Fields(
        .required("dataset", .text, "table of features, one row for each time they changed"),
        .optional(
          "entity", Syntax<[String]>.list(of: .text, atLeast: 1), default: [],
          "columns that say whose features they are"),
        .required("time", .text, "time from which a row holds"),
        .optional("recorded", .text, "column of the events with that time"),
        .optional(
          "values", .list(of: .comparedColumn), default: [], "columns that must be equal"),
        .optional("delay", .duration, "time after which a row counts as known")
      ) { dataset, entity, time, recorded, values, delay in
        FeaturesPointInTime.Log(
          dataset: dataset, entity: entity, time: time, recorded: recorded, values: values,
          delaySeconds: delay?.seconds ?? 0)
      })
  }
}

extension Syntax where Value == ComparedColumn {
  /// `balance`, or `{ name: balance, of: amount, absolute: 0.01, relative: 1e-6 }`.
  static var comparedColumn: Syntax {
    let structured = Syntax.mapping(
      Fields(
        .required("name", .text, "column here"),
        .optional("of", .text, "its name in the other table; the same by default"),
        .absoluteTolerance, .relativeTolerance
      ) { ComparedColumn($0, other: $1, absolute: $2, relative: $3) })
    let text = Syntax<String>.text
    return .either(
      structured: structured,
      scalar: Syntax(schema: text.schema) { node, decoding in
        text.read(node, &decoding).map { ComparedColumn($0) }
      })
  }
}
