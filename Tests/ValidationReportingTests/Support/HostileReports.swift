// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Reports as an attacker would have them, who controls names, paths and all text.
enum HostileReports {
  static func report(_ generator: inout SeededGenerator) -> Report {
    let suites = (0..<Int.random(in: 0...3, using: &generator)).map { index in
      Suite(
        model: "model\(index)" + HostileText.text(&generator),
        manifest: RepositoryPath("m\(index)" + HostileText.text(&generator)) ?? .root,
        checks: (0..<Int.random(in: 0...5, using: &generator)).map { check($0, &generator) })
    }
    var report = SampleReports.report(
      suites, interrupted: Bool.random(using: &generator),
      base: .unresolved(obstacle(&generator)))
    report.repository.candidate.name = HostileText.text(&generator)
    report.duration = duration(&generator)
    return report
  }

  private static func check(_ index: Int, _ generator: inout SeededGenerator) -> CheckRecord {
    let id = "check\(index)" + HostileText.text(&generator)
    let cases = (0..<Int.random(in: 0...4, using: &generator)).map { number in
      self.item(id, subject: "s\(number)" + HostileText.text(&generator), &generator)
    }
    let actions: [CheckRecord.Action] = [.ran, .reused, .skipped, .cannotJudge, .stopped]
    var record = SampleReports.check(
      id, line: Int.random(in: -2...90, using: &generator),
      action: actions.randomElement(using: &generator) ?? .ran, cases)
    record.duration = duration(&generator)
    return record
  }

  private static func item(
    _ check: String, subject: String, _ generator: inout SeededGenerator
  ) -> Case {
    let findings = (0..<Int.random(in: 0...3, using: &generator)).map { _ in finding(&generator) }
    return Case(
      check: check, subject: subject,
      outcome: Outcome.allCases.randomElement(using: &generator) ?? .failed,
      blocking: Bool.random(using: &generator), message: HostileText.text(&generator),
      findings: findings, obstacle: Bool.random(using: &generator) ? obstacle(&generator) : nil,
      quantities: [
        Quantity(
          HostileText.text(&generator), HostileText.number(&generator),
          unit: HostileText.text(&generator))
      ],
      figures: [figure(&generator)])
  }

  private static func finding(_ generator: inout SeededGenerator) -> Finding {
    Finding(
      rule: HostileText.text(&generator), message: HostileText.text(&generator, pieces: 40),
      value: HostileText.text(&generator), limit: HostileText.text(&generator),
      place: .init(
        path: RepositoryPath("f" + HostileText.text(&generator)) ?? .root,
        line: Int.random(in: -1...3, using: &generator), detail: HostileText.text(&generator)),
      remedy: HostileText.text(&generator), statement: HostileText.text(&generator, pieces: 20))
  }

  private static func obstacle(_ generator: inout SeededGenerator) -> Obstacle {
    Obstacle(
      rule: HostileText.text(&generator), message: HostileText.text(&generator),
      remedy: HostileText.text(&generator))
  }

  private static func figure(_ generator: inout SeededGenerator) -> Figure {
    let title = HostileText.text(&generator)
    let unit = HostileText.text(&generator)
    switch Int.random(in: 0...4, using: &generator) {
    case 0:
      return .table(
        .init(
          title: title, columns: [HostileText.text(&generator), "b"],
          rows: [[HostileText.text(&generator)], ["1", "2", HostileText.text(&generator)], []]))
    case 1:
      let number = { (generator: inout SeededGenerator) -> Double? in
        Bool.random(using: &generator) ? HostileText.number(&generator) : nil
      }
      return .interval(
        .init(
          title: title, unit: unit, estimate: HostileText.number(&generator),
          lower: number(&generator), upper: number(&generator), limit: number(&generator)))
    case 2: return distribution(title, unit, &generator)
    case 3: return cumulative(title, unit, &generator)
    default:
      let entries = (0..<Int.random(in: 0...50, using: &generator)).map { _ in
        Figure.Entry(
          name: HostileText.text(&generator), value: HostileText.number(&generator),
          limit: Bool.random(using: &generator) ? HostileText.number(&generator) : nil)
      }
      return .ranking(.init(title: title, unit: unit, entries: entries))
    }
  }

  private static func cumulative(
    _ title: String, _ unit: String, _ generator: inout SeededGenerator
  ) -> Figure {
    let points = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
      Figure.Cumulative.Point(
        label: HostileText.text(&generator), value: HostileText.number(&generator))
    }
    let series = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
      Figure.Series(
        name: HostileText.text(&generator),
        shares: points.map { _ in HostileText.number(&generator) })
    }
    return .cumulative(.init(title: title, unit: unit, points: points, series: series))
  }

  private static func distribution(
    _ title: String, _ unit: String, _ generator: inout SeededGenerator
  ) -> Figure {
    let count = Int.random(in: 0...300, using: &generator)
    let series = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
      Figure.Series(
        name: HostileText.text(&generator),
        shares: (0..<Int.random(in: 0...count + 1, using: &generator)).map { _ in
          HostileText.number(&generator)
        })
    }
    let cells = (0..<count).map { _ in HostileText.text(&generator) }
    return .distribution(.init(title: title, unit: unit, cells: cells, series: series))
  }

  private static func duration(_ generator: inout SeededGenerator) -> TimeSpan {
    let special: [Int64] = [0, -1, .min, .max, 499_999, 500_000, 999_999_999, 1_234_567_890_123]
    return TimeSpan(nanoseconds: special.randomElement(using: &generator) ?? 0)
  }
}
