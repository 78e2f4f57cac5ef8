// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  /// The table as a whole, or what a question needs of it, cannot be read.
  static func unreadable(_ table: TableFile, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "data.unreadable",
      message: "\(name(table)) could not be read as \(table.format.title): \(OneLine.of(reason))",
      remedy: "check that the file is complete and in the format that dataset "
        + "\(OneLine.quoted(table.dataset)) declares")
  }

  static func refused(_ refusal: DuckDBRefusal, _ table: TableFile) -> Obstacle {
    if table.isRemote, ["HTTP", "IO"].contains(refusal.kind) {
      return unreachable(table, refusal.reason)
    }
    guard refusal.kind == "Out of Memory" else { return unreadable(table, refusal.reason) }
    return Obstacle(
      rule: "engine.out-of-memory",
      message: "the data engine ran out of memory on \(name(table)): \(OneLine.of(refusal.reason))",
      remedy: "allow the engine more memory, or ask for uniqueness over fewer columns")
  }

  /// The engine was lost, or too slow, over this table.
  func about(_ table: TableFile) -> Obstacle {
    Obstacle(
      rule: rule, message: "\(message), over \(Self.name(table))", remedy: remedy)
  }

  static func unequalParts(_ table: TableFile, _ part: String) -> Obstacle {
    Obstacle(
      rule: "data.parts-differ",
      message: "\(OneLine.of(part)) has other columns than the first file of \(name(table))",
      remedy: "write all files of the table with the same columns and types")
  }

  static func columnMissing(_ column: String, _ table: TableFile, among names: [String])
    -> Obstacle
  {
    let shown = names.prefix(20).map { OneLine.quoted($0) }.joined(separator: ", ")
    let more = names.count > 20 ? " and \(names.count - 20) more" : ""
    let nearest = NearestName.of(column, among: names).map { "did you mean \(OneLine.quoted($0))?" }
    return Obstacle(
      rule: "data.column-missing",
      message: "column \(OneLine.quoted(column)) is not in \(name(table))",
      remedy: nearest ?? "name one of its columns: \(shown)\(more)")
  }

  static func typeMismatch(_ column: TableColumn, _ table: TableFile, wanted: String) -> Obstacle {
    Obstacle(
      rule: "data.type-mismatch",
      message: "column \(OneLine.quoted(column.name)) of \(name(table)) is "
        + "\(OneLine.of(column.engineType, most: 60)), which has no \(wanted)",
      remedy: "check the column's type, or ask something else of it")
  }

  static func ambiguousColumn(_ column: String, _ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.column-ambiguous",
      message: "\(name(table)) has several columns named like \(OneLine.quoted(column)), "
        + "equal or different only in case",
      remedy: "give each column a name of its own")
  }

  private static func name(_ table: TableFile) -> String { OneLine.of(table.displayPath) }
}

extension TableFile.Format {
  var title: String {
    switch self {
    case .parquet: "Parquet"
    case .csv: "CSV"
    case .jsonLines: "JSON lines"
    case .arrow: "Arrow IPC"
    case .delta: "Delta Lake"
    }
  }
}
