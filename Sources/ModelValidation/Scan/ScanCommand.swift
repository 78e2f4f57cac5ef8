// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationArtifacts
import ValidationReporting

struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Scan model files for code execution and broken structure, without loading them.",
    discussion: """
      Needs no manifest and no repository. Folders are scanned with all below but .git; patterns in quotes \
      may use *, ? and **. Exit codes: 0 nothing found, 1 findings, 3 something could not be judged.
      """)

  @Argument(help: "Files, folders or quoted patterns.")
  var paths: [String]

  @Option(help: "text, json or sarif (2.1.0).")
  var format: Format = .text

  @Option(help: ArgumentHelp("Write to this file and not to standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "An import you have reviewed, MODULE:NAME; repeatable.", valueName: "module:name"))
  var allow: [String] = []

  @Flag(help: "Do not search tensor values for NaN and infinities; reads far fewer bytes.")
  var noWeights = false

  @Flag(help: "Add the SHA-256 of each file, made in the same reading.")
  var digest = false

  @Option(help: "Colour on the terminal: always, never or auto.")
  var color: ColorChoice = .auto

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  func run() async throws {
    ProcessMemory.returnsLargeBlocks()
    let process = ProcessDescription.current
    let targets = ScanTargets.of(paths, in: process.workingDirectory)
    let progress = ScanProgress(total: targets.count)
    let run = ScanRun(options: try options(), makesDigests: digest)
    let results = await run.results(of: targets) { progress.finished($0) }
    progress.end()
    try write(try text(of: results, targets, process), process)
    throw Finished(code: results.status)
  }

  private func options() throws -> ScanOptions {
    var options = ScanOptions()
    options.examinesWeights = !noWeights
    options.keepsStatistics = false
    for pair in allow {
      let parts = pair.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError(
          "failed to read --allow '\(pair)': it names no module and name",
          remedy: "write the pair as a finding shows it, such as --allow mymodel.layers:Attention")
      }
      options.allowedImports.insert(.init(module: parts[0], name: parts[1]))
    }
    return options
  }

  private func text(
    of results: [ScanResult], _ targets: [ScanTarget], _ process: ProcessDescription
  ) throws -> String {
    switch format {
    case .json:
      let isList = results.count != 1 || targets.first?.path != paths.first || paths.count != 1
      return String(decoding: try ScanDocument.data(results, isList: isList), as: UTF8.self)
    case .sarif: return String(decoding: try ScanSARIF.data(results), as: UTF8.self)
    case .text:
      let isColored =
        output == nil
        && color.isColored(
          environment: process.environment, isTerminal: StandardStreams.outputIsTerminal)
      return ScanText(palette: isColored ? .ansi : .plain).text(results)
    }
  }

  private func write(_ text: String, _ process: ProcessDescription) throws {
    guard let output else { return StandardStreams.print(text) }
    do { try AtomicFile.write(Data((text + "\n").utf8), to: process.file(output)) } catch {
      throw UsageError("failed to \(error)", remedy: "name a file that can be written")
    }
  }
}
