// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// Whether the feature pipeline gives the same features for the same data, however that data comes to it.
///
/// Your command runs once on an input of the repository, and again on variations of it, each time in a fresh private
/// export of the candidate; the outputs are compared by key with that of the first run. Each variation is one case:
///
/// | variation | what is varied |
/// |---|---|
/// | `rerun` | nothing |
/// | `shuffled` | the order of the rows, seeded |
/// | `columns` | the order of the columns, or of the keys of JSON objects |
/// | `batches` | the input is given in parts, one run each, and the outputs are joined |
/// | `threads` | numeric libraries are told to use one thread (`OMP_NUM_THREADS=1` and its kin) |
/// | `duplicated` | every row stands twice: each output row once (`once`) or twice (`twice`), as declared |
/// | `partitions` | `{input}` is a folder with the rows in several files |
///
/// ## Why it matters
/// Training sees all rows at once and serving sees one. A mean over the batch, a fill from the row above, a category
/// numbered by first appearance, a race between threads: each gives one feature two meanings, and no schema shows it.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `command` | command that reads `{input}` and writes a table below `{output}` | required |
/// | `input` | tracked CSV, JSON-lines or Parquet file | required |
/// | `output` | the file it writes, relative to `{output}` | required |
/// | `format` | of the output | from its extension |
/// | `keys` | columns that together identify a row of the output | required |
/// | `variations` | list of those above | `rerun`, `shuffled`, `columns`, `batches`, `threads` |
/// | `duplicated` | `once` or `twice`; adds that variation | not tried |
/// | `parts` | of `batches` and `partitions` | 3 |
/// | `ignore`, `tolerance` | as in `features.golden` | none, equal |
/// | `seed` | of the shuffle | 1 |
///
/// CSV is read strictly (RFC 4180, UTF-8, a header), up to 64 MiB; rows keep every byte of theirs. A Parquet input is
/// varied by `python3` with pyarrow, found on the command's own PATH.
///
/// ## When it cannot tell
/// An input with fewer than two rows, or that is not well-formed, a first run that fails or writes no table, repeated
/// keys in its output, a run that is ended at its deadline, and Parquet without pyarrow are `unmeasured`. A variation
/// whose command fails where the first run did not is a failure.
///
/// ## References
/// - T. Y. Chen et al., "Metamorphic Testing: A Review of Challenges and Opportunities", ACM Computing Surveys 51(1),
///   2018.
/// - RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>.
package struct FeaturesInvariance: Check {
  package let type = "features.invariance"

  package init() {}

  package enum Variation: String, Codable, CaseIterable, Hashable, Sendable {
    case rerun, shuffled, columns, batches, threads, duplicated, partitions

    static let standard: [Variation] = [.rerun, .shuffled, .columns, .batches, .threads]
  }

  /// What becomes of a row that stands twice in the input.
  package enum Duplicates: String, Codable, CaseIterable, Sendable { case once, twice }

  package struct Scope: Codable, Hashable, Sendable {
    var pipeline: PipelineCommand
    var input: RepositoryPath
    var inputFormat: TableFile.Format
    var terms: MatchTerms
    var variations: [Variation]
    var duplicates: Duplicates?
    var parts: Int
    var seed: Int
  }

  package struct Limits: Sendable {}

  package func inputs(of scope: Scope) -> Inputs {
    Inputs(
      paths: [scope.input], commands: [scope.pipeline.command], makesTables: true,
      timeLimit: TimeSpan(seconds: 7200))
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { configuration.scope.variations.map(\.rawValue) }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    try await InvarianceRuns(scope: scope, access: access).measurement()
  }
}
