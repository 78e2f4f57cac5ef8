// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ValidationData
import ValidationReporting

/// Options of all commands that look at a repository.
struct RepositoryOptions: ParsableArguments {
  @Option(help: "Manifest to use; repeatable. Default: the nearest validate-model.yaml above.")
  var manifest: [String] = []

  @Option(help: "Revision to compare with. Default: found as `validate-model doctor` explains.")
  var base: String?

  @Option(help: "What is judged: head, worktree, or auto (worktree when tracked files differ).")
  var candidate: CandidateArgument = .auto

  @Option(help: "Folder for measurements kept between runs.")
  var cache: String?

  @Option(
    help: "DuckDB's executable. Default: VALIDATE_MODEL_DUCKDB, PATH, the active environment.")
  var duckdb: String?

  @Option(
    help: "Memory of the data engine, beyond which it writes to disk; 2GB by default.",
    transform: ByteCount.argument)
  var engineMemory: ByteCount = DuckDBLimits.standardMemory

  @Option(
    help: "Time that one question to the data engine may take, such as 3s or 20m; 10m by default.",
    transform: TimeSpan.argument)
  var engineTime: TimeSpan = DuckDBLimits.standardTime
}

extension ByteCount {
  /// A size as manifests write it.
  static func argument(_ text: String) throws -> ByteCount {
    guard let size = Syntax<ByteCount>.byteCount.argument(text), size.bytes > 0 else {
      throw ValidationError("'\(text)' is no size such as 600MB or 2GiB")
    }
    return size
  }
}

extension TimeSpan {
  /// A duration as manifests write it.
  static func argument(_ text: String) throws -> TimeSpan {
    guard let span = Syntax<TimeSpan>.duration.argument(text) else {
      throw ValidationError("'\(text)' is no duration such as 30s, 20m or 2h")
    }
    return span
  }
}

extension Syntax {
  /// `nil` when the text means nothing, as in a manifest.
  fileprivate func argument(_ text: String) -> Value? {
    let node = ManifestNode(.scalar(text, plain: true), mark: SourceMark(line: 1, column: 1))
    var decoding = ManifestDecoding()
    return read(node, &decoding)
  }
}

enum CandidateArgument: String, ExpressibleByArgument, CaseIterable {
  case auto, head, worktree
}

/// Which checks are looked at.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only these: pattern of ids, or a family or type; repeatable.")
  var filter: [String] = []

  @Option(help: "Not these: pattern of ids, or a family or type; repeatable.")
  var skip: [String] = []

  @Flag(help: "Only the checks that did not pass in the latest run here.")
  var rerunFailed = false

  @Flag(help: "Measure again even what nothing has changed for.")
  var noReuse = false
}

/// What counts, and how it is shown.
struct JudgingOptions: ParsableArguments {
  @Flag(help: "Let `warn` block like any failure.")
  var strict = false

  @Flag(help: "Exit with 0 when no check is selected.")
  var allowEmpty = false
}

/// Reports that are written beside the text on the terminal.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write JUnit XML to this file.", valueName: "file"))
  var junit: String?

  @Option(help: ArgumentHelp("Write the JSON report to this file.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Write a Markdown summary to this file.", valueName: "file"))
  var markdown: String?

  @Option(help: ArgumentHelp("Write the report as one HTML page to this file.", valueName: "file"))
  var html: String?

  @Flag(help: "Annotate, summarise and set outputs for GitHub Actions.")
  var github = false

  @Option(help: "Colour on the terminal: always, never or auto.")
  var color: ColorChoice = .auto
}

extension ColorChoice: ExpressibleByArgument {}
