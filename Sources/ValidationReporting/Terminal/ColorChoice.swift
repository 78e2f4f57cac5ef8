// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Whether a stream gets colours: the option, then the variables that users set, then the stream.
package enum ColorChoice: String, CaseIterable, Sendable {
  case always, never, auto

  /// For standard output and error only; report files never have colours.
  package func isColored(environment: [String: String], isTerminal: Bool) -> Bool {
    let isSet = { (name: String) in !(environment[name] ?? "").isEmpty }
    let isForced = { (name: String) in isSet(name) && environment[name] != "0" }
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if isSet("NO_COLOR") { return false }
      if isForced("CLICOLOR_FORCE") || isForced("FORCE_COLOR") { return true }
      if environment["TERM"] == "dumb" { return false }
      // Its log viewer shows colours, though the stream is a pipe.
      return isTerminal || environment["GITHUB_ACTIONS"] == "true"
    }
  }
}
