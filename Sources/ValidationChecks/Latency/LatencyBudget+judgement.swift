// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension LatencyBudget.Measurement {
  /// Whether every request was answered, and without an error.
  var requestsJudgement: Judgement {
    guard isWhole else { return Judgement("requests", .unmeasured(.latencyIncomplete)) }
    var findings: [Finding] = []
    if unanswered > 0 { findings.append(.unanswered(self)) }
    if refused > 0 { findings.append(.refused(self)) }
    let note = "\(Counted.things(expected, "request")) at \(rate), all answered and accepted"
    return Judgement(
      "requests", findings.isEmpty ? .passed(note: note) : .failed(findings),
      quantities: [
        Quantity("requests", Double(expected)), Quantity("refused", Double(refused)),
        Quantity("unanswered", Double(unanswered)),
      ])
  }

  func coldStartJudgement(_ most: TimeSpan) -> Judgement {
    guard coldStart.nanoseconds > 0 else {
      return Judgement("cold-start", .unmeasured(.latencyIncomplete))
    }
    let verdict: Judgement.Verdict =
      coldStart <= most
      ? .passed(note: "one start took \(coldStart) to its first answer, limit \(most)")
      : .failed([.slowStart(coldStart, most)])
    return Judgement(
      "cold-start", verdict,
      quantities: [
        Quantity("value", coldStart.seconds * 1000, unit: "ms"),
        Quantity("limit", most.seconds * 1000, unit: "ms"),
      ])
  }

  func memoryJudgement(_ most: ByteCount) -> Judgement {
    guard let peakMemory, peakMemory.bytes > 0 else {
      return Judgement("memory", .unmeasured(.noMemory))
    }
    let verdict: Judgement.Verdict =
      peakMemory <= most
      ? .passed(note: "peak memory \(peakMemory), limit \(most)")
      : .failed([.tooMuchMemory(peakMemory, most)])
    return Judgement(
      "memory", verdict,
      quantities: [
        Quantity("value", Double(peakMemory.bytes), unit: "B"),
        Quantity("limit", Double(most.bytes), unit: "B"),
      ])
  }
}

extension Finding {
  fileprivate static func unanswered(_ measurement: LatencyBudget.Measurement) -> Finding {
    let lost =
      "\(Counted.number(measurement.unanswered)) of "
      + "\(Counted.things(measurement.expected, "request")) got no answer"
    let serve = "run it by hand with these requests: it must serve until its input is closed"
    let (reason, remedy) =
      switch measurement.silence {
      case .ended: (", because the server \(measurement.ending ?? "ended")", serve)
      case .warmUp:
        (
          ", because the server did not answer one of the warm-up requests within "
            + "\(LatencyLoad.patience)\(measurement.endingText)", serve
        )
      case nil:
        (
          " within \(LatencyLoad.patience) of the last one\(measurement.endingText)",
          "make the server answer every line, in order, and keep up with \(measurement.rate)"
        )
      }
    return Finding(
      rule: "latency.unanswered", message: lost + reason, value: "\(measurement.unanswered)",
      limit: "0", remedy: remedy)
  }

  fileprivate static func refused(_ measurement: LatencyBudget.Measurement) -> Finding {
    let first = measurement.firstRefusal.map { "; the first: \($0)" } ?? ""
    return Finding(
      rule: "latency.refused",
      message: "\(Counted.number(measurement.refused)) of "
        + "\(Counted.things(measurement.expected, "request")) got an error, no JSON object, or a further "
        + "answer that nobody asked for\(first)",
      value: "\(measurement.refused)", limit: "0",
      remedy:
        "send it that request by hand; it must answer each line with one JSON object without an "
        + "`error` member, and write nothing else to its standard output")
  }

  fileprivate static func slowStart(_ time: TimeSpan, _ most: TimeSpan) -> Finding {
    Finding(
      rule: "latency.cold-start",
      message: "one start took \(time) to its first answer; allowed: \(most)",
      value: time.description, limit: most.description,
      remedy:
        "look at what is imported and loaded before the first answer; one start varies much, so "
        + "leave the limit room")
  }

  fileprivate static func tooMuchMemory(_ peak: ByteCount, _ most: ByteCount) -> Finding {
    Finding(
      rule: "latency.memory",
      message: "peak memory of the server's processes was \(peak); allowed: \(most)",
      value: peak.description, limit: most.description,
      remedy: "look for a second copy of the weights, or for caches without a bound")
  }
}

extension LatencyBudget.Measurement {
  /// `; the server exited with status 3 after 2 s`; empty when it ended well.
  fileprivate var endingText: String { ending.map { "; the server \($0)" } ?? "" }
}

extension Obstacle {
  static let latencyIncomplete = Obstacle(
    rule: "latency.incomplete",
    message: "the measurement does not tell what became of each request",
    remedy: "measure again")

  fileprivate static let noMemory = Obstacle(
    rule: "latency.no-memory", message: "this platform did not tell the server's peak memory",
    remedy: "remove `memory` from the limits, or run where it is told (Linux, macOS)")
}
