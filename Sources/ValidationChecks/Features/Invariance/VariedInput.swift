// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// The input of a pipeline, and how each variation of it is laid out for a run.
struct VariedInput: Sendable {
  private enum Content: Sendable {
    case text(TextTable)
    case parquet
  }

  private let scope: FeaturesInvariance.Scope
  private let file: SnapshotFile
  private let content: Content

  init(_ scope: FeaturesInvariance.Scope, _ access: Access) async throws {
    self.scope = scope
    file = try await access.candidate.file(at: scope.input)
    switch scope.inputFormat {
    case .csv: content = .text(try TextTable(file, .csv))
    case .jsonLines: content = .text(try TextTable(file, .jsonLines))
    default: content = .parquet
    }
    guard case .text(let table) = content else { return }
    guard table.rows.count >= 2 else {
      throw Obstacle.inputTooSmall(scope.input, "row", table.rows.count)
    }
    if scope.variations.contains(.columns), table.columns.count < 2 {
      throw Obstacle.inputTooSmall(scope.input, "column", table.columns.count)
    }
  }

  /// Writes it below the workspace's temporary folder.
  ///
  /// - Returns: one file or folder for each run.
  func place(
    _ variation: FeaturesInvariance.Variation, in workspace: Workspace, _ access: Access
  ) async throws -> [URL] {
    let folder = workspace.temporary.appendingPathComponent("varied-input", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if [.rerun, .threads].contains(variation) {
      let copy = folder.appendingPathComponent(scope.input.name)
      try FileManager.default.copyItem(at: file.url.resolvingSymlinksInPath(), to: copy)
      return [copy]
    }
    switch content {
    case .text(let table): try write(tables(variation, of: table), to: folder)
    case .parquet: try await writeParquet(variation, to: folder, in: workspace, access)
    }
    if variation == .partitions { return [folder] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appendingPathComponent($0).appendingPathComponent(scope.input.name) }
  }

  private func tables(
    _ variation: FeaturesInvariance.Variation, of table: TextTable
  ) -> [TextTable] {
    var random = SeededRandom(seed: scope.seed)
    switch variation {
    case .rerun, .threads: return [table]
    case .shuffled:
      return [table.with(rows: random.order(of: table.rows.count).map { table.rows[$0] })]
    case .columns:
      return [table.with(columns: random.order(of: table.columns.count))]
    case .batches, .partitions: return table.parts(scope.parts)
    case .duplicated: return [table.with(rows: table.rows.flatMap { [$0, $0] })]
    }
  }

  /// Parts as files of one folder for `partitions`, else each in a folder of its own.
  private func write(_ tables: [TextTable], to folder: URL) throws {
    for (index, table) in tables.enumerated() {
      let place = try Self.place(of: index, below: folder)
      try table.data.write(to: place.appendingPathComponent(scope.input.name))
    }
  }

  private static func place(of index: Int, below folder: URL) throws -> URL {
    let number = String(index + 1)
    let name = "part-" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    let place = folder.appendingPathComponent(name, isDirectory: true)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place
  }

  private func writeParquet(
    _ variation: FeaturesInvariance.Variation, to folder: URL, in workspace: Workspace,
    _ access: Access
  ) async throws {
    let original = workspace.temporary.appendingPathComponent("original.parquet")
    try FileManager.default.copyItem(at: file.url.resolvingSymlinksInPath(), to: original)
    let command = CommandDeclaration(
      arguments: [
        "python3", "-c", Self.script, variation.rawValue, "\(scope.seed)", "\(scope.parts)",
        original.path, folder.path, scope.input.name,
      ], environment: scope.pipeline.command.environment, timeout: TimeSpan(seconds: 600))
    let result = try await access.commands.run(Invocation(command, in: workspace))
    guard case .exited(status: 0) = result.ending else {
      throw Obstacle.notVaried(scope.input, result)
    }
  }

  /// Only data is read: a Parquet file holds no code.
  private static let script = """
    import os, random, sys
    import pyarrow as pa, pyarrow.parquet as pq
    variation, seed, parts, source, folder, name = sys.argv[1:7]
    table, chance, parts = pq.read_table(source), random.Random(int(seed)), int(parts)
    rows = table.num_rows
    if rows < 2:
        sys.exit("it has %d rows, too few to be varied" % rows)
    def order(count):
        places = list(range(count))
        chance.shuffle(places)
        return places if places != sorted(places) else places[1:] + places[:1]
    if variation == "shuffled":
        tables = [table.take(pa.array(order(rows)))]
    elif variation == "columns":
        names = table.column_names
        tables = [table.select([names[place] for place in order(len(names))])]
    elif variation == "duplicated":
        tables = [table.take(pa.array([place for row in range(rows) for place in (row, row)]))]
    else:
        parts = min(parts, rows)
        bounds = [rows * part // parts for part in range(parts + 1)]
        tables = [table.slice(a, b - a) for a, b in zip(bounds, bounds[1:])]
    for place, part in enumerate(tables):
        inner = os.path.join(folder, "part-%03d" % (place + 1))
        os.makedirs(inner)
        pq.write_table(part, os.path.join(inner, name))
    """
}

extension Obstacle {
  fileprivate static func inputTooSmall(
    _ path: RepositoryPath, _ what: String, _ count: Int
  ) -> Obstacle {
    Obstacle(
      rule: "invariance.input-too-small",
      message: "'\(path)' has \(Counted.things(count, what)): their order cannot be varied",
      remedy: "give an input with at least two rows and two columns")
  }

  fileprivate static func notVaried(_ path: RepositoryPath, _ result: CommandResult) -> Obstacle {
    Obstacle(
      rule: "invariance.input-not-varied",
      message: "python3 with pyarrow, which varies a Parquet input, \(result.endingText)"
        + result.complaint,
      remedy: "install pyarrow for the command's python3, or give '\(path)' as CSV or JSON lines")
  }
}
