// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// The ends that a run on bad input may come to.
struct RobustnessRules: Codable, Hashable, Sendable {
  enum Rows: String, Codable, CaseIterable, Sendable { case same, any }

  /// Columns that must hold values; `nil` for those that do for the sample.
  var outputs: [String]?
  var reject: [Int]
  var errors: String?
  var rows: Rows
}

/// What a run on one input came to. Facts only.
struct RobustnessRun: Codable, Hashable, Sendable {
  var kind: FeaturesRobustness.Kind
  /// The spoiled column, where it is one.
  var column: String?
  /// What is wrong with the input, to follow "with".
  var what: String
  /// Rows that were given; `nil` when the input is no table.
  var rows: Int?
  var ending: CommandResult.Ending
  /// How it ended and what it complained about.
  var said: String
  /// Standard error holds a Python traceback.
  var hasTraceback: Bool
  /// `nil` when it did not end with status 0.
  var output: Fact<RobustnessOutput>?
}

/// The table that a run wrote.
struct RobustnessOutput: Codable, Hashable, Sendable {
  struct Column: Codable, Hashable, Sendable {
    var name: String
    /// Rows without an error in which the value is none.
    var nulls: Int64 = 0
    var nans: Int64 = 0
    var infinities: Int64 = 0

    var isWhole: Bool { nulls == 0 && nans == 0 && infinities == 0 }
  }

  var rows: Int64
  var columns: [Column]
  /// Rows with an error; `nil` without a column for it.
  var errors: Int64?
}

/// Where a run may end, and where it may not.
enum RobustnessEnd: Hashable, Sendable {
  case valid
  case rejected(status: Int)
  case failed(RobustnessFailure)
  case unknown(Obstacle)

  /// - Parameter outputs: columns that must hold values.
  init(of run: RobustnessRun, _ rules: RobustnessRules, outputs: [String]) {
    switch run.ending {
    case .notStarted:
      self = .unknown(.runNotStarted(run))
    case .timedOut: self = .failed(.hang)
    case .signalled: self = .failed(.crash)
    case .exited(status: 0): self = Self.end(of: run, rules, outputs)
    case .exited(let status) where rules.reject.contains(status):
      self = run.hasTraceback ? .failed(.crash) : .rejected(status: status)
    case .exited: self = .failed(.crash)
    }
  }

  private static func end(
    of run: RobustnessRun, _ rules: RobustnessRules, _ outputs: [String]
  ) -> RobustnessEnd {
    guard let output = run.output?.value else { return .failed(.noOutput) }
    if let rows = run.rows, rules.rows == .same, output.rows != Int64(rows) {
      return .failed(output.rows < Int64(rows) ? .rowsLost : .rowsAdded)
    }
    for name in outputs {
      guard let column = output.columns.first(where: { $0.name == name }) else {
        return .failed(.columnLost(name))
      }
      if !column.isWhole { return .failed(.noValue(name)) }
    }
    return .valid
  }
}

/// What must not happen. Two inputs fail alike when these are equal.
enum RobustnessFailure: Codable, Hashable, Sendable {
  case crash, hang, noOutput, rowsLost, rowsAdded
  case columnLost(String)
  case noValue(String)

  var rule: String {
    switch self {
    case .crash: "robustness.crash"
    case .hang: "robustness.hang"
    case .noOutput: "robustness.no-output"
    case .rowsLost: "robustness.rows-lost"
    case .rowsAdded: "robustness.rows-added"
    case .columnLost: "robustness.column-lost"
    case .noValue: "robustness.no-value"
    }
  }
}

extension Obstacle {
  fileprivate static func runNotStarted(_ run: RobustnessRun) -> Obstacle {
    Obstacle(
      rule: "robustness.not-started", message: "with \(run.what) the command \(run.said)",
      remedy: "correct the command, or look why the machine could not start it")
  }
}
