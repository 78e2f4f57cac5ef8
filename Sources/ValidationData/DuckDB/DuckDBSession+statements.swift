// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What a process is told and asked.
extension DuckDBSession {
  /// Rows of one query, each a JSON object on a line.
  ///
  /// - Throws: ``DuckDBRefusal`` when the engine answers with an error; ``Obstacle`` when it does
  ///   not answer; `CancellationError`.
  func rows(_ query: String) async throws -> [String] {
    let text = SQLText.framed(query, tag: SQLText.makeTag())
    return try DuckDBReply.rows(try await exchange(text))
  }

  /// Gives a query of ours a name.
  func define(_ kind: String, _ name: String, _ query: String) async throws {
    let text = SQLText.framed(query, tag: SQLText.makeTag())
    _ = try DuckDBReply.rows(
      try await exchange("CREATE OR REPLACE TEMP \(kind) \(name) AS \(text)"))
  }

  /// Keeps the rows of a named query in the engine.
  func keep(_ name: String, _ query: String) async throws {
    try await define("TABLE", "\(name)_rows", query)
    try await define("VIEW", name, "SELECT * FROM \(name)_rows")
  }

  /// Which version it is, such as `1.5.6`. Throws at once at a line that no engine answers with.
  func version() async throws -> String {
    let query = SQLText.framed("SELECT version() AS c0", tag: SQLText.makeTag())
    var found: String?
    _ = try await exchange(query) { line in
      let version = try DuckDBReply.cells(line, count: 1)[0] ?? ""
      guard found == nil, version.hasPrefix("v"), let known = DuckDBVersion(version),
        known >= .oldest
      else { throw UnreadableAnswer(cells: [line]) }
      found = String(version.dropFirst())
    }
    guard let found else { throw UnreadableAnswer(cells: []) }
    return found
  }
}
