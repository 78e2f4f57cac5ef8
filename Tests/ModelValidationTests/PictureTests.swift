// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// What is asked for pictures alone, by the real engine.
@Suite struct PictureTests {
  @Test("columns are drawn where a page is asked for, and cost nobody else a question")
  func onlyForPages() throws {
    let gate = try Gate(
      [
        "{ id: c, type: features.contract, dataset: t, rows: { at-least: 1 }, columns: "
          + "{ x: { nulls: 50%, range: [0, 9] }, k: { nulls: 0 }, d: {}, i: {} } }"
      ], datasets: ["t": "{ path: t.csv }"],
      files: ["t.csv": "x,k,d,i\n1.5,a,2026-01-01,1\n2.5,b,2026-01-02,2\n,a,2026-01-03,2\n"])
    let plain = try gate.run()
    #expect(distributions(plain.report) == [:])
    #expect(try gate.run().report.suites[0].checks[0].action == .reused)
    let page = gate.repository.place.appendingPathComponent("r.html")
    let drawn = try gate.run(["--html", page.path])
    #expect(drawn.report.suites[0].checks[0].action == .ran)
    #expect(Set(distributions(drawn.report).keys) == ["x", "k", "i"])
    #expect(distributions(drawn.report)["k"] == ["a", "b"])
    #expect(distributions(drawn.report)["i"] == ["1", "2"])
    #expect(distributions(drawn.report)["x"]?.first == "null")
    #expect(outcomes(drawn.report) == outcomes(plain.report))
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("distribution of column") && text.contains("missing values by column"))
    let again = try gate.run(["--html", page.path])
    #expect(again.report.suites[0].checks[0].action == .reused)
    #expect(distributions(again.report) == distributions(drawn.report))
    #expect(try gate.run().report.suites[0].checks[0].action == .reused)
  }

  @Test("a page that has no room for all columns says how many it draws, and which not")
  func cut() throws {
    let range = 0..<53
    let gate = try Gate(
      [
        "{ id: c, type: features.contract, dataset: t, columns: { "
          + range.map { "c\($0): { range: [0, \($0 == 52 ? 0 : 9)] }" }.joined(separator: ", ")
          + " } }"
      ], datasets: ["t": "{ path: t.csv }"],
      files: [
        "t.csv": ["c", "", ""].map { name in
          range.map { name.isEmpty ? "\($0 % 7 + 1)" : "c\($0)" }.joined(separator: ",") + "\n"
        }.joined()
      ])
    let page = gate.repository.place.appendingPathComponent("r.html")
    let (report, finished) = try gate.run(["--html", page.path])
    let tables = report.cases.flatMap(\.figures).compactMap { figure -> Figure.Table? in
      if case .table(let table) = figure { table } else { nil }
    }.filter { $0.columns == ["not drawn"] }
    #expect(tables.map(\.rows) == [[["c49, c50, c51"]]], "\(finished.output)")
    #expect(distributions(report).count == 50 && distributions(report)["c52"] != nil)
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("50 of 53 columns drawn, those that break a promise first"))
  }

  @Test("numbers that no picture can hold take no verdict with them")
  func extremes() throws {
    let gate = try Gate(
      ["{ id: c, type: features.contract, dataset: t, columns: { x: {}, y: {}, z: {} } }"],
      datasets: ["t": "{ path: t.parquet }"],
      script: """
        import pyarrow as pa, pyarrow.parquet as pq
        big = 1.7e308
        pq.write_table(pa.table({
            "x": [-big, big, 0.0], "y": pa.array([None, None, None], pa.float64()),
            "z": [float("inf"), float("-inf"), float("nan")]}), "t.parquet")
        """)
    let page = gate.repository.place.appendingPathComponent("r.html").path
    let (plain, drawn) = (try gate.run().report, try gate.run(["--html", page]).report)
    #expect(outcomes(drawn) == outcomes(plain))
  }

  /// Cells of each drawn column.
  private func distributions(_ report: Report) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for item in report.cases {
      for case .distribution(let figure) in item.figures {
        found[item.subject ?? ""] = figure.cells
      }
    }
    return found
  }

  private func outcomes(_ report: Report) -> [String: String] {
    Dictionary(
      report.cases.map { ($0.name, "\($0.outcome) \($0.message)") }, uniquingKeysWith: { $1 })
  }
}
