// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationReporting

/// Where the reports of a run go. Tried before the run, so that hours of measuring do not end at a folder
/// that cannot be written.
struct ReportOutputs: Sendable {
  private let options: ReportOptions
  private let process: ProcessDescription

  /// - Throws: ``UsageError`` when a report could not be written later.
  init(_ options: ReportOptions, _ process: ProcessDescription) throws {
    self.options = options
    self.process = process
    for name in [options.junit, options.json, options.markdown].compactMap({ $0 }) {
      do { try AtomicFile.check(process.file(name)) } catch {
        throw UsageError(
          "failed to prepare the report \(name): \(error)",
          remedy: "name a file in a folder that can be written")
      }
    }
  }

  func write(_ report: Report, keeping last: LastReport?) throws {
    let json = try JSONReport.data(report)
    let kept = last?.keep(json) ?? false
    StandardStreams.write(
      guarded(
        TerminalReport.text(report, palette: palette(onTerminal: StandardStreams.outputIsTerminal))),
      to: .standardOutput)
    var failures: [String] = []
    let files: [(String?, () throws -> Data)] = [
      (options.junit, { try JUnitReport.data(report) }), (options.json, { json }),
      (options.markdown, { Data(MarkdownSummary.text(report).utf8) }),
    ]
    for case (let name?, let data) in files {
      do { try AtomicFile.write(try data(), to: process.file(name)) } catch {
        failures.append("failed to write the report \(name): \(error)")
      }
    }
    if options.github { failures += GitHubFiles(environment: process.environment).write(report) }
    guard !failures.isEmpty else { return }
    for failure in failures { StandardStreams.printError("error: \(VisibleText.line(failure))") }
    if kept, let last {
      StandardStreams.printError("the measurements are kept in \(last.file.path)")
    }
    throw Finished(code: report.exitCode == .passed ? .unmeasured : report.exitCode)
  }

  /// Live progress on standard error, to be told of events and stopped at the end.
  func progress() -> ProgressReporter {
    ProgressReporter(
      style: StandardStreams.errorIsTerminal ? .movingLine(width: StandardStreams.width) : .lines,
      palette: palette(onTerminal: StandardStreams.errorIsTerminal),
      sink: { StandardStreams.write(guarded($0), to: .standardError) })
  }

  private func palette(onTerminal isTerminal: Bool) -> Palette {
    let isColored = options.color.isColored(
      environment: process.environment, isTerminal: isTerminal)
    return isColored ? .ansi : .plain
  }

  /// Text of the repository could hold workflow commands; on GitHub they are switched off around it.
  private func guarded(_ text: String) -> String {
    guard process.environment["GITHUB_ACTIONS"] == "true" else { return text }
    return WorkflowCommands.guarded(text, token: UUID().uuidString)
  }
}
