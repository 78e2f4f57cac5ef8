// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationReporting

struct JudgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Judge the measurements of a JSON report again, under the manifest as it is now.",
    discussion: "Nothing is measured. A check whose scope changed since is `unmeasured`.")

  @Argument(help: "JSON report of an earlier run.")
  var report: String

  @Option(help: "Manifest file with the limits to judge by; repeatable.")
  var manifest: [String] = []

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var reports: ReportOptions

  func run() async throws {
    let process = ProcessDescription.current
    let outputs = try ReportOutputs(reports, process)
    let old = try parse(try read(report, process))
    let names = manifest.isEmpty ? old.suites.map(\.manifest.text) : manifest
    let manifests = try names.map { try decode($0, old, process) }
    let judged = Rejudging(strict: judging.strict, allowEmpty: judging.allowEmpty)
      .report(old, under: manifests)
    try outputs.write(judged, keeping: nil)
    throw Finished(code: judged.exitCode)
  }

  private func parse(_ data: Data) throws -> Report {
    do { return try JSONReport.read(data) } catch {
      throw UsageError(
        "failed to \(error)", remedy: "name a JSON report that `validate-model run --json` wrote")
    }
  }

  /// Its paths start where they did in the run that the report is of, wherever the file lies now.
  private func decode(_ name: String, _ old: Report, _ process: ProcessDescription) throws
    -> Manifest
  {
    let language = ManifestLanguage(types: try CheckTypes.checked())
    let bytes = try read(name, process)
    let place =
      RepositoryPath(name) ?? RepositoryPath(process.file(name).lastPathComponent) ?? .root
    let manifest = try language.decode(bytes, file: place)
    guard let suite = old.suites.first(where: { $0.model == manifest.model }),
      suite.manifest.folder != place.folder
    else { return manifest }
    return try language.decode(bytes, file: suite.manifest)
  }

  private func read(_ name: String, _ process: ProcessDescription) throws -> Data {
    let file = process.file(name)
    do { return try Data(contentsOf: file) } catch {
      throw UsageError(
        "failed to read \(name): \(error.localizedDescription)",
        remedy: "name a file that exists, relative to where you are")
    }
  }
}
