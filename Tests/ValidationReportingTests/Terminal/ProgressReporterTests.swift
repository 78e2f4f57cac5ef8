// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationReporting

@Suite struct ProgressReporterTests {
  /// What was written, and a clock that moves only by sleeping.
  private actor Sleeps {
    private(set) var left: Int
    private(set) var asked: [Duration] = []
    init(_ count: Int) { left = count }

    func sleep(_ duration: Duration, _ clock: Clock) throws {
      guard left > 0 else { throw CancellationError() }
      left -= 1
      asked.append(duration)
      clock.advance(by: duration)
    }
  }

  /// Unchecked: every access to its state is under the lock.
  private final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = Duration.zero
    private var text = ""

    var now: Duration { lock.withLock { time } }
    var written: String { lock.withLock { text } }
    func advance(by duration: Duration) { lock.withLock { time += duration } }
    func write(_ piece: String) { lock.withLock { text += piece } }
  }

  private func reporter(
    _ style: ProgressReporter.Style, _ clock: Clock, _ sleeps: Sleeps
  ) -> ProgressReporter {
    ProgressReporter(
      style: style,
      time: .init(now: { clock.now }, sleep: { try await sleeps.sleep($0, clock) }),
      sink: { clock.write($0) })
  }

  private let passed = SampleReports.check("size", [SampleReports.passed("size")])

  @Test func `in a log, each finished check has its lines and silence is broken every 30 s`() async
  {
    let (clock, sleeps) = (Clock(), Sleeps(2))
    let reporter = reporter(.lines, clock, sleeps)
    await reporter.receive(.planned(checks: ["size", "retrain", "latency"]))
    await reporter.receive(.started(check: "size"))
    await reporter.receive(.started(check: "retrain"))
    await reporter.receive(.finished(passed))
    await reporter.run()
    await reporter.finish()
    #expect(await sleeps.asked == [.seconds(30), .seconds(30)])
    #expect(
      clock.written == """
        passed       size: nulls 0 of 10000 (1.25 s)
        still running: [1/3] retrain 30 s
        still running: [1/3] retrain 1 min 0 s

        """)
  }

  @Test func `on a terminal there is one line, which is removed at the end`() async {
    let (clock, sleeps) = (Clock(), Sleeps(1))
    let reporter = reporter(.movingLine(width: 80), clock, sleeps)
    await reporter.receive(.planned(checks: ["size", "latency"]))
    await reporter.receive(.started(check: "size"))
    clock.advance(by: .seconds(2))
    await reporter.receive(.started(check: "la\u{1B}[2Jten\ncy"))
    await reporter.run()
    await reporter.finish()
    let frames = clock.written.components(separatedBy: "\r\u{1B}[2K")
    #expect(
      frames == [
        "", "[0/2] ", "[0/2] size 0 s", "[0/2] size 2 s · laten cy 0 s",
        "[0/2] size 3 s · laten cy 1 s", "",
      ])
  }

  @Test func `the moving line never wraps`() async {
    let (clock, sleeps) = (Clock(), Sleeps(0))
    let reporter = reporter(.movingLine(width: 20), clock, sleeps)
    await reporter.receive(.started(check: String(repeating: "x", count: 300)))
    let frames = clock.written.components(separatedBy: "\r\u{1B}[2K")
    #expect(frames.allSatisfy { $0.count < 20 })
  }

  @Test func `nothing is said while nothing runs`() async {
    let (clock, sleeps) = (Clock(), Sleeps(3))
    await reporter(.lines, clock, sleeps).run()
    #expect(clock.written == "")
  }
}
