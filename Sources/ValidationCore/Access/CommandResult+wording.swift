// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension CommandResult {
  /// What became of it, to follow "the command": `exited with status 1 after 3.2 s`.
  package var endingText: String {
    switch ending {
    case .exited(let status): "exited with status \(status) after \(cost.wall)"
    case .signalled(let signal):
      "was ended by signal \(signal)\(Self.signalNames[signal].map { " (\($0))" } ?? "") after \(cost.wall)"
    case .timedOut: "was ended at its deadline after \(cost.wall)"
    case .notStarted(let reason): "could not be started: \(OneLine.of(reason))"
    }
  }

  /// The end of what it complained about, on one line after `; it said: `; empty when it was silent.
  package var complaint: String {
    let errors = standardError.tail.isEmpty ? standardError.head : standardError.tail
    let said = OneLine.tail(of: errors)
    return said.isEmpty ? "" : "; it said: \(said)"
  }

  private static let signalNames = [
    2: "SIGINT", 4: "SIGILL", 6: "SIGABRT", 8: "SIGFPE", 9: "SIGKILL, perhaps out of memory",
    11: "SIGSEGV", 13: "SIGPIPE", 15: "SIGTERM",
  ]
}

extension CommandDeclaration {
  /// As it is written, for messages.
  package var text: String { OneLine.of(arguments.joined(separator: " "), most: 120) }
}

extension Obstacle {
  /// A command that had to end well, and did not.
  ///
  /// - Parameter name: what it is to the reader, to begin the sentence with.
  package static func commandFailed(
    _ result: CommandResult, _ command: CommandDeclaration, family: String,
    name: String = "the command"
  ) -> Obstacle {
    var remedy = "run it by hand in a clean checkout of this commit: \(command.text)"
    if case .timedOut = result.ending {
      remedy = "make it faster, or raise its `timeout` (now \(command.timeout))"
    }
    return Obstacle(
      rule: "\(family).command-failed",
      message: "\(name) \(result.endingText)\(result.complaint)", remedy: remedy)
  }
}
