// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesInvariance {
  package var options: Fields<Configuration<Scope, Limits>> {
    let names = Syntax<[String]>.list(of: .text, atLeast: 1)
    return Fields(
      .required(
        "command", .command, "command that reads {input} and writes a table below {output}"),
      .required("input", .path, "tracked CSV, JSON-lines or Parquet file"),
      .required("output", .text, "file it writes, relative to {output}"),
      .optional("format", Syntax<TableFile.Format>.choice, "of the output; from its extension"),
      .required("keys", names, "columns that identify a row of the output"),
      .optional(
        "variations", Syntax<[Variation]>.list(of: .choice, atLeast: 1),
        "what is varied; rerun, shuffled, columns, batches and threads by default"),
      .optional(
        "duplicated", Syntax<Duplicates>.choice,
        "once or twice: what becomes of a row that stands twice in the input"),
      .optional("parts", .integer(from: 2, to: 100), default: 3, "of batches and partitions"),
      .optional("ignore", names, default: [], "columns of the output that take no part"),
      .optional("tolerance", .tolerances, default: Tolerances(), "most that numbers may differ"),
      .optional("seed", .integer(), default: 1, "of the shuffle")
    ) {
      command, input, output, format, keys, variations, duplicates, parts, ignore, tolerance, seed
      in
      Configuration(
        scope: Scope(
          pipeline: try .checked(
            command, output: output, format: format, placeholders: ["{input}", "{output}"]),
          input: input, inputFormat: try Self.format(of: input),
          terms: try .checked(keys: keys, ignored: ignore, tolerance),
          variations: try Self.checked(variations, duplicates), duplicates: duplicates,
          parts: parts, seed: seed),
        limits: Limits())
    }
  }

  private static func format(of input: RepositoryPath) throws -> TableFile.Format {
    let known: [TableFile.Format] = [.csv, .jsonLines, .parquet]
    guard !input.name.lowercased().hasSuffix(".gz"), !input.name.lowercased().hasSuffix(".zst"),
      let format = TableFile.Format(fileName: input.name), known.contains(format)
    else {
      throw ManifestMistake(
        "an input that can be varied ends in .csv, .jsonl, .ndjson or .parquet", at: "input")
    }
    return format
  }

  private static func checked(_ chosen: [Variation]?, _ duplicates: Duplicates?) throws
    -> [Variation]
  {
    var variations = chosen ?? Variation.standard
    guard Set(variations).count == variations.count else {
      throw ManifestMistake("a variation stands twice", at: "variations")
    }
    if duplicates != nil, !variations.contains(.duplicated) { variations.append(.duplicated) }
    if duplicates == nil, variations.contains(.duplicated) {
      throw ManifestMistake(
        "say what becomes of a row that stands twice: `duplicated: once` or `duplicated: twice`",
        at: "variations")
    }
    return variations
  }
}
