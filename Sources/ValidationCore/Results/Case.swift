// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One finished case: what a JUnit testcase, a terminal line or a table row is made from.
public struct Case: Codable, Hashable, Sendable {
  public var check: String
  public var subject: String?
  public var outcome: Outcome
  /// A case that does not block keeps its outcome, and counts as skipped for gates.
  public var blocking: Bool
  /// One line on what was found.
  public var message: String
  public var findings: [Finding]
  /// Why it is `unmeasured`, `inconclusive` or `skipped`.
  public var obstacle: Obstacle?
  public var quantities: [Quantity]
  public var figures: [Figure]

  /// Unique in its suite and the same in every run.
  public var name: String { subject.map { "\(check)[\($0)]" } ?? check }

  public init(
    check: String, subject: String?, outcome: Outcome, blocking: Bool = true, message: String,
    findings: [Finding] = [], obstacle: Obstacle? = nil, quantities: [Quantity] = [],
    figures: [Figure] = []
  ) {
    self.check = check
    self.subject = subject
    self.outcome = outcome
    self.blocking = blocking
    self.message = message
    self.findings = findings
    self.obstacle = obstacle
    self.quantities = quantities
    self.figures = figures
  }
}

extension Case {
  /// How gates that know four kinds of result see it.
  public enum GateResult: String, Codable, Hashable, Sendable {
    case passed, failure, error, skipped
  }

  public var gateResult: GateResult {
    switch outcome {
    case .passed: .passed
    case .skipped: .skipped
    case .failed: blocking ? .failure : .skipped
    case .inconclusive: blocking ? .error : .skipped
    case .unmeasured: .error
    }
  }
}
