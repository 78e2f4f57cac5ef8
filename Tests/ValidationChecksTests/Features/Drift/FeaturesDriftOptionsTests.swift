// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesDriftOptionsTests {
  private func problem(_ options: String, _ reference: String) -> String? {
    do {
      _ = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry(options, reference: reference))
      return nil
    } catch { return "\(error)" }
  }

  @Test(
    "What could not be measured, or would say nothing, is refused",
    arguments: [
      ("columns: all", "alpha: 0.01", "nothing to compare with"),
      ("columns: all", "reference: train, against: base", "not several"),
      ("columns: all", "against: base, profile: p.json", "not several"),
      ("columns: all", "reference: today", "not drifted from itself"),
      ("columns: all", "against: main", "expected one of base"),
      ("columns: all", "profile: ../p.json", "leaves the repository"),
      ("alpha: 0.01", "reference: train", "missing key 'columns'"),
      ("columns: every", "reference: train", "expected all, a list"),
      ("columns: []", "reference: train", "at least 1"),
      ("columns: {}", "reference: train", "no column is named"),
      ("columns: [a, a]", "reference: train", "stands twice"),
      ("columns: [a], exclude: [b]", "reference: train", "leaves columns out of `all`"),
      ("columns: { a: { limit: 0.1 } }", "reference: train", "needs its `statistic`"),
      ("columns: { a: { statistic: kl } }", "reference: train", "expected one of psi"),
      ("columns: { a: { statistic: psi, limit: 0 } }", "reference: train", "above 0"),
      ("columns: { a: { lmit: 1 } }", "reference: train", "did you mean 'limit'?"),
      ("columns: all, limits: { psi: -1 }", "reference: train", "above 0"),
      ("columns: all, limits: { ps: 1 }", "reference: train", "did you mean 'psi'?"),
      ("columns: all, alpha: 0", "reference: train", "between 0.000001 and 0.2"),
      ("columns: all, alpha: 0.5", "reference: train", "between 0.000001 and 0.2"),
      ("columns: all, missing: 0.1", "reference: train", "a percentage"),
      ("columns: all, drifted-columns: -1", "reference: train", "whole number from 0"),
    ])
  func refused(_ options: String, _ reference: String, _ message: String) throws {
    let text = try #require(self.problem(options, reference))
    #expect(text.contains(message), "\(text)")
  }

  @Test("References, columns and limits keep what was written")
  func read() throws {
    let base = try CheckTrial(
      FeaturesDrift(), entry: DriftTrial.entry("columns: all", reference: "against: base"))
    #expect(base.configuration.scope.reference == .dataset(DatasetName.former("today")))
    #expect(base.configuration.scope.columns == nil)
    #expect(try base.subjects() == [nil])
    let listed = try CheckTrial(
      FeaturesDrift(),
      entry: DriftTrial.entry(
        "columns: { NO: {}, 012: { statistic: psi, limit: 0.25, missing: 5% } }, "
          + "limits: { psi: 0.2 }, new-categories: 0%, drifted-columns: 3, alpha: 0.001"))
    let (scope, limits) = (listed.configuration.scope, listed.configuration.limits)
    #expect(scope.columns?.map(\.name) == ["NO", "012"])
    #expect(scope.columns?.map(\.statistic) == [nil, .populationStability])
    #expect(limits.columns["012"]?.limit == 0.25)
    #expect(limits.columns["012"]?.missing == Share(fraction: 0.05))
    #expect(limits.statistics[.populationStability] == 0.2)
    #expect(limits.statistics[.jensenShannon] == 0.02)
    #expect(limits.driftedColumns == 3 && limits.alpha == 0.001)
    #expect(limits.newCategories == Share(fraction: 0))
    #expect(try listed.subjects() == [nil, "NO", "012"])
  }

  @Test("Rounds: names and rows, then quantiles or values, then counts")
  func rounds() throws {
    let check = FeaturesDrift()
    let scope = try CheckTrial(check, entry: DriftTrial.entry("columns: [x]")).configuration.scope
    let first = check.questions(for: scope)
    #expect(first.count == 4 && first.allSatisfy { $0.columnsRead.isEmpty })
    #expect(check.followUp(for: scope, answers: Answers()).isEmpty)
    #expect(check.laterRounds(for: scope)?.contains("'train'") == true)
  }
}
