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
      let rows = try await session.starting(start) { session in
        try await session.rows("SELECT version() AS c0")
      }
      let version = try DuckDBReply.cells(rows.first ?? "", count: 1)[0] ?? "unknown"
      return "duckdb \(version.hasPrefix("v") ? String(version.dropFirst()) : version)"
    }
  }
}
