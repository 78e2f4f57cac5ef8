// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Where inputs are tried, one after the other, in one workspace.
struct RobustnessBench: Sendable {
  private let scope: FeaturesRobustness.Scope
  private let access: Access
  private let workspace: Workspace
  private let layout: InputLayout
  private var count = 0
  private var timeout = TimeSpan(seconds: 3600)
  /// Columns of the output that must hold values.
  private(set) var outputs: [String] = []

  /// Tables that the engine is given at once.
  private static let mostTables = 16
  private static let leastTimeout = TimeSpan(seconds: 30)

  init(
    scope: FeaturesRobustness.Scope, access: Access, workspace: Workspace, layout: InputLayout
  ) {
    self.scope = scope
    self.access = access
    self.workspace = workspace
    self.layout = layout
  }

  func end(of run: RobustnessRun) -> RobustnessEnd {
    RobustnessEnd(of: run, scope.rules, outputs: outputs)
  }

  func fails(_ run: RobustnessRun) -> Bool {
    if case .failed = end(of: run) { true } else { false }
  }

  /// Learns from the sample what good output is, and how long it takes.
  ///
  /// - Throws: ``Obstacle`` when even the sample does not come to a good end.
  mutating func acceptSample(_ sample: TextTable) async throws {
    let input = BadInput(kind: .kept, what: "the sample as it is", content: .table(sample))
    let (made, result) = try await make(input, at: try await places(for: [input])[0])
    var run = made.run
    if let obstacle = run.output?.obstacle { throw obstacle }
    if let table = made.table {
      run.output = try await outputs(of: [table], all: true).first
      if let obstacle = run.output?.obstacle { throw obstacle }
    }
    let columns = run.output?.value?.columns ?? []
    outputs = scope.rules.outputs ?? columns.filter(\.isWhole).map(\.name)
    guard end(of: run) == .valid else { throw Obstacle.sampleNotTaken(run, end(of: run)) }
    guard !outputs.isEmpty else { throw Obstacle.noWholeColumn }
    let longest = TimeSpan(seconds: result.cost.wall.seconds * 20)
    timeout = max(Self.leastTimeout, longest)
  }

  /// One run for each input, in order.
  mutating func runs(of inputs: [BadInput]) async throws -> [RobustnessRun] {
    var runs: [RobustnessRun] = []
    var rest = inputs[...]
    while !rest.isEmpty {
      var made: [Made] = []
      let next = Array(rest.prefix(Self.mostTables))
      for (input, place) in zip(next, try await places(for: next)) {
        made.append(try await make(input, at: place).made)
      }
      rest = rest.dropFirst(Self.mostTables)
      let written = made.indices.filter { made[$0].table != nil }
      let facts = try await outputs(of: written.compactMap { made[$0].table }, all: false)
      for (place, fact) in zip(written, facts) { made[place].run.output = fact }
      runs += made.map(\.run)
    }
    return runs
  }

  private struct Made: Sendable {
    var run: RobustnessRun
    var table: TableFile?
  }

  /// Writes each input as a file of its own, by names under which no earlier run could have put a link.
  private mutating func places(for inputs: [BadInput]) async throws -> [URL] {
    var places: [URL] = []
    for _ in inputs {
      count += 1
      let folder = workspace.temporary.appendingPathComponent(
        "input-\(count)-\(UUID().uuidString)", isDirectory: true)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      places.append(folder.appendingPathComponent(scope.input.name))
    }
    try await layout.write(Array(zip(inputs, places)).map { (input: $0, place: $1) })
    return places
  }

  /// The file that the input is written as.
  mutating func data(of input: BadInput) async throws -> Data {
    try Data(contentsOf: try await places(for: [input])[0])
  }

  private func make(
    _ input: BadInput, at file: URL
  ) async throws -> (made: Made, result: CommandResult) {
    try Task.checkCancellation()
    let folder = workspace.output.appendingPathComponent(
      "run-\(count)-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = OutputFolder(at: folder)
    let result = try await scope.pipeline.run(
      in: workspace, input: file, output: folder, timeout: timeout, access)
    // A megabyte each would add up.
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    var made = Made(run: RobustnessRun(of: input, result))
    guard case .exited(status: 0) = result.ending else { return (made, result) }
    do { made.table = try scope.pipeline.table(in: output) } catch let obstacle as Obstacle {
      let isEmpty = obstacle.rule == "command.output-empty" && scope.pipeline.format == .jsonLines
      made.run.output =
        isEmpty && input.rows == 0
        ? .known(RobustnessOutput(rows: 0, columns: outputs.map { .init(name: $0) }))
        : .unknown(obstacle)
    }
    return (made, result)
  }

  private func outputs(of tables: [TableFile], all: Bool) async throws -> [Fact<RobustnessOutput>] {
    try await RobustnessReader(
      columns: all ? nil : outputs, errors: scope.rules.errors, engine: access.engine
    ).outputs(of: tables)
  }
}

extension RobustnessRun {
  fileprivate init(of input: BadInput, _ result: CommandResult) {
    let errors = result.standardError
    self.init(
      kind: input.kind, column: input.column, what: input.what, rows: input.rows,
      ending: result.ending, said: result.endingText + result.complaint,
      hasTraceback: (errors.head + errors.tail).contains("Traceback (most recent call last)"))
  }
}

extension Obstacle {
  fileprivate static func sampleNotTaken(_ run: RobustnessRun, _ end: RobustnessEnd) -> Obstacle {
    let how =
      switch end {
      case .failed(let failure): failure.words(run)
      default: "the command \(run.said)"
      }
    return Obstacle(
      rule: "robustness.sample-not-taken",
      message: "the sample itself comes to no good end, so that bad input proves nothing: \(how)",
      remedy: "give an `input` that the command takes, correct `outputs`, or say `rows: any`")
  }

  fileprivate static let noWholeColumn = Obstacle(
    rule: "robustness.no-whole-column",
    message: "no column of the output holds values for every row of the sample",
    remedy: "name the columns that must in `outputs`, or give a sample without gaps")
}
