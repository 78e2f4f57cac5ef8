// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Variables that one command sees, made of the tool's own and what the manifest declares.
struct DeclaredEnvironment: Sendable {
  let variables: [String: String]
  /// Value of a variable by which the command's processes are found when their supervisor is lost.
  let mark = StrayProcesses.makeMark()
  /// Values to be masked wherever the command's words are shown.
  let secretValues: [String]

  private static let alwaysPassed: Set<String> = [
    "PATH", "HOME", "LANG", "TZ", "VIRTUAL_ENV", "CONDA_PREFIX",
  ]
  static let defaultSearchPath = "/usr/local/bin:/usr/bin:/bin"

  init(
    _ declaration: EnvironmentDeclaration, from tool: [String: String], temporaryFolder: String
  ) {
    let named = Set(declaration.pass + declaration.secrets)
    var variables = tool.filter { name, _ in
      Self.alwaysPassed.contains(name) || name.hasPrefix("LC_") || named.contains(name)
    }
    variables.merge(declaration.set) { _, declared in declared }
    variables["TMPDIR"] = temporaryFolder
    variables[StrayProcesses.variable] = mark
    if variables["PATH"] == nil { variables["PATH"] = Self.defaultSearchPath }
    self.variables = variables
    secretValues = Self.values(of: declaration.secrets, in: variables)
  }

  /// Also without the line break that a file's content often ends with.
  private static func values(of names: [String], in variables: [String: String]) -> [String] {
    names.compactMap { variables[$0] }.flatMap { value in
      [value, String(value.reversed().drop { $0.isNewline }.reversed())]
    }
  }

  var searchPath: String { variables["PATH"] ?? "" }

  /// `NAME=value`, sorted by name.
  var entries: [String] {
    variables.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.key)=\($0.value)" }
  }

  /// What no process can be given: a NUL would silently cut the text at that place.
  var defect: String? {
    let bad = variables.keys.sorted().first { name in
      name.isEmpty || name.contains("=") || hasNUL(name) || hasNUL(variables[name] ?? "")
    }
    return bad.map { "the environment variable `\($0)` holds a NUL or has an impossible name" }
  }
}

func hasNUL(_ text: String) -> Bool { text.utf8.contains(0) }
