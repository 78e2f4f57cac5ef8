// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Server as the manifest declares it: a command that speaks HTTP on a port of this machine until it is
/// ended.
public struct ServerDeclaration: Codable, Hashable, Sendable {
  /// One of its arguments, or of the variables that it sets, holds `{port}`.
  public var command: CommandDeclaration
  /// Path that is asked until it answers with status 200.
  public var ready: String
  /// Longest time from its start until it is ready.
  public var readyWithin: TimeSpan

  public static let standardReadyWithin = TimeSpan(seconds: 60)

  public init(
    command: CommandDeclaration, ready: String,
    readyWithin: TimeSpan = ServerDeclaration.standardReadyWithin
  ) {
    self.command = command
    self.ready = ready
    self.readyWithin = readyWithin
  }
}

/// One start of one server, ready but for its port.
public struct ServerInvocation: Sendable {
  /// `{port}` is still to be replaced.
  public var command: Invocation
  public var ready: String
  public var readyWithin: TimeSpan

  public init(command: Invocation, ready: String, readyWithin: TimeSpan) {
    self.command = command
    self.ready = ready
    self.readyWithin = readyWithin
  }

  /// A declared server in a workspace.
  public init(_ server: ServerDeclaration, in workspace: Workspace) {
    self.init(
      command: Invocation(server.command, in: workspace), ready: server.ready,
      readyWithin: server.readyWithin)
  }
}

/// What a server of this machine is asked.
public struct HTTPRequest: Codable, Hashable, Sendable {
  public enum Method: String, Codable, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  public var method: Method
  /// Path and query as they are sent: printable ASCII without blanks.
  public var target: String
  /// JSON; empty for none.
  public var body: Data

  public init(_ method: Method, _ target: String, body: Data = Data()) {
    self.method = method
    self.target = target
    self.body = body
  }
}

/// What a server answered. Redirects are answers like any other, and never followed.
public struct HTTPResponse: Codable, Hashable, Sendable {
  public var status: Int
  public var body: Data

  public init(status: Int = 200, body: Data) {
    self.status = status
    self.body = body
  }
}

/// What a server said to requests that were sent one after the other.
public struct HTTPDialogue: Sendable {
  /// One for each request that was answered, in order. Nothing was sent after one whose status is not 200.
  public var answers: [HTTPResponse]
  /// Why the request after the last answer has none; `nil` when each was answered, or one was refused.
  public var fault: String?
  /// It had ended before it was asked to, so that what answered may have been another program.
  public var endedItself: Bool
  /// How it ended, and the end of what it said.
  public var result: CommandResult

  public init(
    answers: [HTTPResponse], fault: String? = nil, endedItself: Bool = false, result: CommandResult
  ) {
    self.answers = answers
    self.fault = fault
    self.endedItself = endedItself
    self.result = result
  }
}
