// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct FeaturesDriftTests {
  private static let seed: UInt64 = 20_261_122
  private var numbers = SeededNumbers(seed: Self.seed)

  private func cases(
    _ reference: SampleTable, _ current: SampleTable, _ options: String = "columns: all"
  ) async throws -> [Case] {
    try await DriftTrial.cases(reference, current, options)
  }

  private func one(
    _ reference: SampleTable.Column, _ current: SampleTable.Column, _ options: String = "{}",
    _ more: String = ""
  ) async throws -> Case {
    let cases = try await cases(
      SampleTable(Named("x", reference)), SampleTable(Named("x", current)),
      "columns: { x: \(options) }\(more)")
    return try #require(cases.first { $0.subject == "x" })
  }

  private func value(_ name: String, of judged: Case) -> Double? {
    judged.quantities.first { $0.name == name }?.value
  }

  @Test("Every example comes to its outcome", arguments: FeaturesDrift().examples)
  func example(_ example: CheckExample) async throws {
    var tables = SampleTables("today", [:])
    for (path, content) in example.files where path.hasSuffix(".csv") {
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      tables.tables[name] = SampleTable(csv: String(decoding: content.data, as: UTF8.self))
    }
    let trial = try CheckTrial(FeaturesDrift(), example: example)
    let file = TableFile(dataset: "today", displayPath: "t", localPath: "/t", format: .csv)
    let cases: [Case]
    do {
      cases = try trial.cases(
        of: try await trial.measure(
          files: example.files, engine: SampleEngine(tables: tables), tables: ["today": file],
          answering: tables.answer))
    } catch let obstacle as Obstacle {
      cases = try trial.subjects().map {
        Case(
          check: "d", subject: $0, outcome: .unmeasured, message: obstacle.message,
          obstacle: obstacle)
      }
    }
    #expect(cases.outcome(example.subject) == example.outcome, "\(cases.map(\.message))")
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test("equal tables have scores of exactly 0, by every statistic")
  mutating func equal() async throws {
    let column = SampleTable.Column.numbers(numbers.normal(2_000))
    for statistic in DriftStatistic.allCases {
      let judged = try await one(column, column, "{ statistic: \(statistic.rawValue) }")
      #expect(judged.outcome == .passed, "\(statistic): \(judged.message)")
      #expect(value(statistic.variant, of: judged) == 0, "\(statistic)")
    }
  }

  @Test(
    "a normal column that moved by half its deviation has the published values",
    arguments: [
      (DriftStatistic.populationStability, 0.238, 0.02), (.jensenShannon, 0.0419, 0.004),
      (.lInfinity, 0.117, 0.01), (.wasserstein, 0.5, 0.03),
      // 0.197, less c(0.01) √(2 / 20,000).
      (.kolmogorovSmirnov, 0.197 - 0.01628, 0.01),
    ])
  mutating func shift(statistic: DriftStatistic, expected: Double, tolerance: Double) async throws {
    let judged = try await one(
      .numbers(numbers.normal(20_000)), .numbers(numbers.normal(20_000, mean: 0.5)),
      "{ statistic: \(statistic.rawValue) }")
    #expect(judged.outcome == .failed)
    #expect(judged.findings.map(\.rule) == ["drift.\(statistic.rawValue)"])
    let found = try #require(value(statistic.variant, of: judged))
    #expect(abs(found - expected) < tolerance, "seed \(Self.seed): \(found)")
  }

  @Test("the same shift in another unit has the same value")
  mutating func unit() async throws {
    let (before, now) = (numbers.normal(2_000), numbers.normal(2_000, mean: 0.2))
    let small = { (values: [Double?]) in
      SampleTable.Column.numbers(values.map { $0.map { $0 * 0x1p-40 } })
    }
    let wide = try await one(.numbers(before), .numbers(now), "{ statistic: wasserstein }")
    let narrow = try await one(small(before), small(now), "{ statistic: wasserstein }")
    #expect(
      value("wasserstein.by-deviation", of: wide) == value("wasserstein.by-deviation", of: narrow))
    #expect(wide.outcome == .failed && narrow.outcome == .failed)
  }

  @Test("infinities, and a share of zeros that moved, are drift")
  mutating func atoms() async throws {
    let values = numbers.normal(1_000)
    let infinite = values.enumerated().map { $0.offset.isMultiple(of: 5) ? .infinity : $0.element }
    let toInfinity = try await one(
      .numbers(values), .numbers(infinite), "{ statistic: jensen-shannon }")
    #expect(toInfinity.outcome == .failed)
    #expect(toInfinity.message.contains("'+infinity' from 0 % to 20 %"))
    let zeros = { (share: Int) in
      SampleTable.Column.numbers(
        values.enumerated().map { $0.offset % 10 < share ? 0 : abs($0.element ?? 0) })
    }
    let fewer = try await one(zeros(9), zeros(6), "{ statistic: jensen-shannon }")
    #expect(fewer.outcome == .failed)
    #expect(fewer.message.contains("'0' from 90 % to 60 %"), "\(fewer.message)")
  }

  @Test("few numbers are a cell each, and another number is new")
  func fewNumbers() async throws {
    let stars = { (values: [Double]) in
      SampleTable.Column.numbers((0..<600).map { values[$0 % values.count] }, .integer)
    }
    let same = try await one(stars([1, 2, 3, 4, 5]), stars([5, 4, 3, 2, 1]))
    #expect(same.outcome == .passed)
    let half = try await one(
      stars([1, 2, 3, 4, 5]), stars([1, 2, 3, 4, 4.5]), "{ statistic: jensen-shannon }")
    #expect(half.findings.map(\.rule) == ["drift.jensen-shannon", "drift.new-categories"])
  }

  @Test("new categories are named, the most frequent first, and limited by their own share")
  func newCategories() async throws {
    let before = (0..<1_000).map { "k\($0 % 4)" as String? }
    var now = before
    for place in 0..<30 { now[place] = "new\(place % 6)\u{1b}[31m" }
    let failed = try await one(.texts(before), .texts(now))
    #expect(failed.findings.map(\.rule) == ["drift.new-categories"])
    #expect(failed.message.contains("30 rows (3 %)"))
    #expect(failed.message.contains("'new0' (5)") && !failed.message.contains("new5"))
    #expect(!failed.message.contains("\u{1b}"))
    #expect(try await one(.texts(before), .texts(now), "{ new-categories: 3% }").outcome == .passed)
  }

  @Test("new values are counted exactly where there are too many to list, on either side or both")
  func manyCategories() async throws {
    let names = { (count: Int, from: Int) in
      SampleTable.Column.texts((0..<6_000).map { "k\(from + $0 % count)" })
    }
    // Few known, many new: 20 of 3,000 values stay.
    let many = try await one(names(20, 0), names(3_000, 0))
    #expect(value("rows with new values", of: many) == 5_960)
    // More known than are listed: half of the 2,000 values are new.
    let shifted = try await one(names(2_000, 0), names(2_000, 1_000))
    #expect(value("rows with new values", of: shifted) == 3_000)
    #expect(shifted.outcome == .failed)
  }

  @Test("a limit that so few rows cannot tell is inconclusive, and the message says how many could")
  mutating func tooFewRows() async throws {
    let (before, now) = (numbers.normal(200), numbers.normal(200))
    let few = try await one(.numbers(before), .numbers(now), "{ statistic: jensen-shannon }")
    #expect(few.outcome == .inconclusive)
    #expect(few.message.contains("needs 391 rows on each side"), "\(few.message)")
    let lenient = try await one(
      .numbers(before), .numbers(now), "{ statistic: jensen-shannon, limit: 0.06 }")
    #expect(lenient.outcome == .passed, "seed \(Self.seed): \(lenient.message)")
  }

  @Test("drift that no chance explains fails also with few rows")
  mutating func clearDrift() async throws {
    let judged = try await one(
      .numbers(numbers.normal(50)), .numbers(numbers.normal(50, mean: 3)),
      "{ statistic: jensen-shannon }")
    #expect(judged.outcome == .failed, "seed \(Self.seed)")
  }

  @Test("of forty columns without drift one is called drifted no more often than α says")
  mutating func multiplicity() async throws {
    var drifted: [String] = []
    for _ in 0..<10 {
      var (reference, current) = (SampleTable(), SampleTable())
      for place in 0..<40 {
        reference.columns.append(Named("c\(place)", .numbers(numbers.normal(400))))
        current.columns.append(Named("c\(place)", .numbers(numbers.normal(400))))
      }
      let cases = try await cases(reference, current)
      drifted += cases.dropFirst().filter { $0.outcome == .failed }.map(\.message)
    }
    // Ten checks at 1 %: more than one false alarm among them has a chance of 0.4 %.
    #expect(drifted.count <= 1, "seed \(Self.seed): \(drifted)")
  }

  @Test("a rise of the missing share is limited by itself, a fall is not")
  func missing() async throws {
    let column = { (lost: Int) in
      SampleTable.Column.texts((0..<1_000).map { $0 < lost ? nil : "k\($0 % 2)" })
    }
    let loose = ", limits: { jensen-shannon: 1 }"
    let risen = try await one(column(10), column(40), "{}", loose)
    #expect(risen.findings.map(\.rule) == ["drift.missing"])
    #expect(risen.findings.first?.baseline == "1 %")
    #expect(try await one(column(10), column(30), "{}", loose).outcome == .passed)
    #expect(try await one(column(400), column(0), "{}", loose).outcome == .passed)
    #expect(try await one(column(10), column(40), "{ missing: 5% }", loose).outcome == .passed)
  }

  @Test("`drifted-columns` forgives so many columns, says so, and not one more")
  mutating func tolerated() async throws {
    var (reference, current) = (SampleTable(), SampleTable())
    for (place, mean) in [0.0, 3, 3].enumerated() {
      reference.columns.append(Named("c\(place)", .numbers(numbers.normal(500))))
      current.columns.append(Named("c\(place)", .numbers(numbers.normal(500, mean: mean))))
    }
    let two = try await cases(reference, current, "columns: all, drifted-columns: 2")
    #expect(two.allSatisfy { $0.outcome == .passed })
    #expect(two[0].message.hasSuffix("drifted: c1, c2"))
    #expect(two.outcome("c1") == .passed)
    #expect(two[2].message.contains("`drifted-columns` allows"))
    let one = try await cases(reference, current, "columns: all, drifted-columns: 1")
    #expect(one.map(\.outcome) == [.failed, .passed, .failed, .failed])
  }

  @Test("a column that is absent, of another type, or of no judged type takes no other with it")
  func refused() async throws {
    let texts = SampleTable.Column.texts((0..<500).map { "k\($0 % 2)" })
    let reference = SampleTable(
      Named("ok", texts), Named("gone", texts), Named("typed", texts),
      Named("nested", .texts((0..<500).map { _ in "[1]" }, .other)))
    let current = SampleTable(
      Named("ok", texts), Named("typed", .numbers((0..<500).map(Double.init))),
      Named("nested", .texts((0..<500).map { _ in "[1]" }, .other)), Named("added", texts))
    let cases = try await cases(
      reference, current, "columns: [ok, typed, nested, added, gone]")
    #expect(cases.map(\.subject) == [nil, "ok", "typed", "nested", "added", "gone"])
    #expect(cases.outcome("ok") == .passed)
    #expect(cases.rules("typed") == ["drift.type-changed"])
    #expect(cases.rules("nested") == ["drift.type-unsupported"])
    #expect(cases.rules("added") == ["drift.column-absent"])
    #expect(cases.rules("gone") == ["drift.column-absent"])
    #expect(cases.rules(nil) == ["drift.columns-unmeasured"])
  }

  @Test("of all columns those of a type that is not judged are named, and not looked at")
  func leftOut() async throws {
    let texts = SampleTable.Column.texts((0..<500).map { "k\($0 % 2)" })
    let nested = SampleTable.Column.texts((0..<500).map { _ in "[1]" }, .other)
    let both = SampleTable(Named("ok", texts), Named("nested", nested))
    let judged = try await cases(both, both)
    #expect(judged.map(\.subject) == [nil, "ok"])
    #expect(judged[0].outcome == .passed && judged[0].message.contains("nested, binary) is not"))
    #expect(judged[0].message.hasSuffix(": nested"), "\(judged[0].message)")
    #expect(value("columns not looked at", of: judged[0]) == 1)
    let excluded = try await cases(both, both, "columns: all, exclude: [nested]")
    #expect(!excluded[0].message.contains("not looked at"))
    // What is nested on one side only is there to be told.
    let flat = SampleTable(Named("ok", texts), Named("nested", texts))
    #expect(try await cases(flat, both).rules("nested") == ["drift.type-changed"])
    #expect(try await cases(both, flat).rules("nested") == ["drift.type-changed"])
    let without = SampleTable(Named("ok", texts))
    #expect(try await cases(both, without).rules("nested") == ["drift.column-absent"])
    #expect(try await cases(without, both).rules("nested") == ["drift.column-absent"])
    let alone = SampleTable(Named("nested", nested))
    #expect(try await cases(alone, alone).rules(nil) == ["drift.no-columns"])
  }

  @Test("a reference with a single value cannot be judged")
  func noSpread() async throws {
    let single = SampleTable.Column.numbers(Array(repeating: 1, count: 500))
    let other = SampleTable.Column.numbers((0..<500).map(Double.init))
    for statistic in DriftStatistic.allCases {
      let options = "{ statistic: \(statistic.rawValue) }"
      #expect(try await one(single, single, options).obstacle?.rule == "drift.no-spread")
      // Values that it never had are still something to fail for.
      let new = try await one(single, other, options)
      #expect(new.findings.map(\.rule) == ["drift.new-categories"], "\(statistic)")
    }
    let nan = SampleTable.Column.numbers(Array(repeating: .nan, count: 500))
    #expect(try await one(nan, nan).obstacle?.rule == "drift.no-spread")
  }

  @Test(
    "by default the values of at most a thousand columns of a million rows are put in order",
    arguments: [
      (1_000, 1_000_000, true), (1_001, 1_000, false), (1, 1_000_001, false), (1, 1_000, true),
    ])
  func standard(columns: Int, rows: Int64, isOrdered: Bool) throws {
    let scope = FeaturesDrift.Scope(
      dataset: "today", reference: .dataset("train"), columns: nil, exclude: [], statistic: nil)
    let all = (0..<columns).map {
      TableColumn(name: "x\($0)", type: .double, engineType: "DOUBLE")
    }
    let first = DriftInquiry.firstQuestions(["today", "train"])
    var answers = Answers()
    answers.add(first, [.columns(all), .count(rows), .columns(all), .count(rows)])
    let inquiry = DriftInquiry(
      scope: scope, reference: .dataset("train"), answers: .ofDrift(answers))
    let compared = inquiry.questions.count { question in
      if case .difference = question.target(of: "today").question { true } else { false }
    }
    #expect(compared == (isOrdered ? columns : 0))
  }

  @Test("statistics of ordered values are refused for categories")
  func notOrdered() async throws {
    let texts = SampleTable.Column.texts((0..<500).map { "k\($0 % 2)" })
    let judged = try await one(texts, texts, "{ statistic: wasserstein }")
    #expect(judged.obstacle?.rule == "drift.not-ordered")
  }

  @Test("counts that do not add up to the rows are no verdict")
  mutating func inconsistent() async throws {
    let table = SampleTable(Named("x", .numbers(numbers.normal(500))))
    let tables = SampleTables("today", ["today": table, "train": table])
    let trial = try CheckTrial(FeaturesDrift(), entry: DriftTrial.entry("columns: [x]"))
    let measured = try await trial.measure { question in
      guard question == .on(dataset: "today", .rowCount) else { return tables.answer(question) }
      return .count(501)
    }
    #expect(try trial.cases(of: measured).rules("x") == ["drift.counts-disagree"])
  }

  @Test("columns with hostile names are judged as any other")
  mutating func names() async throws {
    for name in ["a\"b", "a.b", "'; drop table t; --", "a\nb", "", "é", "\u{1b}[31m"] {
      let before = SampleTable(Named(name, .numbers(numbers.normal(500))))
      let now = SampleTable(Named(name, .numbers(numbers.normal(500, mean: 3))))
      let cases = try await cases(before, now)
      #expect(cases.outcome(name) == .failed)
      #expect(cases.allSatisfy { !$0.message.contains("\n") && !$0.message.contains("\u{1b}") })
    }
  }

  @Test("figures show shares of both sides cell by cell, and rank columns by their limit")
  mutating func figures() async throws {
    let texts = { (lost: Int) in
      SampleTable.Column.texts((0..<600).map { $0 < lost ? nil : "k\($0 % 60)" })
    }
    let cases = try await cases(
      SampleTable(Named("x", .numbers(numbers.normal(600))), Named("k", texts(0))),
      SampleTable(Named("x", .numbers(numbers.normal(600, mean: 1))), Named("k", texts(60))))
    for judged in cases.dropFirst() {
      guard case .distribution(let drawn)? = judged.figures.first else {
        Issue.record("no distribution of \(judged.name)")
        continue
      }
      #expect(drawn.series.map(\.name) == ["reference", "current"])
      for series in drawn.series { #expect(abs(series.shares.reduce(0, +) - 1) < 1e-12) }
      #expect(drawn.cells.count <= 30)
    }
    guard case .ranking(let drift)? = cases[0].figures.first, cases[0].figures.count == 3,
      case .ranking(let missing) = cases[0].figures[1]
    else {
      Issue.record("no rankings")
      return
    }
    #expect(drift.entries.first?.name == "x" && (drift.entries.first?.value ?? 0) > 1)
    #expect(missing.entries.map(\.name) == ["k", "x"])
    #expect(missing.entries[0].value == 10 && missing.entries[0].isOverLimit)
  }

  @Test("dates and times drift as ordered values, whose ranges are said as dates")
  mutating func times() async throws {
    let day = 86_400e6
    let days = { (start: Double) in
      SampleTable.Column.numbers(
        (0..<800).map { $0 % 9 == 0 ? nil : (start + Double($0 % 90)) * day }, .date)
    }
    let few = SampleTable.Column.numbers((0..<800).map { Double($0 % 2) * day }, .timestamp)
    let cases = try await cases(
      SampleTable(Named("moved", days(20_000)), Named("same", days(20_000)), Named("few", few)),
      SampleTable(Named("moved", days(20_060)), Named("same", days(20_000)), Named("few", few)))
    #expect(cases.map(\.outcome) == [.failed, .failed, .passed, .passed])
    let found = cases[1].findings
    #expect(found.map(\.rule) == ["drift.jensen-shannon", "drift.kolmogorov-smirnov"])
    #expect(found[0].message.contains("'2024-12-23 and more'"), "\(found[0].message)")
    let drawn = cases[1].figures.compactMap { figure in
      if case .cumulative(let drawn) = figure { drawn } else { nil }
    }
    #expect(drawn.first?.points.count == 9)
    #expect(drawn.first?.points.first?.label.hasPrefix("2024-10-") == true)
  }

  @Test("both distribution functions are drawn where they are compared, and only there")
  mutating func functions() async throws {
    let (x, y) = (numbers.normal(600), numbers.normal(600, mean: 1))
    let table = { (values: [Double?]) in SampleTable(Named("x", .numbers(values))) }
    for (options, isDrawn) in [
      ("columns: all", true), ("columns: all, statistic: wasserstein", true),
      ("columns: all, statistic: psi", false),
    ] {
      let judged = try await cases(table(x), table(y), options)[1]
      guard judged.figures.count == 2, case .cumulative(let drawn) = judged.figures[1] else {
        #expect(!isDrawn, "\(options)")
        continue
      }
      #expect(isDrawn, "\(options)")
      #expect(drawn.series.map(\.name) == ["reference", "current"])
      for (place, share) in drawn.series[0].shares.enumerated() {
        #expect(abs(share - Double(place + 1) / 10) < 0.01)
      }
      #expect(zip(drawn.series[0].shares, drawn.series[1].shares).allSatisfy { $0 > $1 })
    }
  }

  @Test("declared keys of the dataset are not among all columns")
  func keys() throws {
    let trial = try CheckTrial(
      FeaturesDrift(), entry: DriftTrial.entry("columns: all, exclude: [a]"))
    let facts = ["today": DatasetFacts(label: "y", keys: ["id", "a"])]
    let completed = FeaturesDrift().completed(trial.configuration, from: facts)
    #expect(completed.scope.exclude == ["a", "id"])
  }
}

extension SampleTable {
  /// CSV without quotes; a column is of numbers when every field that is not empty is one.
  init(csv: String) {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = lines.first ?? []
    self.init(
      columns: names.enumerated().map { place, name in
        let texts = lines.dropFirst().map { $0[place].isEmpty ? nil : $0[place] as String? }
        let numbers = texts.map { $0.flatMap(Double.init) }
        let isNumeric = zip(texts, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
        return Named(
          name, isNumeric && !texts.isEmpty ? .numbers(numbers, .integer) : .texts(texts))
      })
  }
}
