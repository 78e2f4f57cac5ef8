// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ValidationArtifacts
import ValidationReporting

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what a model file is and holds, without loading it.",
    discussion: """
      Tensors with types and shapes, inputs and outputs of graphs, imports that a pickle would make, metadata. \
      Exit codes: 0 it could be read, 3 it, or a part of it, could not. What is wrong with it: validate-model \
      scan.
      """)

  @Argument(help: "Model file.")
  var file: String

  @Option(help: "text or json.")
  var format: Format = .text

  @Flag(help: "List every tensor, member and import, not the first ones.")
  var all = false

  @Flag(
    help: """
      List the operators of a pickle instead; of a member of a zip with `archive.zip!archive/data.pkl` as the file.
      """)
  var opcodes = false

  @Option(help: "Colour on the terminal: always, never or auto.")
  var color: ColorChoice = .auto

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() async throws {
    ProcessMemory.returnsLargeBlocks()
    let process = ProcessDescription.current
    if opcodes { return try await listOperators(process) }
    let targets = ScanTargets.of([file], in: process.workingDirectory)
    guard targets.count == 1, let target = targets.first, target.path == file else {
      throw UsageError(
        "failed to inspect \(file): it is not one file",
        remedy: "name a file; validate-model scan takes folders")
    }
    guard let result = await Self.result(of: target) else { throw Finished(code: .unmeasured) }
    switch format {
    case .text: StandardStreams.print(text(of: result, process))
    case .json: StandardStreams.print(String(decoding: try json(of: result), as: UTF8.self))
    }
    let isJudged = !result.inspection.findings.contains(where: \.isUnjudged)
    throw Finished(code: isJudged ? .passed : .unmeasured)
  }

  private static func result(of target: ScanTarget) async -> ScanResult? {
    var options = ScanOptions()
    options.examinesWeights = false
    return await ScanRun(options: options).results(of: [target]) { _ in }.first
  }

  private func listOperators(_ process: ProcessDescription) async throws {
    let listing: PickleDisassembly
    do {
      listing = try PickleDisassembly.of(
        path: process.file(file).path(percentEncoded: false), limit: all ? 1_000_000 : 10_000)
    } catch {
      throw Obstacle(
        rule: "inspect.unreadable", message: "failed to \(error)",
        remedy: "name a pickle, or a member of a zip as archive.zip!member")
    }
    if listing.stop != nil { try await refuseOtherKind(process) }
    switch format {
    case .text: StandardStreams.print(OperatorText.text(of: listing))
    case .json:
      StandardStreams.print(
        String(decoding: try ReportCoding.encoder(pretty: true).encode(listing), as: UTF8.self))
    }
    throw Finished(code: listing.stop == nil && !listing.isCut ? .passed : .unmeasured)
  }

  /// The bytes of an archive or a graph are no operators, though the first of them may look so.
  private func refuseOtherKind(_ process: ProcessDescription) async throws {
    let targets = ScanTargets.of([file], in: process.workingDirectory)
    guard targets.count == 1, let target = targets.first, target.path == file,
      let contents = await Self.result(of: target)?.inspection.contents,
      ![.pickle, .joblib, .torchLegacy, .unknown].contains(contents.kind)
    else { return }
    let member = contents.members.first { $0.kind == .pickle && $0.path.count == 1 }?.path.first
    throw Obstacle(
      rule: "inspect.no-pickle",
      message: "failed to list the operators of \(file): it is \(contents.kind.rawValue)",
      remedy: member.map { "name a pickle in it, such as '\(file)!\($0)'" }
        ?? "name a pickle, or a member of a zip as archive.zip!member")
  }

  private func text(of result: ScanResult, _ process: ProcessDescription) -> String {
    let isColored = color.isColored(
      environment: process.environment, isTerminal: StandardStreams.outputIsTerminal)
    return InspectionText(palette: isColored ? .ansi : .plain, mostLines: all ? .max : 40)
      .text(of: result)
  }

  private func json(of result: ScanResult) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(Document(path: result.path, contents: result.inspection.contents))
  }

  private struct Document: Encodable {
    let version = 1
    let path: String
    let contents: ArtifactContents
  }
}
