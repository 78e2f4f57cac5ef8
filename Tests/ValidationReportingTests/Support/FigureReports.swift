// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Runs as they look in practice, with every kind of figure.
enum FigureReports {
  /// Drift and a contract that fail, a latency that cannot be decided, and much that is well.
  static var drift: Report {
    SampleReports.report([
      SampleReports.suite([
        check("train-contract", "features.contract", 14, [brokenRows] + contract),
        check("drift-against-base", "features.drift", 31, driftCases),
        check("serving-latency", "latency.budget", 58, seconds: 96.3, latency),
        SampleReports.check(
          "artifact", line: 70, action: .cannotJudge, seconds: 0, [SampleReports.unmeasured]),
        check("safety", "artifact.safety", 76, seconds: 0.031, [note("safety", "no code found")]),
        SampleReports.check(
          "retrain", line: 81, action: .skipped, seconds: 0, [SampleReports.skipped]),
      ])
    ])
  }

  private static func check(
    _ id: String, _ type: String, _ line: Int, seconds: Double = 2.4, _ cases: [Case]
  ) -> CheckRecord {
    var record = SampleReports.check(id, line: line, seconds: seconds, cases)
    record.type = type
    return record
  }

  private static func note(_ check: String, _ message: String, _ subject: String? = nil) -> Case {
    Case(check: check, subject: subject, outcome: .passed, message: message)
  }

  private static let contract = ["country", "tenure", "plan", "monthly_charges", "signup_date"].map
  {
    note("train-contract", "nulls 0 of 1,000,000; every value allowed", $0)
  }

  private static let brokenRows = Case(
    check: "train-contract", subject: "age", outcome: .failed,
    message: "age: 3 of 1,000,000 rows are outside 18 to 120",
    findings: [
      Finding(
        rule: "contract.range", message: "age: 3 of 1,000,000 rows are outside 18 to 120",
        value: "3 rows", limit: "0 rows", baseline: "0 rows",
        place: .init(path: SampleReports.path("data/train.parquet"), detail: "column \"age\""),
        remedy: "filter these rows in features/build.py, or widen the range in the manifest",
        statement:
          "SELECT *\nFROM read_parquet('data/train.parquet')\nWHERE \"age\" < 18 OR \"age\" > 120;"
      )
    ],
    figures: [
      .table(
        .init(
          title: "Rows outside the range",
          columns: ["row", "customer_id", "age", "country", "plan", "signup_date"],
          rows: [
            ["18244", "c-0018244", "999", "AR", "family, yearly", "2025-03-01"],
            ["501772", "c-0501772", "-1", "BR", "single", "2024-11-17"],
            ["730015", "c-0730015", "130", "US", "single", "2026-01-30"],
          ]))
    ])
}

extension FigureReports {
  static let ages = Figure.distribution(
    .init(
      title: "age", unit: "years",
      cells: ["null", "< 18", "18 – 25", "25 – 32", "32 – 41", "41 – 52", "52 – 70", "≥ 70"],
      series: [
        .init(name: "reference", shares: [0.001, 0, 0.142, 0.201, 0.243, 0.212, 0.151, 0.05]),
        .init(name: "current", shares: [0.183, 0.00003, 0.061, 0.117, 0.205, 0.226, 0.148, 0.06]),
      ]))

  static let scores = Figure.ranking(
    .init(
      title: "Population stability by column", unit: "PSI",
      entries: [
        .init(name: "country", value: 0.021, limit: 0.2),
        .init(name: "monthly_charges_in_local_currency", value: 0.134, limit: 0.2),
        .init(name: "age", value: 0.412, limit: 0.2),
        .init(name: "tenure", value: 0.25, limit: 0.3),
        .init(name: "plan", value: 0.004, limit: 0.2), .init(name: "日本語の列", value: 0.0, limit: nil),
      ]))

  /// A bell and its shifted neighbour, in more cells than have room for names.
  static let charges: Figure = {
    let cells = (0..<60).map { "\($0 * 2) – \($0 * 2 + 2)" }
    let bell = { (middle: Double, width: Double) in
      let heights = (0..<60).map { cell in
        exp(-pow((Double(cell) - middle) / width, 2) / 2)
      }
      let sum = heights.reduce(0, +)
      return heights.map { ($0 / sum * 1e6).rounded() / 1e6 }
    }
    return .distribution(
      .init(
        title: "monthly_charges", unit: "USD", cells: cells,
        series: [
          .init(name: "reference", shares: bell(22, 7)),
          .init(name: "current", shares: bell(31, 9)),
        ]))
  }()

  private static var driftCases: [Case] {
    let countries = Figure.distribution(
      .init(
        title: "country", unit: "",
        cells: ["AR", "BR", "US", "new: United Kingdom of Great Britain"],
        series: [
          .init(name: "reference", shares: [0.31, 0.47, 0.22, 0]),
          .init(name: "current", shares: [0.3, 0.45, 0.2, 0.05]),
        ]))
    let nulls = Figure.ranking(
      .init(
        title: "Missing values", unit: "share of rows",
        entries: [
          .init(name: "age", value: 0.183, limit: 0.01),
          .init(name: "tenure", value: 0.002, limit: 0.01),
        ]))
    return [
      Case(
        check: "drift-against-base", subject: nil, outcome: .failed,
        message: "1 of 6 columns drifted, 0 are allowed",
        findings: [
          Finding(
            rule: "drift.columns", message: "1 of 6 columns drifted, 0 are allowed", value: "1",
            limit: "0", remedy: "look at the columns below")
        ], figures: [scores, nulls]),
      Case(
        check: "drift-against-base", subject: "age", outcome: .failed,
        message: "age: PSI 0.412 > 0.2",
        findings: [
          Finding(
            rule: "drift.psi", message: "age: PSI 0.412 > 0.2", value: "0.412", limit: "0.2",
            baseline: "0.018", remedy: "find out why 18.3 % of the ages are missing")
        ], quantities: [Quantity("psi", 0.412), Quantity("rows", 1_000_000)], figures: [ages]),
      Case(
        check: "drift-against-base", subject: "monthly_charges", outcome: .passed,
        message: "PSI 0.134 ≤ 0.2", quantities: [Quantity("psi", 0.134)], figures: [charges]),
      Case(
        check: "drift-against-base", subject: "country", outcome: .passed,
        message: "PSI 0.021 ≤ 0.2",
        quantities: [Quantity("psi", 0.021)], figures: [countries]),
    ]
  }

  private static var latency: [Case] {
    [
      SampleReports.undecided(blocking: true),
      Case(
        check: "latency", subject: "p50", outcome: .passed, message: "p50 4.1 ms ≤ 5 ms",
        quantities: [Quantity("p50", 4.1, unit: "ms"), Quantity("requests", 3_000)],
        figures: [
          .interval(
            .init(title: "p50", unit: "ms", estimate: 4.1, lower: 3.9, upper: 4.4, limit: 5))
        ]),
    ]
  }
}
