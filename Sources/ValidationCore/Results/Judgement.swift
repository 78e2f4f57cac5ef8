// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The opinion that a check formed on one of its subjects.
public struct Judgement: Hashable, Sendable {
  /// One of the check's subjects; `nil` is the check as a whole.
  public var subject: String?
  public var verdict: Verdict
  public var quantities: [Quantity]
  public var figures: [Figure]

  public enum Verdict: Hashable, Sendable {
    /// Within every limit; the note says in one line what was measured.
    case passed(note: String)
    /// Never empty: a failure without a finding is reported as `unmeasured`.
    case failed([Finding])
    case unmeasured(Obstacle)
    case inconclusive(Obstacle)
  }

  public init(
    _ subject: String?, _ verdict: Verdict, quantities: [Quantity] = [], figures: [Figure] = []
  ) {
    self.subject = subject
    self.verdict = verdict
    self.quantities = quantities
    self.figures = figures
  }
}
