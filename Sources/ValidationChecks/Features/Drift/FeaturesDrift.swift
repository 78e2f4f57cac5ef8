// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// ## What it measures
/// Whether the columns of a dataset are still distributed as those of a reference: another dataset, the same
/// dataset on the base, or a reviewed profile of counts.
///
/// Each row of a column falls into exactly one cell: missing (null or NaN), −∞, +∞, a value or a range between
/// deciles of the reference, or values that the reference does not have. Edges come from the reference alone.
/// Dates, timestamps and times of day are ordered like numbers; they are never few values with a cell for each.
/// The shares of the cells are compared, and of numbers also the distribution functions. All counts are exact.
/// Each column is a case, and all of them together are another. A rise of the missing share, and values that the
/// reference does not have, are findings of their own.
///
/// ## Why it matters
/// A model is right about data like those it was trained on. A unit that changed, a default that replaced a null,
/// a filter that went missing shift a column long before a metric shows it. The time of an event drifts by
/// itself: exclude it, unless both sides are of one period.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `dataset` | name of the dataset that is judged | required |
/// | `reference` | name of another dataset to compare with | one of these three |
/// | `against` | `base`: compare with the same dataset on the base | |
/// | `profile` | reviewed JSON file of counts, tracked; `validate-model run --accept ID` writes it | |
/// | `columns` | `all`; a list of names; or names, each with any of `statistic`, `limit`, `missing`, `new-categories` | required |
/// | `exclude` | columns of `all` that are not looked at; keys that the dataset declares never are | none |
/// | `statistic` | of every column: one of the table below | see there |
/// | `limits` | value of each statistic from which on it is drift | see there |
/// | `missing` | points by which the share of missing rows may rise | `2%` |
/// | `new-categories` | rows that may hold values which the reference does not have | `1%` |
/// | `drifted-columns` | columns that may drift without a failure | `0` |
/// | `alpha` | probability with which chance alone is called drift, all columns together (Holm) | `0.01` |
///
/// | statistic | what exactly | limit |
/// |---|---|---|
/// | `jensen-shannon` | divergence to base 2 of the cells | `0.02` |
/// | `kolmogorov-smirnov` | of numbers and times: largest distance of the distribution functions, less what chance gives | `0.15` |
/// | `psi` | population stability index of the cells, ½ added to each count | `0.1` |
/// | `chi-square` | bias-corrected Cramér's V of the cells; small ones are pooled | `0.1` |
/// | `l-infinity` | largest difference of a cell's shares | `0.1` |
/// | `wasserstein` | of numbers and times: first Wasserstein distance in standard deviations of the reference | `0.1` |
///
/// By default columns are judged by `jensen-shannon`, and numbers also by `kolmogorov-smirnov` where both sides are
/// datasets of at most a million rows, and at most a thousand columns are looked at. For a normal column the limits
/// are reached by a shift of about a third of its deviation (`wasserstein`: a tenth; `l-infinity`: nearly half).
/// Numbers with at most 20 values in the reference have a cell for each; of categories the 100 most frequent have
/// one.
///
/// A column has drifted when a value reaches its limit, and chance would not have done so with probability `alpha`.
///
/// ## When it cannot tell
/// `unmeasured`: a side without rows, a column that is absent on one side or has another type there, a column of
/// nested or binary type that is listed, a reference with a single value, a base or profile that is not there.
/// Of `columns: all`, columns of nested and binary types (lists, structs, maps, blobs) are not looked at, and the
/// case of all columns names them.
/// `inconclusive`: fewer rows than it takes to tell a value at the limit from chance (the message says how many
/// it takes), or a value that is nearer to its limit than a profile can tell.
///
/// A profile holds counts. Of columns that are judged by `kolmogorov-smirnov` or `wasserstein` it also holds 1,003
/// quantiles, which are compared with those of the dataset. The distance of the distribution functions is then known
/// to 0.001. That of `wasserstein` is known to what lies between neighbouring quantiles of both sides: about 0.02 of
/// a deviation for normal values, more for long tails. Each score says how far it may be off. A profile that was
/// accepted under another statistic lacks the quantiles: `unmeasured`, accept it anew.
///
/// ## References
/// - J. Lin, "Divergence Measures Based on the Shannon Entropy", IEEE Trans. Inf. Theory 37(1), 1991.
/// - B. Yurdakul, "Statistical Properties of Population Stability Index", Western Michigan University, 2018.
/// - W. Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", J. Korean Stat. Soc. 42(3), 2013.
/// - S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scand. J. Stat. 6(2), 1979.
package struct FeaturesDrift: AcceptingCheck {
  package let type = "features.drift"

  package init() {}

  package var measurementVersion: Int { 2 }

  package func inputs(of scope: Scope) -> Inputs {
    switch scope.reference {
    case .dataset(let name): Inputs(datasets: [scope.dataset, name])
    case .profile(let path): Inputs(paths: [path], datasets: [scope.dataset])
    }
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    [nil] + (configuration.scope.columns ?? []).map(\.name)
  }

  /// An identifier is another in every row, and says nothing of a distribution.
  package func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> {
    guard configuration.scope.columns == nil else { return configuration }
    var completed = configuration
    let known = Set(configuration.scope.exclude)
    let keys = datasets[configuration.scope.dataset]?.keys ?? []
    completed.scope.exclude += keys.filter { !known.contains($0) }
    return completed
  }

  package func questions(for scope: Scope) -> [Question] {
    DriftInquiry.firstQuestions(inputs(of: scope).datasets)
  }

  package func followUp(for scope: Scope, answers: Answers) -> [Question] {
    guard case .dataset(let name) = scope.reference else { return [] }
    return DriftInquiry(scope: scope, reference: .dataset(name), answers: .ofDrift(answers))
      .questions
  }

  package func laterRounds(for scope: Scope) -> String? {
    guard case .dataset(let name) = scope.reference else {
      return "while measuring, the counts of '\(scope.dataset)' in the cells of the profile"
    }
    return
      "quantiles or values of '\(name)', then the counts of both datasets in the cells they make"
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    switch scope.reference {
    case .dataset(let name):
      let inquiry = DriftInquiry(
        scope: scope, reference: .dataset(name), answers: .ofDrift(access.answers))
      return Measurement(inquiry, reference: inquiry.referenceName)
    case .profile(let path):
      let profile = try DriftProfile(try await access.candidate.file(at: path))
      let inquiry = { @Sendable (answers: Answers) in
        DriftInquiry(scope: scope, reference: .profile(profile), answers: .ofDrift(answers))
      }
      let answers = try await Self.answers(about: scope.dataset, with: access) {
        inquiry($0).questions
      }
      return Measurement(inquiry(answers), reference: "profile '\(path)'")
    }
  }

  package func accepted(_ scope: Scope, with access: Access) async throws -> [AcceptedFile] {
    guard case .profile(let path) = scope.reference else {
      throw Obstacle.noReviewedFile(scope.dataset)
    }
    let answers = try await Self.answers(about: scope.dataset, with: access) {
      DriftInquiry.firstQuestions([scope.dataset]) + DriftProfile.questions(for: scope, $0)
    }
    let profile = try DriftProfile(of: scope, answers)
    return [AcceptedFile(path: path, data: try profile.encoded(for: path))]
  }

  /// Asks until nothing is open, in a session of its own: what to ask stands in a file, which questions
  /// before measuring cannot know.
  private static func answers(
    about dataset: String, with access: Access,
    _ questions: @escaping @Sendable (Answers) -> [Question]
  ) async throws -> Answers {
    guard let table = access.tables[dataset] else { throw Obstacle.noDriftTable(dataset) }
    let open = { @Sendable (answers: Answers) in
      questions(answers).filter { answers[$0] == nil }
    }
    guard !open(access.answers).isEmpty else { return access.answers }
    return try await access.engine.withTables([table]) { session in
      var answers = access.answers
      while case let asked = open(answers), !asked.isEmpty {
        let found = try await session.answer(asked)
        guard found.count == asked.count else { throw Obstacle.noDriftTable(dataset) }
        answers.add(asked, found)
      }
      return answers
    }
  }
}
