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

  /// - Parameters:
  ///   - what: which file, and what it is in.
  ///   - encoding: as `iconv` calls it; `nil` when it is not known.
  static func encodingUnsupported(_ table: TableFile, _ what: String, _ encoding: String?)
    -> Obstacle
  {
    Obstacle(
      rule: "data.encoding-unsupported",
      message:
        "\(name(table)) could not be read as \(table.format.title): \(OneLine.of(what)); text "
        + "must be UTF-8",
      remedy: "write it as UTF-8 without a byte order mark, or convert it: "
        + "iconv -f \(encoding ?? "ENCODING") -t UTF-8")
  }

  /// The bytes are of another format than the one that is declared, or told from the name.
  static func formatMismatch(_ table: TableFile, _ what: String, _ remedy: String) -> Obstacle {
    Obstacle(
      rule: "data.format-mismatch",
      message: "\(name(table)) could not be read as \(table.format.title): \(OneLine.of(what))",
      remedy: remedy)
  }

  static func refused(_ refusal: DuckDBRefusal, _ table: TableFile) -> Obstacle {
    if refusal.kind == "Out of Memory" {
      return outOfMemory(name(table), refusal, "ask for uniqueness over fewer columns")
    }
    if table.isRemote, ["HTTP", "IO"].contains(refusal.kind) {
      return unreachable(table, refusal.reason)
    }
    if refusal.isOfEncoding {
      let reason = refusal.reason.hasSuffix(".") ? refusal.reason.dropLast() : refusal.reason[...]
      return encodingUnsupported(table, String(reason), nil)
    }
    return unreadable(table, refusal.reason)
  }

  /// What the engine said against a rule that a user wrote.
  static func refused(_ refusal: DuckDBRefusal, _ rule: String, _ table: TableFile) -> Obstacle {
    let subject = "the rule \(OneLine.quoted(rule))"
    guard refusal.kind == "Out of Memory" else {
      return refusedQuestion(subject, table, refusal.reason)
    }
    return outOfMemory(
      "\(subject) of \(name(table))", refusal, "write the rule so that a row needs less")
  }

  private static func outOfMemory(_ subject: String, _ refusal: DuckDBRefusal, _ advice: String)
    -> Obstacle
  {
    Obstacle(
      rule: "engine.out-of-memory",
      message: "the data engine ran out of memory on \(subject): \(OneLine.of(refusal.reason))",
      remedy: "allow the engine more memory (--engine-memory), or \(advice)")
  }

  /// The engine was lost, or too slow, over this table, or over a rule that a user wrote.
  func about(_ table: TableFile, rule: String? = nil) -> Obstacle {
    let subject = rule.map { "the rule \(OneLine.quoted($0)) of " } ?? ""
    return Obstacle(
      rule: self.rule, message: "\(message), over \(subject)\(Self.name(table))", remedy: remedy)
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

extension DuckDBRefusal {
  /// Bytes of text that are no UTF-8.
  fileprivate var isOfEncoding: Bool {
    ["not utf-8 encoded", "invalid UTF-8 encoding", "UTF-16 encoding", "UTF-32 encoding"]
      .contains { reason.contains($0) }
  }
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
