// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension FeaturesRobustness {
  /// Findings of one case that are shown.
  private static let mostFindings = 20

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let kinds = Kind.allCases.filter { kind in measurement.runs.contains { $0.kind == kind } }
    return [Self.sampleJudgement(measurement)]
      + kinds.map { Self.judgement(on: $0, measurement) }
      + measurement.unfit.filter { !kinds.contains($0) }.map {
        Judgement($0.rawValue, .unmeasured(.unfit($0)))
      }
  }

  private static func sampleJudgement(_ measurement: Measurement) -> Judgement {
    guard !measurement.runs.isEmpty, !measurement.outputs.isEmpty else {
      return Judgement(sample, .unmeasured(.nothingTried))
    }
    return Judgement(
      sample,
      .passed(
        note: "\(Counted.things(measurement.rows, "row")) taken; "
          + "\(Counted.things(measurement.runs.count, "bad input")) tried (seed \(measurement.seed))"
      ),
      quantities: [
        Quantity("inputs tried", Double(measurement.runs.count)),
        Quantity("seed", Double(measurement.seed)),
      ])
  }

  private static func judgement(on kind: Kind, _ measurement: Measurement) -> Judgement {
    let places = measurement.runs.indices.filter { measurement.runs[$0].kind == kind }
    var (findings, obstacles, rejected) = ([Finding](), [Obstacle](), 0)
    for place in places {
      let run = measurement.runs[place]
      switch RobustnessEnd(of: run, measurement.rules, outputs: measurement.outputs) {
      case .valid: break
      case .rejected: rejected += 1
      case .unknown(let obstacle): obstacles.append(obstacle)
      case .failed(let failure):
        let smallest = measurement.smallest.first { $0.kind == kind && $0.run == place }
        findings.append(.badEnd(run, failure, smallest, measurement))
      }
    }
    let more = findings.count - mostFindings
    let shown = findings.prefix(mostFindings) + (more > 0 ? [.moreBadEnds(more, kind)] : [])
    let verdict: Judgement.Verdict =
      if !findings.isEmpty { .failed(Array(shown)) } else if let obstacle = obstacles.first {
        .unmeasured(obstacle)
      } else { .passed(note: note(places.count, rejected: rejected)) }
    return Judgement(
      kind.rawValue, verdict,
      quantities: [
        Quantity("inputs tried", Double(places.count)),
        Quantity("rejected", Double(rejected)), Quantity("failed", Double(findings.count)),
      ],
      figures: measurement.smallest.filter { $0.kind == kind }.map(\.figure))
  }

  private static func note(_ count: Int, rejected: Int) -> String {
    "\(Counted.things(count, "input")): \(Counted.number(rejected)) rejected cleanly, "
      + "\(Counted.number(count - rejected)) gave valid output"
  }
}

extension FeaturesRobustness.SmallestInput {
  fileprivate var figure: Figure {
    .table(
      Figure.Table(
        title: "Smallest input found that fails (\(kind.rawValue)): "
          + "\(Counted.things(rows, "row")), after \(Counted.things(tries, "try", "tries"))",
        columns: columns, rows: firstRows))
  }

  /// As it would be written, on one line.
  fileprivate var text: String {
    let lines = [columns.joined(separator: ",")] + firstRows.map { $0.joined(separator: ",") }
    return OneLine.of(lines.joined(separator: " ⏎ "), most: 300)
  }
}

extension RobustnessFailure {
  /// What was seen, as a sentence.
  func words(_ run: RobustnessRun) -> String {
    let given = run.rows.map { Counted.things($0, "row") } ?? "some rows"
    switch self {
    case .crash: return "the command \(run.said)"
    case .hang: return "the command \(run.said), and did not come back"
    case .noOutput:
      let why = run.output?.obstacle.map { "; \($0.message)" } ?? ""
      return "the command ended well and left no table that can be read\(why)"
    case .rowsLost, .rowsAdded:
      let rows = run.output?.value.map { Counted.number($0.rows) } ?? "other"
      return "the command ended well, was given \(given) and wrote \(rows)"
    case .columnLost(let name):
      return "the command ended well and wrote no column '\(OneLine.of(name, most: 60))'"
    case .noValue(let name):
      let column = run.output?.value?.columns.first { $0.name == name }
      let counts = [
        ("null", column?.nulls ?? 0), ("NaN", column?.nans ?? 0),
        ("infinity", column?.infinities ?? 0),
      ].filter { $0.1 > 0 }.map { "\(Counted.number($0.1)) × \($0.0)" }
      return
        "the command ended well, and column '\(OneLine.of(name, most: 60))' of the output holds "
        + counts.joined(separator: ", ") + " without an error"
    }
  }
}

extension Finding {
  fileprivate static func badEnd(
    _ run: RobustnessRun, _ failure: RobustnessFailure,
    _ smallest: FeaturesRobustness.SmallestInput?, _ measurement: FeaturesRobustness.Measurement
  ) -> Finding {
    let shown = smallest.map { "; smallest input found: \($0.text)" } ?? ""
    return Finding(
      rule: failure.rule, message: "with \(run.what), \(failure.words(run))\(shown)",
      value: failure.rule, limit: measurement.rules.text,
      remedy:
        "reject such input with a declared exit code or in the `errors` column, or make features "
        + "of it that hold values; `validate-model run --accept ID` writes the smallest input into `keep`"
    )
  }

  fileprivate static func moreBadEnds(_ count: Int, _ kind: FeaturesRobustness.Kind) -> Finding {
    Finding(
      rule: "robustness.more",
      message: "\(Counted.things(count, "more input")) of `\(kind.rawValue)` came to a bad end",
      remedy: "mend those that are shown first")
  }
}

extension RobustnessRules {
  fileprivate var text: String {
    let codes = reject.isEmpty ? "" : ", or exit code \(Counted.list(reject.map(String.init)))"
    return "valid output\(codes)" + (errors.map { ", or a text in column '\($0)'" } ?? "")
  }
}

extension Obstacle {
  fileprivate static let nothingTried = Obstacle(
    rule: "robustness.nothing-tried", message: "no bad input was tried",
    remedy: "list kinds that fit the sample, or correct `columns`")

  fileprivate static func unfit(_ kind: FeaturesRobustness.Kind) -> Obstacle {
    Obstacle(
      rule: "robustness.kind-unfit",
      message: "the sample has no column that `\(kind.rawValue)` could be tried on",
      remedy: "give a sample with such a column, or leave it out of `kinds`")
  }
}
