// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Foundation
import ValidationChecks

/// The command line, for `validate-model` itself and for a model repository's own executable.
public struct ValidateModelCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "validate-model",
    abstract: "The merge gate for ML model repositories.",
    discussion: "Exit codes: 0 all passed, 1 a check failed, 2 usage or manifest, "
      + "3 something could not be judged, 4 nothing selected, 130 interrupted.",
    version: ToolVersion.current,
    subcommands: [
      RunCommand.self, PlanCommand.self, ListCommand.self, ExplainCommand.self, InitCommand.self,
      DoctorCommand.self, SchemaCommand.self, JudgeCommand.self, ScanCommand.self,
      InspectCommand.self, VerifySignatureCommand.self, InferCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  public init() {}

  /// Runs the command line with the built-in check types and these, and ends the process.
  public static func main(checks: [any Check]) async -> Never {
    StandardStreams.openMissing()
    let code = await CheckTypes.$added.withValue(checks) { await outcome() }
    StandardStreams.endProcess(code)
  }

  private static func outcome() async -> RunStatus {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      return .passed
    } catch let finished as Finished {
      return finished.code
    } catch {
      return report(error)
    }
  }

  /// The one place where an error becomes text and a code.
  private static func report(_ error: any Error) -> RunStatus {
    let isHelp = exitCode(for: error) == .success
    if isHelp {
      StandardStreams.print(fullMessage(for: error))
      return .passed
    }
    if error is ManifestProblems || error is UsageError || error is Obstacle {
      StandardStreams.printError(ErrorText.text(of: error, ProcessDescription.current.environment))
      return error is Obstacle ? .unmeasured : .usage
    }
    StandardStreams.printError(fullMessage(for: error))
    return exitCode(for: error) == .validationFailure ? .usage : .unmeasured
  }
}

/// Thrown by a command that has said everything and wants a certain exit code.
struct Finished: Error {
  var code: RunStatus
}

/// Check types of this process: the built-in ones, and those of the executable that it is.
enum CheckTypes {
  @TaskLocal static var added: [any Check] = []

  static var all: [any Check] { BuiltInChecks.all + added }

  /// - Throws: ``UsageError`` when two check types share a name, since one would hide the other.
  static func checked() throws -> [any Check] {
    var names: Set<String> = []
    for check in all where !names.insert(check.type).inserted {
      throw UsageError(
        "failed to tell two check types apart: both are called '\(check.type)'",
        remedy: "give the one in your executable another name, such as own.\(check.type)")
    }
    return all
  }
}
