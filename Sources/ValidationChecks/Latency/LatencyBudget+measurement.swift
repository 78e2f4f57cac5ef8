// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension LatencyBudget {
  package struct Measurement: Codable, Hashable, Sendable {
    var rate: Rate
    /// Between two requests.
    var spacing: TimeSpan
    /// How many requests were to be sent.
    var expected: Int
    /// Nanoseconds from due to answered, in the order sent; `nil` where no answer came or it was refused.
    var latencies: [Int64?]
    var refused: Int
    var unanswered: Int
    /// The first answer that was refused, shortened.
    var firstRefusal: String?
    var generatorLag: TimeSpan
    var coldStart: TimeSpan
    var peakMemory: ByteCount?
    /// How the server ended, where it did not end well.
    var ending: String?
  }
}

extension LatencyBudget.Measurement {
  init(_ run: WorkerRun, coldStart: TimeSpan, rate: Rate, spacing: TimeSpan, expected: Int) {
    self.rate = rate
    self.spacing = spacing
    self.expected = expected
    self.coldStart = coldStart
    latencies = run.exchanges.map(\.latency)
    refused = run.exchanges.count { $0.answered != nil && !$0.accepted }
    unanswered = run.exchanges.count { $0.answered == nil }
    firstRefusal = run.firstRefusal.map { OneLine.of($0, most: 200) }
    generatorLag = run.generatorLag
    peakMemory = run.result.cost.peakMemory
    if run.result.ending != .exited(status: 0) {
      ending = run.result.endingText + run.result.complaint
    }
  }

  /// Whether the counts agree with each other; a stored measurement may have been edited.
  var isWhole: Bool {
    latencies.count == expected && expected > 0 && refused >= 0 && unanswered >= 0
      && latencies.count { $0 == nil } == refused + unanswered
  }
}

extension WorkerRun.Exchange {
  /// A clock that steps back is no reason for a negative time.
  fileprivate var latency: Int64? {
    guard accepted, let answered else { return nil }
    let (time, overflow) = answered.nanoseconds.subtractingReportingOverflow(due.nanoseconds)
    return overflow ? nil : max(0, time)
  }
}
