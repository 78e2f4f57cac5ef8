// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a stream said, cut in the middle when it said too much; masked; possibly invalid UTF-8 repaired.
public struct CapturedOutput: Codable, Hashable, Sendable {
  public var head: String
  /// Empty when nothing was cut.
  public var tail: String
  /// Bytes between head and tail that were not kept.
  public var bytesCut: Int

  public init(head: String, tail: String = "", bytesCut: Int = 0) {
    self.head = head
    self.tail = tail
    self.bytesCut = bytesCut
  }

  public var text: String {
    bytesCut == 0 ? head + tail : "\(head)\n… \(bytesCut) bytes cut …\n\(tail)"
  }
}

/// How a command ended and what it cost, its whole process tree counted.
public struct CommandResult: Codable, Hashable, Sendable {
  public enum Ending: Codable, Hashable, Sendable {
    case exited(status: Int)
    case signalled(signal: Int)
    /// Ended by us at its deadline.
    case timedOut
    /// Never ran: not found, not executable, or the folder is missing.
    case notStarted(reason: String)
  }

  public struct Cost: Codable, Hashable, Sendable {
    public var wall: TimeSpan
    public var user: TimeSpan
    public var system: TimeSpan
    /// Largest memory of the process tree seen, in bytes; `nil` when the platform tells none.
    public var peakMemory: ByteCount?

    public init(wall: TimeSpan, user: TimeSpan, system: TimeSpan, peakMemory: ByteCount?) {
      self.wall = wall
      self.user = user
      self.system = system
      self.peakMemory = peakMemory
    }
  }

  public var ending: Ending
  public var standardOutput: CapturedOutput
  public var standardError: CapturedOutput
  public var cost: Cost
  /// Processes that were still alive when the command ended, and were ended with it.
  public var survivors: Int

  public init(
    ending: Ending, standardOutput: CapturedOutput, standardError: CapturedOutput, cost: Cost,
    survivors: Int = 0
  ) {
    self.ending = ending
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.cost = cost
    self.survivors = survivors
  }
}
