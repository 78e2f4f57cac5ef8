// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct LatencyBudgetTests {
  private static let entry =
    "- { id: l, type: latency.budget, serve: { command: [s] }, "
    + "request: { body-from: r.jsonl }, at: 50/s"

  private func trial(_ rest: String) throws -> CheckTrial<LatencyBudget> {
    try CheckTrial(LatencyBudget(), entry: "\(Self.entry), \(rest) }")
  }

  /// A measurement with these latencies in milliseconds; `nil` is no answer.
  private func measurement(_ latencies: [Double?], lag: Double = 0) -> LatencyBudget.Measurement {
    LatencyBudget.Measurement(
      rate: Rate(perSecond: 50), spacing: TimeSpan(seconds: 0.02), expected: latencies.count,
      latencies: latencies.map { $0.map { TimeSpan(seconds: $0 / 1000).nanoseconds } }, refused: 0,
      unanswered: latencies.count { $0 == nil }, generatorLag: TimeSpan(seconds: lag),
      coldStart: TimeSpan(seconds: 1), peakMemory: ByteCount(100_000_000))
  }

  private func cases(_ limits: String, _ measurement: LatencyBudget.Measurement) throws -> [Case] {
    try trial("limits: { \(limits) }").cases(of: measurement)
  }

  /// Values spread evenly over blocks, so that they count as independent: 1 to 100 ms, over and over.
  private func even(_ count: Int) -> [Double?] { (0..<count).map { Double(($0 * 37) % 100 + 1) } }

  @Test("A percentile passes when its upper bound is within the limit")
  func passed() throws {
    let cases = try cases("p50: 60ms, p95: 99ms", measurement(even(1000)))
    #expect(cases.map(\.outcome) == [.passed, .passed, .passed])
    #expect(cases.outcome("requests") == .passed)
    #expect(cases.first { $0.subject == "p50" }?.figures.count == 1)
  }

  @Test("A percentile fails when its lower bound is over the limit")
  func failed() throws {
    let cases = try cases("p50: 40ms", measurement(even(1000)))
    #expect(cases.rules("p50") == ["latency.over-budget"])
  }

  @Test("Between the bounds nothing is decided, and the requests that would decide it are told")
  func undecided() throws {
    let cases = try cases("p50: 50ms, p99: 200ms", measurement(even(200)))
    #expect(cases.outcome("p50") == .inconclusive)
    #expect(cases.outcome("p99") == .inconclusive)
    let obstacle = try #require(cases.first { $0.subject == "p99" }?.obstacle)
    #expect(obstacle.rule == "latency.undecided")
    #expect(obstacle.remedy.contains("99 further requests"))
    #expect(obstacle.remedy.contains("for: 10s"))
  }

  @Test("However fast, too few requests never pass", arguments: [1, 4, 24, 49])
  func tooFew(_ count: Int) throws {
    let fast = measurement(Array(repeating: 1, count: count))
    #expect(try cases("p50: 10s, p99: 10s", fast).outcome("p50") == .inconclusive)
  }

  @Test("p99 wants 299 independent requests to pass")
  func least() throws {
    #expect(
      try cases("p99: 1s", measurement(Array(repeating: 1, count: 298))).outcome("p99")
        == .inconclusive)
    #expect(
      try cases("p99: 1s", measurement(Array(repeating: 1, count: 299))).outcome("p99") == .passed)
  }

  @Test("Requests that share their luck count for less: the same values in another order")
  func dependent() throws {
    let even = even(1000)
    let sorted = even.sorted { $0 ?? 0 < $1 ?? 0 }
    #expect(try cases("p90: 95ms", measurement(even)).outcome("p90") == .passed)
    #expect(try cases("p90: 95ms", measurement(sorted)).outcome("p90") == .inconclusive)
  }

  @Test("What was not answered is over every limit, and a failure of its own")
  func unanswered() throws {
    let lost = measurement((0..<1000).map { $0.isMultiple(of: 5) ? nil : 1 })
    let cases = try cases("p50: 10s, p90: 10s", lost)
    #expect(cases.rules("requests") == ["latency.unanswered"])
    #expect(cases.outcome("p50") == .passed)
    #expect(cases.rules("p90") == ["latency.over-budget"])
    let dead = try self.cases("p50: 10s", measurement(Array(repeating: nil, count: 500)))
    #expect(dead.outcome("p50") == .failed)
    #expect(dead.first { $0.subject == "p50" }?.figures.isEmpty == true)
  }

  @Test("Answers that are errors fail, with the first of them")
  func refused() throws {
    var refused = measurement([nil] + Array(repeating: 1, count: 99))
    (refused.refused, refused.unanswered) = (1, 0)
    refused.firstRefusal = #"{"error": "no"}"#
    let cases = try cases("p50: 1s", refused)
    #expect(cases.rules("requests") == ["latency.refused"])
    #expect(cases.first?.message.contains(#"{"error": "no"}"#) == true)
  }

  /// Of a load of three seconds, of which the server answers the first second.
  private func lost(
    _ ending: CommandResult.Ending, wall: Double, hasBegun: Bool = true
  ) async throws -> String {
    let commands = ScriptedCommands(drive: { _, schedule in
      var run = WorkerRun.answering(
        schedule, latency: { hasBegun && $0 < 50 ? TimeSpan(seconds: 0.004) : nil },
        coldStart: TimeSpan(seconds: 0.5), ending: ending, errors: "no memory\n")
      run.result.cost.wall = TimeSpan(seconds: wall)
      if !hasBegun { for place in run.exchanges.indices { run.exchanges[place].sent = nil } }
      return run
    })
    let trial = try trial("for: 3s, limits: { p50: 5ms }")
    let measured = try await trial.measure(files: ["r.jsonl": .text("{}")], commands: commands)
    let cases = try trial.cases(of: measured)
    #expect(cases.rules("requests") == ["latency.unanswered"])
    return try #require(cases.first).message
  }

  @Test(
    "A server that ends before the load is over is told as the reason for what it left unanswered",
    arguments: [
      (CommandResult.Ending.exited(status: 0), "the server exited with status 0 after 1.5 s"),
      (.exited(status: 3), "the server exited with status 3 after 1.5 s; it said: no memory"),
      (.signalled(signal: 11), "the server was ended by signal 11 (SIGSEGV) after 1.5 s"),
      (.timedOut, "the server was ended at its deadline after 1.5 s"),
    ])
  func endedEarly(_ ending: CommandResult.Ending, _ words: String) async throws {
    let message = try await lost(ending, wall: 1.5)
    #expect(message.hasPrefix("100 of 150 requests got no answer, because \(words)"))
    #expect(!message.contains("within"))
  }

  @Test("A server that lived on and did not answer is told so")
  func silent() async throws {
    let silent = try await lost(.exited(status: 0), wall: 13.6)
    #expect(silent == "100 of 150 requests got no answer within 10 s of the last one")
    let stuck = try await lost(.signalled(signal: 15), wall: 20)
    #expect(
      stuck.hasPrefix("100 of 150 requests got no answer within 10 s of the last one; the server"))
    #expect(stuck.contains("signal 15"))
  }

  @Test("A server that stops in the warm-up is told apart from one that is slow under load")
  func warmUp() async throws {
    let silent = try await lost(.exited(status: 0), wall: 10.6, hasBegun: false)
    #expect(
      silent
        == "150 of 150 requests got no answer, because the server did not answer one of the "
        + "warm-up requests within 10 s")
    let ended = try await lost(.exited(status: 0), wall: 0.7, hasBegun: false)
    #expect(ended.contains("because the server exited with status 0 after 700 ms"))
  }

  @Test(
    "The first refusal is always something to see",
    arguments: [
      ("", "; the first: an empty line"), (" \t ", "; the first: an empty line"),
      ("answered without being asked: ", "the first: answered without being asked: an empty line"),
      ("answered without being asked: {}", "the first: answered without being asked: {}"),
    ])
  func firstRefusal(_ refusal: String, _ words: String) async throws {
    let commands = ScriptedCommands(drive: { _, schedule in
      var run = WorkerRun.answering(
        schedule, latency: { _ in TimeSpan(seconds: 0.004) }, coldStart: TimeSpan(seconds: 0.5))
      run.exchanges[0].accepted = false
      run.firstRefusal = refusal
      return run
    })
    let trial = try trial("for: 3s, limits: { p50: 5ms }")
    let measured = try await trial.measure(files: ["r.jsonl": .text("{}")], commands: commands)
    let message = try #require(try trial.cases(of: measured).first).message
    #expect(
      message.hasPrefix("1 of 150 requests got an error, no JSON object, or a further answer"))
    #expect(message.hasSuffix(words))
  }

  @Test("A late generator leaves the percentiles unmeasured, and nothing else")
  func late() throws {
    let cases = try cases("p50: 1s, memory: 1GB", measurement(even(1000), lag: 0.021))
    #expect(cases.rules("p50") == ["latency.generator-late"])
    #expect(cases.outcome("requests") == .passed)
    #expect(cases.outcome("memory") == .passed)
  }

  @Test("Cold start and memory are compared as they are; no memory told is unmeasured")
  func observations() throws {
    var measured = measurement(even(100))
    let tight = try cases("cold-start: 900ms, memory: 99MB", measured)
    #expect(tight.rules("cold-start") == ["latency.cold-start"])
    #expect(tight.rules("memory") == ["latency.memory"])
    #expect(
      try cases("cold-start: 1s, memory: 100MB", measured).map(\.outcome) == [
        .passed, .passed, .passed,
      ])
    measured.peakMemory = nil
    #expect(try cases("memory: 1GB", measured).rules("memory") == ["latency.no-memory"])
  }

  @Test("A measurement whose counts disagree judges nothing")
  func inconsistent() throws {
    var short = measurement(even(1000))
    short.latencies.removeLast()
    #expect(try cases("p50: 1s", short).map(\.outcome) == [.unmeasured, .unmeasured])
    var hidden = measurement(even(1000))
    hidden.latencies[3] = nil
    #expect(try cases("p50: 1s", hidden).map(\.outcome) == [.unmeasured, .unmeasured])
    let none = measurement([])
    #expect(try cases("p50: 1s", none).map(\.outcome) == [.unmeasured, .unmeasured])
  }

  @Test("Requests leave at the declared rate, warm-up first, the file's lines in turn")
  func schedule() async throws {
    let body = CheckExample.FileContent.text("{\"a\":1}\r\n\n  \n{\"a\":2}")
    let commands = ScriptedCommands(drive: { invocation, schedule in
      #expect(schedule.warmUp.count == 20)
      #expect(schedule.requests.count == 150)
      #expect(schedule.requests[149].due == TimeSpan(seconds: 2.98))
      #expect(
        schedule.requests.prefix(3).map { String(decoding: $0.line, as: UTF8.self) }
          == ["{\"a\":1}", "{\"a\":2}", "{\"a\":1}"])
      #expect(invocation.timeout == TimeSpan(seconds: 133))
      return .answering(
        schedule, latency: { _ in TimeSpan(seconds: 0.004) }, coldStart: TimeSpan(seconds: 0.5))
    })
    let trial = try trial("for: 3s, limits: { p50: 5ms }")
    let measured = try await trial.measure(files: ["r.jsonl": body], commands: commands)
    #expect(measured.latencies == Array(repeating: 4_000_000, count: 150))
    #expect(try trial.cases(of: measured).map(\.outcome) == [.passed, .passed])
  }

  @Test("A server that never answers is unmeasured, with how it ended")
  func noAnswer() async throws {
    let commands = ScriptedCommands(drive: { _, schedule in
      .answering(
        schedule, latency: { _ in nil }, ending: .exited(status: 1), errors: "no model\n")
    })
    let trial = try trial("limits: { p50: 5ms }")
    let error = await #expect(throws: Obstacle.self) {
      _ = try await trial.measure(files: ["r.jsonl": .text("{}")], commands: commands)
    }
    #expect(error?.rule == "latency.no-answer")
    #expect(error?.message.contains("exited with status 1 after 1 s; it said: no model") == true)
  }

  @Test("A request file that is missing or empty is unmeasured", arguments: ["", "\n \n", nil])
  func body(_ text: String?) async throws {
    let files = text.map { ["r.jsonl": CheckExample.FileContent.text($0)] } ?? [:]
    let trial = try trial("limits: { p50: 5ms }")
    let error = await #expect(throws: Obstacle.self) { _ = try await trial.measure(files: files) }
    #expect(error?.rule == (text == nil ? "content.missing" : "latency.no-requests"))
  }

  @Test(
    "Options that could not be measured are refused",
    arguments: [
      ("limits: {}", "needs one of p50"), ("limits: { p5: 1ms }", "did you mean 'p50'?"),
      ("for: 1h, limits: { p50: 1ms }", "too many requests"),
      ("for: 1ms, limits: { p50: 1ms }", "no request"),
      ("confidence: 49%, limits: { p50: 1ms }", "from 50%"),
      ("confidence: 100%, limits: { p50: 1ms }", "less than 100%"),
      ("limits: { p50: 5 }", "expected a duration"),
    ])
  func options(_ rest: String, _ message: String) {
    let error = #expect(throws: ManifestProblems.self) { try trial(rest) }
    #expect("\(String(describing: error))".contains(message))
  }
}
