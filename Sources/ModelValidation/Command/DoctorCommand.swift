// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationData
import ValidationGit
import ValidationProcesses

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at what a run needs: repository, base, large files, tools, folders.")

  @OptionGroup var repository: RepositoryOptions

  @Option(help: "Folder that reports will be written to. Default: the current one.")
  var reports: String = "."

  func run() async throws {
    let findings = await Doctor(options: repository, reports: reports, process: .current).examine()
    for finding in findings { StandardStreams.print(finding.line) }
    let bad = findings.count { $0.state == .bad }
    StandardStreams.print("")
    StandardStreams.print(
      bad == 0
        ? "result: ready (exit 0)" : "result: \(bad) of \(findings.count) need attention (exit 3)")
    throw Finished(code: bad == 0 ? .passed : .unmeasured)
  }
}
