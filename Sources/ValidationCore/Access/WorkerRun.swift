// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Requests for a worker that reads one line and answers one line, with the time each is due.
public struct RequestSchedule: Sendable {
  /// Sent first and waited for, one after the other, before time counts; the first gives the cold start.
  public var warmUp: [Data]
  /// Due times from the start of the schedule, ascending, and the line (without newline) to send then.
  public var requests: [(due: TimeSpan, line: Data)]
  /// How long after the last due time answers are still awaited.
  public var patience: TimeSpan
  /// Longest answer line that is kept whole, in bytes.
  public var answerLimit: Int

  public init(
    warmUp: [Data], requests: [(due: TimeSpan, line: Data)], patience: TimeSpan,
    answerLimit: Int = 1 << 20
  ) {
    self.warmUp = warmUp
    self.requests = requests
    self.patience = patience
    self.answerLimit = answerLimit
  }
}

/// What a driven worker did. Times count from the start of the schedule, in nanoseconds.
public struct WorkerRun: Codable, Sendable {
  public struct Exchange: Codable, Hashable, Sendable {
    public var due: TimeSpan
    /// When the line was handed to the worker's pipe; later than due when the pipe was full or the
    /// generator late. `nil` when it was never sent.
    public var sent: TimeSpan?
    /// When the whole answer line had been read; `nil` when none came.
    public var answered: TimeSpan?
    /// The answer was a JSON object without an `error` member, as the protocol wants.
    public var accepted: Bool

    public init(due: TimeSpan, sent: TimeSpan?, answered: TimeSpan?, accepted: Bool) {
      self.due = due
      self.sent = sent
      self.answered = answered
      self.accepted = accepted
    }
  }

  /// From the start of the process to its first answer; `nil` when it never answered.
  public var coldStart: TimeSpan?
  public var exchanges: [Exchange]
  /// First answer that was not accepted, cut to 1,000 characters.
  public var firstRefusal: String?
  /// Largest delay between a due time and the generator's attempt to send, in which the worker had no part.
  public var generatorLag: TimeSpan
  /// How the worker ended: after its input was closed, it should exit by itself.
  public var result: CommandResult

  public init(
    coldStart: TimeSpan?, exchanges: [Exchange], firstRefusal: String?, generatorLag: TimeSpan,
    result: CommandResult
  ) {
    self.coldStart = coldStart
    self.exchanges = exchanges
    self.firstRefusal = firstRefusal
    self.generatorLag = generatorLag
    self.result = result
  }
}
