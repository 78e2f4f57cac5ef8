// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesOverlap {
  package var examples: [CheckExample] {
    [
      .overlap("splits with nothing in common", .passed, "keys"),
      .overlap(
        "a customer on both sides", .failed, "keys", "overlap.keys",
        test: "2,c,5.0,2026-03-01\n9,d,6.0,2026-03-02\n"),
      .overlap(
        "a row that was doubled before the split", .failed, "rows", "overlap.rows",
        test: "8,a,1.25,2026-03-01\n9,d,6.0,2026-03-02\n"),
      .overlap(
        "a row with noise added", .failed, "near", "overlap.near",
        test: "8,c,1.2501,2026-03-01\n9,d,6.0,2026-03-02\n"),
      .overlap(
        "a household on both sides", .failed, "groups", "overlap.groups",
        test: "8,b,5.0,2026-03-01\n9,d,6.0,2026-03-02\n"),
      .overlap(
        "a test row before the last training row", .failed, "time", "overlap.time",
        test: "8,c,5.0,2026-01-15\n9,d,6.0,2026-03-02\n"),
      .overlap("a test split without rows", .unmeasured, "keys", "contract.no-rows", test: ""),
    ]
  }
}

extension CheckExample {
  fileprivate static func overlap(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String? = nil,
    test: String = "8,c,5.0,2026-03-01\n9,d,6.0,2026-03-02\n"
  ) -> CheckExample {
    let header = "customer,household,income,day\n"
    return CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: split
          type: features.overlap
          dataset: test
          with: train
          rows: { ignore: [customer, household, day] }
          near: { columns: [income], digits: 4 }
          groups: [household]
          time: { column: day, gap: 24h }
        """,
      datasets: """
        train: { path: data/train.csv }
        test: { path: data/test.csv, keys: [customer] }
        """,
      files: [
        "data/train.csv": .text("\(header)1,a,1.25,2026-01-01\n2,b,2.5,2026-02-01\n"),
        "data/test.csv": .text("\(header)\(test)"),
      ])
  }
}
