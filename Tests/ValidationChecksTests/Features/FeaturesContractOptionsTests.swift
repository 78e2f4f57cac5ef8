// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesContractOptionsTests {
  private func problem(_ options: String) -> String? {
    do {
      _ = try CheckTrial(
        FeaturesContract(), entry: "- { id: c, type: features.contract, dataset: d, \(options) }")
      return nil
    } catch { return "\(error)" }
  }

  @Test(
    "What is no promise, or none that can be kept, is refused",
    arguments: [
      ("", "promises nothing"), ("columns: {}", "promises nothing"),
      ("rows: {}", "needs at-least, at-most, fall, growth, unique or fresh"),
      ("rows: { at-least: 2, at-most: 1 }", "more than at-most"),
      ("rows: { at-least: 0 }", "a whole number from 1"),
      ("rows: { unique: [a, a] }", "stands twice"), ("rows: { unique: [] }", "at least 1"),
      ("columns: { x: { range: [1] } }", "expected [least, most]"),
      ("columns: { x: { range: [2, 1] } }", "its least not above its most"),
      ("columns: { x: { range: [null, ~] } }", "a range needs an end"),
      ("columns: { x: { range: ['null', 1] } }", "a number"),
      ("columns: { x: { range: [.nan, 1] } }", "a number"),
      ("columns: { x: { nulls: 0.5 } }", "a count such as 0"),
      ("columns: { x: { nulls: -1 } }", "a count such as 0"),
      ("columns: { x: { nulls: 101% } }", "a count such as 0"),
      ("columns: { x: { nulls: 012 } }", "a count such as 0"),
      ("columns: { x: { type: float } }", "expected one of integer, double"),
      ("columns: { x: { type: other } }", "expected one of integer, double"),
      ("columns: { x: { in: [] } }", "at least 1"),
      ("columns: { x: { rnage: [1, 2] } }", "did you mean 'range'?"),
    ])
  func refused(_ options: String, _ message: String) throws {
    let text = try #require(self.problem(options))
    #expect(text.contains(message))
  }

  @Test("Limits and ranges keep what was written")
  func read() throws {
    let trial = try CheckTrial(
      FeaturesContract(),
      entry: """
        - id: c
          type: features.contract
          dataset: d
          columns:
            a: { nulls: "<= 0.1%", range: [~, 1_000] }
            b: { nulls: 12, in: [NO, 012, 1e3] }
          rows: { at-least: 10_000 }
        """)
    let (scope, limits) = (trial.configuration.scope, trial.configuration.limits)
    #expect(scope.columns[0].range == FeaturesContract.ValueRange(least: nil, most: 1000))
    #expect(scope.columns[1].values == ["NO", "012", "1e3"])
    #expect(limits.columns.map(\.value.nulls) == [.share(Share(fraction: 0.001)), .count(12)])
    #expect(limits.rows.atLeast == 10_000)
  }
}
