// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// What tells one installed program from another: the file behind its name, the Python packages that it
/// could import, and the variables that it sees. Packages of other languages, code outside the repository
/// that a `.pth` file points at, and what a program fetches are not known here.
struct ProgramIdentity: Sendable {
  /// The tool's own, of which a command sees a part.
  let environment: [String: String]

  /// - Returns: `nil` when the program or a Python it could start is not known, so that nothing is reused.
  func identity(of command: CommandDeclaration) -> [String: String]? {
    guard let name = command.arguments.first else { return nil }
    let seen = variables(of: command)
    var identity = seen.reduce(into: [:]) { result, variable in
      result["variable.\(variable.key)"] = ContentDigest.sha256(of: variable.value.utf8).hex
    }
    // A program inside the repository is one of its tracked files, which are fingerprinted as such.
    if !name.contains("/") || name.hasPrefix("/") {
      guard let program = locate(name, seen) else { return nil }
      identity["program"] = FileStamp.text(of: program.resolvingSymlinksInPath())
    }
    // Whatever the program is, it may start a Python by name.
    for python in ["python", "python3"] {
      guard let place = locate(python, seen) else { continue }
      guard let installation = PythonInstallation(at: place, home: seen["HOME"]) else { return nil }
      identity[python] = installation.identity
    }
    return identity
  }

  /// Names of programs that are not found where the command would look; those of the repository itself
  /// are not asked for.
  func missing(of commands: [CommandDeclaration]) -> [String] {
    commands.compactMap { command in
      guard let name = command.arguments.first, !name.contains("/") || name.hasPrefix("/") else {
        return nil
      }
      let place = locate(name, variables(of: command))
      return place.map { FileManager.default.isExecutableFile(atPath: $0.path) } == true
        ? nil : name
    }
  }

  private static let basic: Set = ["PATH", "HOME", "LANG", "TZ", "VIRTUAL_ENV", "CONDA_PREFIX"]

  private func variables(of command: CommandDeclaration) -> [String: String] {
    let named = Set(command.environment.pass + command.environment.secrets)
    return environment.filter { name, _ in
      Self.basic.contains(name) || named.contains(name) || name.hasPrefix("LC_")
    }.merging(command.environment.set) { _, declared in declared }
  }

  private func locate(_ name: String, _ variables: [String: String]) -> URL? {
    if name.hasPrefix("/") { return URL(fileURLWithPath: name) }
    return (variables["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: String($0), isDirectory: true).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
