// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Subprocess
import ValidationCore

/// One command under its supervisor, from the start to the end of the last of its descendants.
///
/// swift-subprocess passes on three descriptors and closes all others, which is one too few for a
/// command with an input and a control socket. So the socket is the supervisor's standard input,
/// and the command's own input, where it has one, travels through the socket.
final class SupervisedProcess: Sendable {
  /// How the command's streams are connected.
  struct Connection: Sendable {
    /// Whether it gets an input to be written to; else its input is empty.
    var input: Bool
    /// Whether standard error is written to standard output, in order.
    var combinesErrors: Bool
  }

  let control: ControlSocket
  /// Write end of the command's input, not blocking.
  let input: Descriptor?
  let output: Descriptor
  let error: Descriptor?
  private let supervisor: Task<Void, any Error>

  init(
    _ invocation: Invocation, environment: DeclaredEnvironment, supervisor: URL,
    connection: Connection, margin: TimeSpan
  ) throws {
    let (ours, theirs) = try makeSocketPair()
    let watch = SupervisorWatch(invocation, margin: margin)
    control = ControlSocket(descriptor: ours, watch: watch)
    input = try connection.input ? Self.connectInput(control) : nil
    let outputPipe = try makePipe()
    output = outputPipe.reading
    let errorPipe = try connection.combinesErrors ? nil : makePipe()
    error = errorPipe?.reading
    let spawn = Spawn(
      supervisor: supervisor.path, arguments: Self.arguments(invocation, connection),
      environment: environment.entries, control: theirs, output: outputPipe.writing,
      error: try errorPipe?.writing ?? duplicate(outputPipe.writing), watch: watch)
    self.supervisor = Task { [control] in
      do { try await spawn.run() } catch {
        control.hangUp()
        throw error
      }
    }
  }

  /// Waits until the supervisor itself has ended and was reaped.
  func waitForSupervisor() async throws { try await supervisor.value }

  private static func connectInput(_ control: ControlSocket) throws -> Descriptor {
    let pipe = try makePipe()
    try control.pass(pipe.reading)
    makeNonBlocking(pipe.writing)
    return pipe.writing
  }

  private static func arguments(_ invocation: Invocation, _ connection: Connection) -> [String] {
    ["--timeout", "\(max(1, invocation.timeout.nanoseconds))"]
      + ["--grace", "\(max(0, invocation.gracePeriod.nanoseconds))"]
      + ["--folder", invocation.workingDirectory.path]
      + (connection.input ? ["--input"] : []) + ["--"] + invocation.arguments
  }
}

/// The one place where swift-subprocess is used.
private struct Spawn: Sendable {
  let supervisor: String
  let arguments: [String]
  let environment: [String]
  let control, output, error: Descriptor
  let watch: SupervisorWatch

  /// Returns when the supervisor has ended and its watch was released. The descriptors are closed as
  /// soon as it has started.
  func run() async throws {
    do {
      _ = try await Subprocess.run(
        .path(.init(supervisor)), arguments: .init(arguments),
        environment: .custom(environment.map { Array($0.utf8) + [0] }),
        input: .fileDescriptor(.init(rawValue: control.take()), closeAfterSpawningProcess: true),
        output: .fileDescriptor(.init(rawValue: output.take()), closeAfterSpawningProcess: true),
        error: .fileDescriptor(.init(rawValue: error.take()), closeAfterSpawningProcess: true)
      ) { supervisor in
        await watch.attend { try? supervisor.send(signal: .init(rawValue: $0)) }
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw SupervisorLocation.missing(at: supervisor)
    } catch let error as SubprocessError {
      throw Obstacle(
        rule: "process.supervisor-failed", message: "could not start \(supervisor): \(error)",
        remedy: "free memory and processes, or shorten the command's arguments")
    }
  }
}
