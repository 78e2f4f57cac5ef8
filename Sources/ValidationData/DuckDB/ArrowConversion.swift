// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore
import ValidationProcesses

/// Makes Parquet of Arrow IPC files, which the engine reads only with a part that it would have to
/// download.
struct ArrowConversion: Sendable {
  static let installLine = "pip install pyarrow"
  private static let missing = 41
  private static let unreadable = 42

  /// Batch by batch, so that memory does not grow with the file.
  private static let script = """
    import sys
    try:
        import pyarrow as pa, pyarrow.ipc as ipc, pyarrow.parquet as pq
    except ImportError as error:
        print(error, file=sys.stderr); sys.exit(\(missing))
    try:
        source, target = sys.argv[1:3]
        with pa.memory_map(source) as mapped:
            start = mapped.read(6)
            mapped.seek(0)
            if start == b"ARROW1":
                reader = ipc.open_file(mapped)
                batches = (reader.get_batch(i) for i in range(reader.num_record_batches))
            else:
                reader = ipc.open_stream(mapped)
                batches = reader
            with pq.ParquetWriter(target, reader.schema, compression="lz4") as writer:
                for batch in batches:
                    batch.validate(full=True)
                    writer.write_batch(batch)
    except Exception as error:
        print(type(error).__name__ + ": " + str(error), file=sys.stderr); sys.exit(\(unreadable))
    """

  let python: @Sendable () throws -> URL
  let runner: SupervisedCommandRunner
  let limits: DuckDBLimits

  /// The table with its parts as Parquet in a folder.
  ///
  /// - Throws: ``Obstacle`` `engine.python-missing`, `engine.pyarrow-missing`, `engine.timed-out` or
  ///   `data.unreadable`; `CancellationError`.
  func converted(_ table: TableFile, into folder: URL) async throws -> TableFile {
    let python = try python()
    var converted = table
    for (index, part) in table.parts.enumerated() {
      let target = folder.appendingPathComponent("part\(index).parquet")
      let result = try await runner.run(
        Invocation(
          // Isolated from the working folder, the user's packages and the environment's settings.
          arguments: [python.path, "-I", "-c", Self.script, part.localPath, target.path],
          workingDirectory: folder, temporaryDirectory: folder, timeout: limits.time))
      try check(result, table, part)
      converted.parts[index].localPath = target.path
    }
    return converted
  }

  private func check(
    _ result: CommandResult, _ table: TableFile, _ part: TableFile.Part
  ) throws {
    let last = result.standardError.text.split(separator: "\n").last.map(String.init) ?? ""
    let said = last.replacing(part.localPath, with: part.displayPath)
    switch result.ending {
    case .exited(status: 0): return
    case .exited(status: Self.missing):
      throw Obstacle(
        rule: "engine.pyarrow-missing",
        message:
          "\(OneLine.of(table.displayPath)) is an Arrow file, and pyarrow, which reads it, is "
          + "missing: \(OneLine.of(said))",
        remedy:
          "\(Self.installLine) in the active Python environment, or write the table as Parquet")
    case .exited(status: Self.unreadable): throw Obstacle.unreadable(table, said)
    case .timedOut:
      throw Obstacle(
        rule: "engine.timed-out",
        message: "reading \(OneLine.of(table.displayPath)) with pyarrow took longer than "
          + "\(limits.time)",
        remedy: "write the table as Parquet")
    default:
      throw Obstacle.unreadable(table, "pyarrow ended before it had read it. \(said)")
    }
  }
}
