// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

/// The files and the output that GitHub Actions reads from a step.
struct GitHubFiles: Sendable {
  let environment: [String: String]

  /// - Returns: what could not be written.
  func write(_ report: Report) -> [String] {
    StandardStreams.print(WorkflowCommands.annotations(report))
    let files = [
      ("GITHUB_STEP_SUMMARY", MarkdownSummary.text(report)),
      ("GITHUB_OUTPUT", WorkflowCommands.outputs(report, token: UUID().uuidString)),
    ]
    return files.compactMap { variable, text in append(text, to: variable) }
  }

  private func append(_ text: String, to variable: String) -> String? {
    guard let path = environment[variable], !path.isEmpty else {
      return "\(variable) is not set: --github works inside a step of GitHub Actions"
    }
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data((text + "\n").utf8))
      return nil
    } catch { return "failed to append to \(variable) at \(path): \(error.localizedDescription)" }
  }
}
