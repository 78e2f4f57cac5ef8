// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What a supervisor told about its command so far; its lines are described in the supervisor's `main.c`.
struct SupervisorReport: Sendable {
  struct Failure: Equatable, Sendable {
    enum Stage: String, Sendable { case folder, program, interpreter, process }
    var stage: Stage
    var errno: Int32
  }

  struct Totals: Equatable, Sendable {
    var timedOut: Bool
    var cost: CommandResult.Cost
    var survivors: Int
    /// Processes that could not be ended.
    var left: Int
  }

  /// Leader of the command's session.
  private(set) var leader: Int32?
  private(set) var started: MonotonicTime?
  private(set) var failure: Failure?
  private(set) var ending: CommandResult.Ending?
  private(set) var totals: Totals?
  private var partial: [UInt8] = []

  mutating func accept(_ bytes: ArraySlice<UInt8>) {
    partial += bytes
    while let newline = partial.firstIndex(of: UInt8(ascii: "\n")) {
      acceptLine(String(decoding: partial[..<newline], as: UTF8.self))
      partial.removeSubrange(...newline)
    }
  }

  private mutating func acceptLine(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    let numbers = words.map { Int64($0) }
    switch words.first {
    case "started" where words.count == 3:
      leader = numbers[1].flatMap(Int32.init(exactly:))
      started = numbers[2].map(MonotonicTime.init(nanoseconds:))
    case "failed" where words.count == 3:
      guard let stage = Failure.Stage(rawValue: words[1]), let code = numbers[2] else { return }
      failure = Failure(stage: stage, errno: Int32(truncatingIfNeeded: code))
    case "ended" where words.count == 3:
      guard let value = numbers[2].flatMap(Int.init(exactly:)) else { return }
      ending = words[1] == "exit" ? .exited(status: value) : .signalled(signal: value)
    case "done": totals = Totals(words, numbers)
    default: break
    }
  }
}

extension SupervisorReport.Totals {
  fileprivate init?(_ words: [String], _ numbers: [Int64?]) {
    let values = numbers.dropFirst(2).compactMap { $0 }
    guard words.count == 8, values.count == 6 else { return nil }
    timedOut = words[1] == "deadline"
    cost = CommandResult.Cost(
      wall: TimeSpan(nanoseconds: values[0]), user: TimeSpan(nanoseconds: values[1]),
      system: TimeSpan(nanoseconds: values[2]),
      peakMemory: values[3] > 0 ? ByteCount(values[3]) : nil)
    survivors = Int(clamping: values[4])
    left = Int(clamping: values[5])
  }
}
