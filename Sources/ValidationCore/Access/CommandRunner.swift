// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// One run of one command, ready to start.
public struct Invocation: Sendable {
  /// Program and arguments, substituted.
  public var arguments: [String]
  public var workingDirectory: URL
  /// Becomes `TMPDIR`; must exist.
  public var temporaryDirectory: URL
  public var environment: EnvironmentDeclaration
  /// After this the command gets TERM, and KILL after ``gracePeriod``.
  public var timeout: TimeSpan
  public var gracePeriod: TimeSpan
  /// Most bytes kept of each stream: half from its head, half from its tail.
  public var outputLimit: Int

  public init(
    arguments: [String], workingDirectory: URL, temporaryDirectory: URL,
    environment: EnvironmentDeclaration = EnvironmentDeclaration(),
    timeout: TimeSpan = CommandDeclaration.defaultTimeout,
    gracePeriod: TimeSpan = TimeSpan(seconds: 2), outputLimit: Int = 65_536
  ) {
    self.arguments = arguments
    self.workingDirectory = workingDirectory
    self.temporaryDirectory = temporaryDirectory
    self.environment = environment
    self.timeout = timeout
    self.gracePeriod = gracePeriod
    self.outputLimit = outputLimit
  }
}

extension Invocation {
  /// A declared command in a workspace, its placeholders but `{port}` replaced.
  public init(_ command: CommandDeclaration, in workspace: Workspace) {
    let places = ["{output}": workspace.output.path, "{workspace}": workspace.root.path]
    self.init(
      arguments: command.arguments.map { argument in
        places.reduce(argument) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
      },
      workingDirectory: workspace.root.appendingPathComponent(
        command.folder.text, isDirectory: true),
      temporaryDirectory: workspace.temporary, environment: command.environment,
      timeout: command.timeout)
  }
}

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

/// What a program that reads lines and answers each with one said.
public struct LineDialogue: Sendable {
  /// One for each line that was answered in time, in order; it ended or fell silent after the last.
  public var answers: [Data]
  /// How it ended once its input was closed.
  public var result: CommandResult

  public init(answers: [Data], result: CommandResult) {
    self.answers = answers
    self.result = result
  }
}

/// Runs declared commands: with a deadline, bounded output and their cost measured, and ends whatever
/// they leave behind, also when the calling task is cancelled.
public protocol CommandRunner: Sendable {
  /// - Throws: `CancellationError`, or ``Obstacle`` when the supervisor itself cannot be run. How the
  ///   command ended is in the result, not thrown.
  func run(_ invocation: Invocation) async throws -> CommandResult

  /// Starts a JSON-lines worker, sends it each request when it is due, whatever the answers do (open
  /// loop), and then closes its input.
  func drive(_ invocation: Invocation, schedule: RequestSchedule) async throws -> WorkerRun

  /// Starts a worker that answers each line with a line, and sends it one after the other: the next when
  /// the answer to the last has come.
  ///
  /// - Parameter patience: longest time for one answer; after it nothing more is sent.
  func ask(_ invocation: Invocation, lines: [Data], patience: TimeSpan) async throws -> LineDialogue

  /// Starts a server on a free port of 127.0.0.1, waits until it is ready, sends it the requests one after
  /// the other, and ends it with all that it started.
  ///
  /// - Parameter patience: longest time for one answer; after it nothing more is sent.
  /// - Throws: ``Obstacle`` `server.…` when it does not become ready.
  func ask(
    _ server: ServerInvocation, requests: [HTTPRequest], patience: TimeSpan
  ) async throws -> HTTPDialogue
}
