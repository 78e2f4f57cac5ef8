// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationCore

/// What the writing thread tells the reading one, and the other way round.
final class DriveProgress: Sendable {
  /// Requests whose first byte may have left.
  let begun = Atomic<Int>(0)
  let stopped = Atomic<Bool>(false)
}

/// Matches answers with requests in their order. Judging a long answer takes time that would delay the
/// reading of the next, so that it is put off until nothing is waiting to be read.
struct AnswerLedger {
  private(set) var answered: [MonotonicTime?]
  private(set) var accepted: [Bool]
  private(set) var firstRefusal: String?
  private let progress: DriveProgress
  private var next = 0
  private var unjudged: [(index: Int, line: LineSplitter.Line, asked: Bool)] = []
  private var unjudgedBytes = 0
  private var judged = 0
  /// Exchanges with more than one answer.
  private var spoiled: Set<Int> = []

  private static let mostUnjudgedBytes = 4 << 20

  init(count: Int, progress: DriveProgress) {
    answered = Array(repeating: nil, count: count)
    accepted = Array(repeating: false, count: count)
    self.progress = progress
  }

  var isComplete: Bool { next == answered.count }
  var hasUnjudged: Bool { !unjudged.isEmpty }

  /// Takes a line as the answer to the oldest unanswered request. A line that nothing asked for
  /// refuses the exchange before it, which then had two answers.
  mutating func record(_ line: LineSplitter.Line, at time: MonotonicTime) {
    let asked = next < progress.begun.load(ordering: .sequentiallyConsistent)
    if asked {
      answered[next] = time
      next += 1
    }
    unjudged.append((max(0, next - 1), line, asked))
    unjudgedBytes += line.bytes.count
    if unjudgedBytes > Self.mostUnjudgedBytes { judgeAll() }
  }

  /// Takes a line that came when answers no longer count: too late for its request, or unasked for.
  mutating func recordLate(_ line: LineSplitter.Line) {
    judgeAll()
    guard next >= progress.begun.load(ordering: .sequentiallyConsistent) else {
      next += 1
      return
    }
    record(line, at: .now)
    judgeAll()
  }

  mutating func judgeAll() {
    while hasUnjudged { judgeOldest() }
  }

  mutating func judgeOldest() {
    guard judged < unjudged.count else { return }
    let (index, line, asked) = unjudged[judged]
    judge(index, line, asked)
    judged += 1
    guard judged == unjudged.count else { return }
    unjudged.removeAll(keepingCapacity: true)
    (judged, unjudgedBytes) = (0, 0)
  }

  private mutating func judge(_ index: Int, _ line: LineSplitter.Line, _ asked: Bool) {
    let refusal =
      asked ? AnswerRefusal.text(of: line) : "answered without being asked: \(show(line))"
    if !asked { spoiled.insert(index) }
    if index < accepted.count { accepted[index] = refusal == nil && !spoiled.contains(index) }
    if firstRefusal == nil { firstRefusal = refusal }
  }
}

/// What the worker protocol wants of an answer.
enum AnswerRefusal {
  /// `nil` for a JSON object without an `error` member.
  static func text(of line: LineSplitter.Line) -> String? {
    guard case .whole(let bytes) = line else { return "too long an answer: \(show(line))" }
    let object = try? JSONSerialization.jsonObject(with: Data(bytes), options: [])
    guard let members = object as? [String: Any] else { return show(line) }
    return members["error"] == nil ? nil : show(line)
  }
}

private func show(_ line: LineSplitter.Line) -> String {
  String(decoding: line.bytes.prefix(8192), as: UTF8.self)
}
