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
    /// How the server ended, where it did not end well or too early.
    var ending: String?
    /// Why requests were not answered, where it was not for want of speed.
    var silence: Silence?
  }

  enum Silence: String, Codable, Sendable {
    /// The server ended although its input was open.
    case ended
    /// It left one of the warm-up requests unanswered, so that the load never began.
    case warmUp
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
    firstRefusal = run.firstRefusal.map(Self.shown)
    generatorLag = run.generatorLag
    peakMemory = run.result.cost.peakMemory
    silence = unanswered > 0 ? run.silence(coldStart: coldStart) : nil
    if run.result.ending != .exited(status: 0) || silence == .ended {
      ending = run.result.endingText + run.result.complaint
    }
  }

  /// A line that says nothing would leave nothing to be seen in a message.
  private static func shown(_ refusal: String) -> String {
    let text = OneLine.of(refusal, most: 200)
    switch text {
    case "": return "an empty line"
    // As the driver begins it for a line that came when no request was open.
    case "answered without being asked:": return text + " an empty line"
    default: return text
    }
  }

  /// Whether the counts agree with each other; a stored measurement may have been edited.
  var isWhole: Bool {
    latencies.count == expected && expected > 0 && refused >= 0 && unanswered >= 0
      && latencies.count { $0 == nil } == refused + unanswered
  }
}

extension WorkerRun {
  /// With answers outstanding, the driver keeps the input open until its patience ends, so that a server
  /// which lived shorter ended by itself. Warm-up requests that were answered only add to its life.
  fileprivate func silence(coldStart: TimeSpan) -> LatencyBudget.Silence? {
    let hasBegun = exchanges.contains { $0.sent != nil || $0.answered != nil }
    let last = hasBegun ? exchanges.last?.due.seconds ?? 0 : 0
    let awaited = coldStart.seconds + last + LatencyLoad.patience.seconds
    if result.cost.wall.seconds < awaited { return .ended }
    return hasBegun ? nil : .warmUp
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
