// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// What an engine process is told before it sees any text from outside: it may read its tables, the links
/// in its folder and single objects, reach nothing else, load nothing, and change none of this. And that
/// answers are made of the rows, never of what a file's footer says about them.
enum DuckDBLockdown {
  static let spillName = "spill"

  static func commands(_ start: DuckDBStart) -> String {
    // Before the paths, which it knows how to read as addresses only with the extension.
    let loads = start.extensions.map { "LOAD \(SQLText.literal($0.path));\n" }.joined()
    let secrets = start.tables.compactMap(\.secret).map { "\($0)\n" }.joined()
    let folders = start.listedFolder.map { "SET allowed_directories=\(list([$0]));\n" } ?? ""
    return """
      SET errors_as_json=true;
      SET autoinstall_known_extensions=false;
      SET autoload_known_extensions=false;
      SET allow_community_extensions=false;
      SET allow_persistent_secrets=false;
      SET TimeZone='UTC';
      SET disabled_optimizers='statistics_propagation';
      SET parquet_metadata_cache=true;
      \(loads)SET allowed_paths=\(list(start.paths));
      \(folders)SET memory_limit='\(max(1, start.limits.memory.bytes))B';
      SET temp_directory='\(spillName)';
      SET threads=\(max(1, start.limits.threads));
      \(secrets)SET enable_external_access=false;
      SET lock_configuration=true;
      .safe_mode
      """
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(SQLText.literal).joined(separator: ", "))]"
  }

  /// `.safe_mode` repeats two settings that are locked by then, and is told so; a secret is confirmed.
  static func isExpected(_ line: String) -> Bool {
    line.isEmpty || line.hasSuffix(#"the configuration has been locked"}"#)
      || line == #"{"Success":true}"#
  }

  /// Asked after the commands, so that an engine that ignores one of them is not used.
  static let proof = """
    SELECT CAST(current_setting('enable_external_access') AS VARCHAR) AS c0,
      CAST(current_setting('lock_configuration') AS VARCHAR) AS c1,
      CAST(current_setting('autoload_known_extensions') AS VARCHAR) AS c2,
      CAST(current_setting('autoinstall_known_extensions') AS VARCHAR) AS c3,
      CAST(len(current_setting('allowed_paths')) AS VARCHAR) AS c4
    """

  /// - Parameter pathCount: links that were allowed. Those that lead to one file, such as a dataset and what
  ///   it is on the base, are one path to the engine.
  static func isProven(_ cells: [String?], pathCount: Int) -> Bool {
    guard cells.dropLast() == ["false", "true", "false", "false"] else { return false }
    return cells.last.flatMap { $0 }.flatMap(Int.init).map {
      min(1, pathCount)...pathCount ~= $0
    } ?? false
  }

  static func notLocked(_ detail: String, _ executable: URL) -> Obstacle {
    Obstacle(
      rule: "engine.not-locked",
      message: "the data engine \(OneLine.of(executable.path)) did not accept its restrictions: "
        + OneLine.of(detail),
      remedy: DuckDBLocation.useAnother)
  }

  static func slowStart(_ executable: URL, _ span: TimeSpan) -> Obstacle {
    Obstacle(
      rule: "engine.timed-out",
      message: "the data engine \(OneLine.of(executable.path)) did not answer within "
        + "\(span) of its start",
      remedy: DuckDBLocation.useAnother)
  }
}
