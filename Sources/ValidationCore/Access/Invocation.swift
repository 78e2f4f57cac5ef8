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
