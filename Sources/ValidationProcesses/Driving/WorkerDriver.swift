// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationCore

/// Warms a worker up, drives it through its schedule, and lets it end.
struct WorkerDriver: Sendable {
  struct Record: Sendable {
    var firstAnswer: MonotonicTime?
    var exchanges: [WorkerRun.Exchange]
    var firstRefusal: String?
    var lag: Int64 = 0
  }

  let input: Descriptor
  let output: Descriptor
  let control: ControlSocket
  let schedule: RequestSchedule
  let gracePeriod: TimeSpan

  /// Between the decision to start and the first due time, so that both threads are there for it.
  private static let lead: Int64 = 10_000_000
  /// After TERM and KILL, for a stream that something keeps open.
  private static let patienceWithEnd: Int64 = 12_000_000_000

  /// Blocks the thread until the worker has closed its output.
  func run() -> Record {
    var stream = AnswerStream(output, answerLimit: schedule.answerLimit)
    var record = Record(
      exchanges: schedule.requests.map {
        .init(due: $0.due, sent: nil, answered: nil, accepted: false)
      })
    if warmUp(&stream, &record) { drive(&stream, &record) }
    input.close()
    output.close()
    return record
  }

  /// One request after the other. False when one of them was not answered in time.
  private func warmUp(_ stream: inout AnswerStream, _ record: inout Record) -> Bool {
    let progress = DriveProgress()
    var ledger = AnswerLedger(count: schedule.warmUp.count, progress: progress)
    for (index, line) in schedule.warmUp.enumerated() {
      let end = MonotonicTime.now + schedule.patience.nanoseconds
      var writer = RequestWriter([line], due: [.now], to: input, progress: DriveProgress())
      progress.begun.store(index + 1, ordering: .sequentiallyConsistent)
      writer.run(until: end)
      read(&stream, into: &ledger, until: end) { $0.answered[index] != nil }
      guard ledger.answered[index] != nil else { break }
    }
    ledger.judgeAll()
    record.firstAnswer = ledger.answered.first ?? nil
    record.firstRefusal = ledger.firstRefusal
    if !ledger.isComplete { end(&stream, &ledger) }
    return ledger.isComplete
  }

  private func drive(_ stream: inout AnswerStream, _ record: inout Record) {
    let start = MonotonicTime.now + Self.lead
    let due = schedule.requests.map { start + $0.due.nanoseconds }
    let progress = DriveProgress()
    var ledger = AnswerLedger(count: due.count, progress: progress)
    let thread = WriterThread(
      RequestWriter(schedule.requests.map(\.line), due: due, to: input, progress: progress))
    let last = (due.max() ?? start) + schedule.patience.nanoseconds
    read(&stream, into: &ledger, until: last) { $0.isComplete }
    progress.stopped.store(true, ordering: .sequentiallyConsistent)
    let writer = thread.wait()
    end(&stream, &ledger)
    record.fill(ledger, writer, start)
  }

  private func read(
    _ stream: inout AnswerStream, into ledger: inout AnswerLedger, until end: MonotonicTime,
    isEnough: (AnswerLedger) -> Bool
  ) {
    while !isEnough(ledger), MonotonicTime.now < end {
      switch stream.next(until: ledger.hasUnjudged ? .now : end) {
      case .lines(let lines, let time): for line in lines { ledger.record(line, at: time) }
      case .nothing: ledger.judgeOldest()
      case .ended: return ledger.judgeAll()
      }
    }
    ledger.judgeAll()
  }

  /// Closes the worker's input, at which it should exit; else it gets TERM, and KILL in the end.
  private func end(_ stream: inout AnswerStream, _ ledger: inout AnswerLedger) {
    input.close()
    if drain(&stream, &ledger, for: gracePeriod.nanoseconds) { return }
    control.terminate()
    _ = drain(&stream, &ledger, for: gracePeriod.nanoseconds + Self.patienceWithEnd)
  }

  /// True when the output has ended.
  private func drain(
    _ stream: inout AnswerStream, _ ledger: inout AnswerLedger, for span: Int64
  ) -> Bool {
    let end = MonotonicTime.now + span
    while MonotonicTime.now < end {
      switch stream.next(until: end) {
      case .lines(let lines, _): for line in lines { ledger.recordLate(line) }
      case .nothing: continue
      case .ended: return true
      }
    }
    return false
  }
}

extension WorkerDriver.Record {
  fileprivate mutating func fill(
    _ ledger: AnswerLedger, _ writer: RequestWriter, _ start: MonotonicTime
  ) {
    for index in exchanges.indices {
      exchanges[index].sent = writer.sent[index].map { TimeSpan(nanoseconds: $0 - start) }
      exchanges[index].answered = ledger.answered[index].map { TimeSpan(nanoseconds: $0 - start) }
      exchanges[index].accepted = ledger.accepted[index]
    }
    lag = writer.lag
    firstRefusal = firstRefusal ?? ledger.firstRefusal
    firstAnswer = firstAnswer ?? (ledger.answered.first ?? nil)
  }
}
