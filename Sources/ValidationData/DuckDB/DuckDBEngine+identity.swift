// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension DuckDBEngine {
  /// Asked once, whoever asks first.
  package func identity() async throws -> String {
    let task: Task<String, any Error>
    if let identifying {
      task = identifying
    } else {
      let start = try start([])
      task = Task { try await identity(of: start) }
      identifying = task
    }
    do {
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch is CancellationError {
      // Of somebody else who asked: it is asked again.
      identifying = nil
      try Task.checkCancellation()
      return try await identity()
    }
  }

  private func identity(of start: DuckDBStart) async throws -> String {
    if let made = try await SpareProcess.make(start) {
      await spare?.end()
      spare = made
      return "duckdb \(made.version)"
    }
    return try await DuckDBSession.run(start) { session in
      do {
        return "duckdb \(try await session.starting(start) { try await $0.version() })"
      } catch let odd as UnreadableAnswer {
        throw DuckDBLockdown.notLocked("it says as its version: \(odd)", start.executable)
      }
    }
  }
}
