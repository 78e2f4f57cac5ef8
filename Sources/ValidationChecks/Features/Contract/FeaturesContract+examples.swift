// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesContract {
  package var examples: [CheckExample] {
    [
      .contract(
        "all promises kept", .passed, "age", rows: "1,34,AR\n2,51,BR\n3,18,US\n"),
      .contract(
        "a null in a column that allows none", .failed, "age", "contract.nulls",
        rows: "1,34,AR\n2,,BR\n3,18,US\n"),
      .contract(
        "a sentinel outside the range", .failed, "age", "contract.range",
        rows: "1,34,AR\n2,-1,BR\n3,18,US\n"),
      .contract(
        "a category in another case", .failed, "country", "contract.set",
        rows: "1,34,AR\n2,51,br\n3,18,US\n"),
      .contract(
        "a row that a join doubled", .failed, "unique(customer_id)", "contract.duplicates",
        rows: "1,34,AR\n1,34,AR\n3,18,US\n"),
      .contract(
        "fewer rows than promised", .failed, "rows", "contract.too-few-rows", rows: "1,34,AR\n"),
      .contract(
        "text where numbers are promised", .failed, "age", "contract.type",
        rows: "1,young,AR\n2,old,BR\n3,old,US\n"),
      .contract(
        "a column that was renamed", .unmeasured, "age", "contract.column-missing",
        header: "customer_id,ages,country", rows: "1,34,AR\n2,51,BR\n3,18,US\n"),
      .contract(
        "a table without rows", .unmeasured, "country", "contract.no-rows", rows: ""),
    ]
  }
}

extension CheckExample {
  fileprivate static func contract(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String? = nil,
    header: String = "customer_id,age,country", rows: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: customers
          type: features.contract
          dataset: customers
          columns:
            age: { type: integer, nulls: 0, range: [18, 120] }
            country: { type: string, in: [AR, BR, US], nulls: "<= 0.1%" }
          rows: { at-least: 2, unique: [customer_id] }
        """,
      datasets: "customers: { path: data/customers.csv }",
      files: ["data/customers.csv": .text("\(header)\n\(rows)")])
  }
}
