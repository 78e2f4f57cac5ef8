// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesRobustness {
  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required(
        "command", .command, "command that reads {input} and writes a table below {output}"),
      .required("input", .path, "tracked CSV, JSON-lines or Parquet file with good rows"),
      .required("output", .text, "file it writes, relative to {output}"),
      .optional("format", Syntax<TableFile.Format>.choice, "of the output; from its extension"),
      .optional("outputs", names, "columns of the output that must always hold values"),
      .optional(
        "reject", Syntax<[Int]>.list(of: .integer(from: 1, to: 255)), default: [],
        "exit codes of a clean rejection"),
      .optional("errors", .text, "column of the output that says why a row was rejected"),
      .optional("rows", .choice, default: RobustnessRules.Rows.same, "same as were given, or any"),
      .optional(
        "kinds", Syntax<[Kind]>.list(of: .choice, atLeast: 1), "what is tried; all that fit"),
      .optional("columns", names, "columns of the input that are spoiled; all by default"),
      .optional("sample-rows", .integer(from: 1, to: 1_000), default: 10, "rows that are used"),
      .optional("seed", .integer(), default: 1, "of the generator"),
      .optional("keep", .path, "folder of inputs to try as well; where --accept writes")
    ) {
      command, input, output, format, outputs, reject, errors, rows, kinds, columns, sampleRows,
      seed, keep in
      if let errors, outputs?.contains(errors) == true {
        throw ManifestMistake("the column of errors is empty for good rows", at: "outputs")
      }
      return Configuration(
        scope: Scope(
          pipeline: try .checked(
            command, output: output, format: format, placeholders: ["{input}", "{output}"]),
          input: input, inputFormat: try Self.format(of: input),
          rules: RobustnessRules(outputs: outputs, reject: reject, errors: errors, rows: rows),
          kinds: try Self.checked(kinds), columns: columns, sampleRows: sampleRows, seed: seed,
          keep: try Self.checked(keep)),
        limits: Limits())
    }
  }

  private static func format(of input: RepositoryPath) throws -> InputFormat {
    switch input.fileExtension {
    case "csv": return .csv
    case "jsonl", "ndjson": return .jsonLines
    case "parquet", "pq": return .parquet
    default:
      throw ManifestMistake(
        "an input that can be spoiled ends in .csv, .jsonl, .ndjson, .parquet or .pq", at: "input")
    }
  }

  private static func checked(_ kinds: [Kind]?) throws -> [Kind]? {
    guard let kinds else { return nil }
    guard Set(kinds).count == kinds.count else {
      throw ManifestMistake("a kind stands twice", at: "kinds")
    }
    guard !kinds.contains(.kept) else {
      throw ManifestMistake("kept inputs are tried because `keep` names their folder", at: "kinds")
    }
    return kinds
  }

  private static func checked(_ keep: RepositoryPath?) throws -> RepositoryPath? {
    guard keep != .root else {
      throw ManifestMistake("kept inputs need a folder of their own", at: "keep")
    }
    return keep
  }
}
