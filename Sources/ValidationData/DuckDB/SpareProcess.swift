// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// A process that was asked for its version and nothing else, kept for the first tables that are opened: to
/// start one takes some 40 ms.
///
/// It has no restrictions yet, because these name the links to the tables, which must be there by then.
struct SpareProcess: Sendable {
  let folder: SessionFolder
  let session: DuckDBSession
  /// Such as `1.5.6`.
  let version: String

  /// - Returns: `nil` when it does not answer as engines do; who starts one in the regular way learns why.
  static func make(_ start: DuckDBStart) async throws -> SpareProcess? {
    let folder = try SessionFolder.make(in: start.temporaryFolder)
    do {
      let session = try await DuckDBSession.launch(start, in: folder)
      let version = try await session.endingOnFailure {
        try await session.starting(start) { try await $0.version() }
      }
      return SpareProcess(folder: folder, session: session, version: version)
    } catch {
      folder.remove()
      try Task.checkCancellation()
      return nil
    }
  }

  /// Whether it was started as a process for these tables would be.
  func suits(_ tables: [TableFile]) -> Bool {
    tables.allSatisfy { $0.environment.pass.isEmpty && $0.environment.secrets.isEmpty }
  }

  func end() async {
    await session.end()
    folder.remove()
  }
}
