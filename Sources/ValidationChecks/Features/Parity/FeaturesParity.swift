// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// Whether two producers of the same features agree: the table that training reads, and what serving computes.
///
/// Rows with the same keys are set beside each other and compared value by value by the data engine. Every column is
/// one case. `rows` judges keys that only one side has and keys that stand twice, `columns` those that are missing,
/// new, or of another type. Numbers agree when |online − offline| ≤ absolute + relative · |offline|; null agrees with
/// null and NaN with NaN, and with nothing else. The first rows that differ are shown side by side.
///
/// ## Why it matters
/// Training–serving skew is the fault that no metric of the training set shows: the model is right, and is given other
/// numbers than it learned from. Two implementations of one feature drift apart as soon as nobody compares them.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `offline` | what training reads: a dataset's name, or a producer, see below | required |
/// | `online` | what serving computes: a dataset's name, or a producer | required |
/// | `keys` | columns that together identify a row in both | the `keys` of the datasets |
/// | `columns` | the columns to compare; others may differ, or be missing | all |
/// | `ignore` | columns that take no part | none |
/// | `tolerance` | `{ absolute: 1e-9, relative: 1e-6, columns: { price: { absolute: 0.01 } } }` | equal |
/// | `allow` | `{ missing: 0, extra: 0, differing: 0 }`: most rows, as counts or as shares such as `0.1%` | none |
///
/// A producer is one of
/// - `{ dataset: NAME }`: the same as the name alone;
/// - `{ command: […], output: rows.parquet }`: a command that writes a table below `{output}`;
/// - `{ worker: […], requests: tests/requests.jsonl }`: a program that reads one JSON line and answers one JSON object
///   with the keys and the features, for every line of the tracked file;
/// - `{ serve: { command: [python, serve.py, --port, "{port}"], ready: /health }, request: { path: /features,
///   body-from: tests/requests.jsonl } }`: a server that answers the same over HTTP. Its command listens on
///   127.0.0.1 at the free port that it is given, and answers GET of `ready` with 200 within `within` (60s).
///
/// | key of `request` | value | default |
/// |---|---|---|
/// | `method` | `POST` or `PUT` | `POST` |
/// | `path` | path and query that compute features | required |
/// | `body-from` | tracked file, one JSON value a line, each the body of a request | required |
/// | `batch` | so many lines in one request, as an array; the answer is an array of as many objects, in order | one by one |
///
/// `answer-within: 30s`, beside `worker` or `serve`, limits each answer, `timeout` of the command the whole. Requests
/// follow one another, each on a connection of its own. Proxies and cookies play no part.
///
/// ## When it cannot tell
/// A table that cannot be read or made, a key column that is missing, no row that both have, a column without a value
/// to compare, and a declared column that a table lacks are `unmeasured`. A worker that stops answering, or answers
/// with anything but objects, leaves every case `unmeasured`; so does a server that does not become ready, ends, is too
/// slow, or answers with another status than 200 (redirects are not followed), with anything but JSON objects, with more
/// than 64 MiB, or compressed. The message has the end of what it wrote to standard error.
///
/// ## References
/// - D. Sculley et al., "Hidden Technical Debt in Machine Learning Systems", NeurIPS 2015.
/// - M. Zinkevich, "Rules of Machine Learning", rules 29, 32 and 37: training–serving skew.
package struct FeaturesParity: Check {
  package let type = "features.parity"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var offline: TableProducer
    var online: TableProducer
    var terms: MatchTerms
    /// `nil` for all columns.
    var columns: [String]?
  }

  package struct Limits: Sendable {
    var missing = Allowance.count(0)
    var extra = Allowance.count(0)
    /// Of the rows compared, in each column.
    var differing = Allowance.count(0)
    /// Columns that have a case whatever is found.
    var declared: [String] = []
  }

  package struct Measurement: Codable, Hashable, Sendable {
    var terms: MatchTerms
    var columns: [String]?
    var match: TableMatch
  }

  package func inputs(of scope: Scope) -> Inputs {
    let both = [scope.offline, scope.online]
    return Inputs(
      paths: both.compactMap(\.requests), datasets: both.compactMap(\.dataset),
      commands: both.compactMap(\.command), makesTables: true)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    [Subject.rows, Subject.columns] + (configuration.scope.columns ?? []).map(Subject.column)
  }

  package func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> {
    var configuration = configuration
    guard configuration.scope.terms.keys.isEmpty else { return configuration }
    let named = [configuration.scope.offline, configuration.scope.online].compactMap(\.dataset)
    let keys = named.compactMap { datasets[$0]?.keys }.first { !$0.isEmpty }
    configuration.scope.terms.keys = keys ?? []
    return configuration
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    guard !scope.terms.keys.isEmpty else { throw Obstacle.noKeys }
    return try await scope.offline.withTable(access) { offline in
      try await scope.online.withTable(access) { online in
        Measurement(
          terms: scope.terms, columns: scope.columns,
          match: try await TableMatch(
            of: online, with: offline, scope.terms, only: scope.columns, engine: access.engine))
      }
    }
  }

  /// Names of cases. A column that is called like one of the others is set apart.
  enum Subject {
    static let rows = "rows"
    static let columns = "columns"

    static func column(_ name: String) -> String {
      [rows, columns].contains(name) || name.hasPrefix("column(") ? "column(\(name))" : name
    }
  }
}

extension Obstacle {
  fileprivate static let noKeys = Obstacle(
    rule: "parity.no-keys", message: "nothing says which rows of the two tables belong together",
    remedy: "name the columns that identify a row in `keys`, here or at a dataset")
}
