// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Tells a person why a command did not start, and what to do about it.
struct StartFailure {
  let program: String
  let folder: String
  let searchPath: String

  func reason(for failure: SupervisorReport.Failure) -> String {
    switch (failure.stage, failure.errno) {
    case (.folder, ENOENT): "the working folder `\(folder)` does not exist"
    case (.folder, ENOTDIR): "the working folder `\(folder)` is a file"
    case (.folder, let code): "the working folder `\(folder)` cannot be entered: \(text(code))"
    case (.interpreter, _):
      "the interpreter named in the first line of `\(program)` does not exist; install it"
    case (.program, ENOENT), (.program, ENOTDIR): missing
    case (.program, EACCES):
      "`\(program)` is not executable; give it the right with `chmod +x`"
    case (.program, ENOEXEC):
      "`\(program)` is no program; a script begins with a line such as `#!/bin/sh`"
    case (.program, E2BIG):
      "the arguments and environment of `\(program)` are too long; put them in a file"
    case (.program, let code): "`\(program)` cannot be run: \(text(code))"
    case (.process, let code): "no process could be made for `\(program)`: \(text(code))"
    }
  }

  private var missing: String {
    program.contains("/")
      ? "there is no `\(program)`, seen from `\(folder)`"
      : "no `\(program)` on PATH (\(searchPath)); install it, or name its path"
  }

  private func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
