// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// Whether the feature pipeline still makes of a fixed input what it made when its output was last reviewed.
///
/// Your command runs in a private export of the candidate and writes a table, which is compared with a reviewed file
/// of the repository: the same columns of the same types, the same rows, and value by value, where numbers agree when
/// |found − reviewed| ≤ absolute + relative · |reviewed|. Null agrees with null and NaN with NaN, and with nothing
/// else. With `keys` the order of rows does not count; without, row is compared with row.
///
/// ## Why it matters
/// A pipeline is changed far more often than its output is meant to. What a refactoring, an upgraded library or another
/// default did to the features shows here, in the change that did it, and not in a model weeks later.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | command that makes the table from a fixed input of the repository, below `{output}` | required |
/// | `output` | the file it writes, relative to `{output}` | required |
/// | `golden` | the reviewed file, tracked, of the same format | required |
/// | `format` | `parquet`, `csv`, `json-lines` or `arrow` | from the extension of `output` |
/// | `keys` | columns that together identify a row | row by row |
/// | `ignore` | columns that take no part, such as a time of making | none |
/// | `tolerance` | `{ absolute: 1e-9, relative: 1e-6, columns: { price: { absolute: 0.01 } } }` | equal |
///
/// `validate-model run --accept ID` runs the command and writes the reviewed file anew, for you to look at and commit.
///
/// ## When it cannot tell
/// A reviewed file that is missing, a command that fails or writes no table, tables without rows or without a value to
/// compare, and names in `keys`, `ignore` or `tolerance` that no table has are `unmeasured`.
///
/// ## References
/// - The tolerance is that of `numpy.isclose`, <https://numpy.org/doc/stable/reference/generated/numpy.isclose.html>.
/// - E. Breck, S. Cai, E. Nielsen, M. Salib, D. Sculley, "The ML Test Score", IEEE Big Data 2017: test of feature code.
package struct FeaturesGolden: AcceptingCheck {
  package let type = "features.golden"

  package init() {}

  package struct Scope: Codable, Hashable, Sendable {
    var pipeline: PipelineCommand
    var golden: RepositoryPath
    var terms: MatchTerms
  }

  package struct Limits: Sendable {}

  package struct Measurement: Codable, Hashable, Sendable {
    var golden: RepositoryPath
    var terms: MatchTerms
    var match: TableMatch
  }

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("command", .command, "command that makes the table below {output}"),
      .required("output", .text, "file it writes, relative to {output}"),
      .optional("format", Syntax<TableFile.Format>.choice, "told from the extension by default"),
      .required("golden", .path, "reviewed table, a tracked file of the same format"),
      .optional(
        "keys", Syntax<[String]>.list(of: .text, atLeast: 1), default: [],
        "columns that identify a row; row by row by default"),
      .optional("ignore", Syntax<[String]>.list(of: .text), default: [], "columns left out"),
      .optional("tolerance", .tolerances, default: Tolerances(), "most that numbers may differ")
    ) { command, output, format, golden, keys, ignore, tolerance in
      Configuration(
        scope: Scope(
          pipeline: try .checked(
            command, output: output, format: format, placeholders: ["{output}"]),
          golden: golden, terms: try .checked(keys: keys, ignored: ignore, tolerance)),
        limits: Limits())
    }
  }

  /// The reviewed file is named as a pattern, so that its absence comes to the check, which knows what to do.
  package func inputs(of scope: Scope) -> Inputs {
    Inputs(
      globs: [Glob(scope.golden.text)], commands: [scope.pipeline.command], makesTables: true)
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { [nil] }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    let file = try await Self.reviewed(scope.golden, access)
    let golden = TableFile(
      dataset: "golden", displayPath: scope.golden.text, localPath: file.url.path,
      format: scope.pipeline.format)
    return try await scope.pipeline.withTable(access, family: "golden") { table in
      Measurement(
        golden: scope.golden, terms: scope.terms,
        match: try await TableMatch(of: table, with: golden, scope.terms, engine: access.engine))
    }
  }

  private static func reviewed(_ path: RepositoryPath, _ access: Access) async throws
    -> SnapshotFile
  {
    do { return try await access.candidate.file(at: path) } catch let obstacle as Obstacle {
      throw obstacle.rule == "content.missing" ? Obstacle.goldenMissing(path) : obstacle
    }
  }
}

extension Obstacle {
  fileprivate static func goldenMissing(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "golden.missing", message: "there is no reviewed file '\(path)' to compare with",
      remedy: "write it with `validate-model run --accept ID`, look at it and commit it")
  }
}
