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
    for name in names {
      do { try AtomicFile.check(process.file(name)) } catch {
        throw UsageError(
          "failed to prepare the report \(name): \(error)",
          remedy: "name a file in a folder that can be written")
      }
    }
    let places = Set(names.map { process.file($0).standardizedFileURL.path })
    if places.count < names.count {
      throw UsageError(
        "failed to tell the reports apart: two are to be written to one file",
        remedy: "give each of --junit, --json, --markdown and --html a file of its own")
    }
  }

  private var names: [String] {
    [options.junit, options.json, options.markdown, options.html].compactMap(\.self)
  }

  /// - Throws: ``UsageError`` when a report would replace a tracked file, or one of git's own.
  func refuse(trackedBy snapshot: any Snapshot, at root: URL) throws {
    let root = root.resolvingSymlinksInPath().standardizedFileURL.path + "/"
    for name in names {
      let file = process.file(name).standardizedFileURL
      let place = file.deletingLastPathComponent().resolvingSymlinksInPath()
        .appendingPathComponent(file.lastPathComponent).path
      guard place.hasPrefix(root), let path = RepositoryPath(String(place.dropFirst(root.count)))
      else {
        continue
      }
      if path.components.first == ".git" || snapshot.entry(at: path) != nil {
        throw UsageError(
          "failed to prepare the report \(name): it would replace \(path), which belongs to the repository",
          remedy: "name a file that git does not track")
      }
    }
  }

  /// What is found in the reports' places when the run could not begin: not an earlier, greener report.
  func write(refusal error: any Error) {
    guard let report = RefusalReport.report(of: error) else { return }
    // Best effort beside the error itself, which is told on standard error.
    for (name, data) in (try? files(of: report)) ?? [] where looksReplaceable(name) {
      try? AtomicFile.write(data, to: process.file(name))
    }
    if options.github {
      for failure in GitHubFiles(environment: process.environment).write(report) {
        StandardStreams.printError("error: \(VisibleText.line(failure))")
      }
    }
  }

  func write(_ report: Report, keeping last: LastReport?) throws {
    let json = try JSONReport.data(report)
    let kept = last?.keep(report, encoded: json) ?? false
    StandardStreams.write(
      guarded(
        TerminalReport.text(
          report, palette: palette(onTerminal: StandardStreams.outputIsTerminal))),
      to: .standardOutput)
    var failures: [String] = []
    for (name, data) in try files(of: report) {
      do { try AtomicFile.write(data, to: process.file(name)) } catch {
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

  private func files(of report: Report) throws -> [(name: String, data: Data)] {
    var files: [(name: String, data: Data)] = []
    if let name = options.junit { files.append((name, try JUnitReport.data(report))) }
    if let name = options.json { files.append((name, try JSONReport.data(report))) }
    if let name = options.markdown {
      files.append((name, Data(MarkdownSummary.text(report).utf8)))
    }
    if let name = options.html { files.append((name, Data(HTMLReport.text(report).utf8))) }
    return files
  }

  /// Nothing is known of what git tracks here: only what is no file yet, or a report of ours, is replaced.
  private func looksReplaceable(_ name: String) -> Bool {
    guard let handle = try? FileHandle(forReadingFrom: process.file(name)),
      let start = try? handle.read(upToCount: 4_096)
    else { return !FileManager.default.fileExists(atPath: process.file(name).path) }
    let text = String(decoding: start, as: UTF8.self)
    return text.hasPrefix("## Model validation: ")
      || text.hasPrefix("<?xml") && text.contains("<testsuites name=\"validate-model\"")
      || text.hasPrefix("<!DOCTYPE html>")
        && text.contains("<meta name=\"generator\" content=\"validate-model\">")
      || text.hasPrefix("{") && text.contains("\"exitCode\" :")
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
