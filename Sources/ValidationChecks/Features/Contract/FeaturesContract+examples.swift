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
    ] + orderExamples
  }

  /// Promises that only a real engine can count.
  private var orderExamples: [CheckExample] {
    [
      .orders("texts, order, rules and references kept", .passed, "code"),
      .orders(
        "a text in another format", .failed, "code", "contract.pattern",
        rows: "1,A-1,5,9\n2,a-2,6,9\n"),
      .orders(
        "a text that is too long", .failed, "code", "contract.length",
        rows: "1,A-1,5,9\n2,A-22222,6,9\n"),
      .orders(
        "an identifier that stands twice", .failed, "id", "contract.unique",
        rows: "1,A-1,5,9\n1,A-2,6,9\n"),
      .orders(
        "rows that came late", .failed, "id", "contract.order",
        rows: "2,A-1,5,9\n1,A-2,6,9\n"),
      .orders(
        "a rule over two columns that a row breaks", .failed, "rule(paid-at-most-price)",
        "contract.rule", rows: "1,A-1,5,9\n2,A-2,10,9\n"),
      .orders(
        "a null that makes a rule undecided", .failed, "rule(paid-at-most-price)",
        "contract.rule", rows: "1,A-1,5,9\n2,A-2,,9\n"),
      .orders(
        "a rule that is no SQL", .unmeasured, "rule(paid-at-most-price)", rule: "paid <= (price"),
      .orders(
        "a key that the other table lacks", .failed, "references(id in customers)",
        "contract.reference", rows: "1,A-1,5,9\n7,A-2,6,9\n"),
      .orders(
        "a column that nobody named", .failed, "schema", "contract.unexpected-column",
        header: "id,code,paid,price,note", rows: "1,A-1,5,9,x\n2,A-2,6,9,y\n"),
      .orders(
        "a column that the base had", .failed, "schema", "contract.column-removed",
        base: "id,code,paid,price,tax\n1,A-1,5,9,1\n2,A-2,6,9,1\n"),
      .orders(
        "half of the base's rows are gone", .failed, "rows", "contract.row-fall",
        base: "id,code,paid,price\n1,A-1,5,9\n2,A-2,6,9\n3,A-3,6,9\n4,A-4,6,9\n5,A-5,6,9\n"),
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

  fileprivate static func orders(
    _ title: String, _ outcome: Outcome, _ subject: String, _ finding: String? = nil,
    header: String = "id,code,paid,price", rows: String = "1,A-1,5,9\n2,A-2,6,9\n",
    rule: String = "paid <= price", base: String = "id,code,paid,price\n1,A-1,5,9\n2,A-2,6,9\n"
  ) -> CheckExample {
    let customers = CheckExample.FileContent.text("id,name\n1,x\n2,y\n3,z\n")
    return CheckExample(
      title, outcome: outcome, subject: subject, rule: finding,
      entry: """
        - id: orders
          type: features.contract
          dataset: orders
          columns:
            id: { type: integer, unique: true, order: increasing }
            code: { type: string, pattern: "[A-Z]-[0-9]+", length: [3, 6] }
            paid: { type: number }
            price: { type: number, distinct: [1, 10] }
          rows: { fall: 20% }
          rules:
            paid-at-most-price: { sql: "\(rule)" }
          references:
            - { columns: [id], dataset: customers }
          schema: { unexpected: refuse, evolution: additive }
        """,
      datasets: """
        orders: { path: data/orders.csv }
        customers: { path: data/customers.csv }
        """,
      files: ["data/orders.csv": .text("\(header)\n\(rows)"), "data/customers.csv": customers],
      base: ["data/orders.csv": .text(base), "data/customers.csv": customers])
  }
}
