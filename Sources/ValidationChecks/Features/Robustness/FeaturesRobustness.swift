// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// How the feature pipeline takes bad input: does it say no, or does it give wrong features without a word?
///
/// Your command runs on a sample, and then on inputs that are generated from it, each with one thing wrong. Each kind
/// is one case:
///
/// | kind | what is wrong |
/// |---|---|
/// | `nulls` | each column: one value missing, and all of them |
/// | `unseen-categories` | each text column: a category that no sample has |
/// | `extremes` | each number column: 1e308, −1e308, −1, 0, 1e-308, 9223372036854775807 |
/// | `wrong-types` | each number column: a word |
/// | `unicode` | each text column: combining and right-to-left letters, emoji, quotes, commas, a line break |
/// | `huge-cell` | each text column: a value of 1 MB |
/// | `missing-columns`, `extra-column`, `reordered-columns` | each column is left out; one is new; the order differs |
/// | `empty-file`, `header-only` | no byte; columns and no row (CSV, Parquet) |
///
/// A Parquet input is read and written by pyarrow of the command's `python3`. Values that are not spoiled are kept to
/// the bit, of whatever type. A column there has one type: where that cannot hold a wrong value (1e308 among integers, a
/// word among numbers), the column becomes one of doubles or of strings, as it does when the type changes upstream.
///
/// A run may end in one of three ways: a clean rejection, with an exit code that `reject` lists; a row rejected in the
/// `errors` column of the output; or valid output: as many rows as were given, and no null, NaN or infinity in the
/// `outputs` columns. A crash, an undeclared exit code, a Python traceback, a hang, a missing or unreadable table, rows
/// lost or added, and values that are none are failures. The first failure of each kind is made as small as a bounded
/// number of runs can make it, and shown.
///
/// ## Why it matters
/// Upstream breaks: a column turns null, a category is new, a sentinel becomes a value. A pipeline that stops costs an
/// hour; one that goes on with NaN or without the rows costs the model's users.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | command that reads `{input}` and writes a table below `{output}` | required |
/// | `input` | tracked CSV, JSON-lines or Parquet file with good rows | required |
/// | `output` | the file it writes, relative to `{output}` | required |
/// | `format` | of the output | from its extension |
/// | `outputs` | columns of the output that must always hold values | those that do for the sample |
/// | `reject` | exit codes of a clean rejection, such as `[2]` | none |
/// | `errors` | column of the output that says why a row was rejected; null or empty for good rows | none |
/// | `rows` | `same`: as many as were given; `any` | `same` |
/// | `kinds` | list of those above | all that fit the sample |
/// | `columns` | columns of the input that are spoiled | all |
/// | `sample-rows` | rows of the input that are used | 10 |
/// | `seed` | of the generator | 1 |
/// | `keep` | folder of inputs to try as well, in the case `kept`; where `--accept` writes | none |
///
/// All inputs run one after the other in one private export; each gets an output folder of its own, and at most 20
/// times as long as the sample took (30 s at least, the command's `timeout` at most).
/// `validate-model run --accept ID` writes the smallest failing inputs into `keep`, so that they are tried from then on.
///
/// ## When it cannot tell
/// A sample that is malformed, has no row, or that the command does not take, and a kind that is listed and does not
/// fit the sample are `unmeasured`; so is a Parquet input without pyarrow.
///
/// ## References
/// - B. P. Miller, L. Fredriksen, B. So, "An Empirical Study of the Reliability of UNIX Utilities", CACM 33(12), 1990.
/// - A. Zeller, R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002.
package struct FeaturesRobustness: AcceptingCheck {
  package let type = "features.robustness"

  package init() {}

  package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    case nulls, extremes, unicode
    case unseenCategories = "unseen-categories"
    case wrongTypes = "wrong-types"
    case hugeCell = "huge-cell"
    case missingColumns = "missing-columns"
    case extraColumn = "extra-column"
    case reorderedColumns = "reordered-columns"
    case emptyFile = "empty-file"
    case headerOnly = "header-only"
    /// Inputs that were kept; not to be listed.
    case kept
  }

  package enum InputFormat: String, Codable, Sendable {
    case csv, parquet
    case jsonLines = "json-lines"
  }

  package struct Scope: Codable, Hashable, Sendable {
    var pipeline: PipelineCommand
    var input: RepositoryPath
    var inputFormat: InputFormat
    var rules: RobustnessRules
    /// `nil` for all that fit the sample.
    var kinds: [Kind]?
    /// `nil` for all columns of the input.
    var columns: [String]?
    var sampleRows: Int
    var seed: Int
    var keep: RepositoryPath?
  }

  package struct Limits: Sendable {}

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(
      paths: [scope.input], globs: scope.keep.map { [Glob("\($0.text)/**")] } ?? [],
      commands: [scope.pipeline.command], makesTables: true, timeLimit: TimeSpan(seconds: 7200))
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    let scope = configuration.scope
    let kept = KeptInputs.paths(scope, in: snapshot).isEmpty ? [] : [Kind.kept.rawValue]
    return [Self.sample] + (scope.kinds ?? []).map(\.rawValue) + kept
  }

  /// The case of the sample itself.
  static let sample = "sample"

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    try await RobustnessRuns(scope: scope, access: access).results().measurement
  }

  package func accepted(_ scope: Scope, with access: Access) async throws -> [AcceptedFile] {
    guard let keep = scope.keep else { throw Obstacle.noFolderToKeep }
    let failures = try await RobustnessRuns(scope: scope, access: access).results().failures
    guard !failures.isEmpty else { throw Obstacle.nothingToKeep }
    return failures.compactMap { failure in
      RepositoryPath("\(failure.name).\(scope.input.fileExtension)", in: keep)
        .map { AcceptedFile(path: $0, data: failure.data) }
    }
  }
}

extension Obstacle {
  fileprivate static let noFolderToKeep = Obstacle(
    rule: "robustness.no-keep", message: "the check has no folder to keep failing inputs in",
    remedy: "add `keep: tests/bad-inputs` to it")

  fileprivate static let nothingToKeep = Obstacle(
    rule: "robustness.nothing-failed", message: "no generated input failed, so none is kept",
    remedy: "nothing is to be done")
}
