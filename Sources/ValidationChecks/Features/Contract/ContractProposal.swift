// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// A contract that a table keeps today, for people to review: `validate-model infer`.
package struct ContractProposal: Sendable {
  package let dataset: String
  package let rows: Int64
  let columns: [ColumnProposal]

  /// Asked when the columns are known.
  package static func questions(about columns: [TableColumn]) -> [Question] {
    columns.flatMap(ColumnProposal.questions)
  }

  /// - Throws: ``Obstacle`` when the table has no rows: whatever is proposed of it would be a guess.
  package init(
    dataset: String, columns: [TableColumn], rows: Int64, answers: [Question: Answer]
  ) throws {
    guard rows > 0 else {
      throw Obstacle(
        rule: "infer.no-rows", message: "dataset '\(dataset)' has no rows to propose from",
        remedy: "give a table with rows")
    }
    self.dataset = dataset
    self.rows = rows
    self.columns = columns.map { ColumnProposal($0, rows: rows, answers) }
  }

  /// One entry of `checks`, with what was seen beside what is proposed.
  package var text: String {
    let keys = columns.filter(\.isUnique).map(\.column.name)
    var lines = [
      "# Proposed from \(Counted.things(rows, "row")) as they are now: review every line.",
      "- id: \(YAMLText.quoted("\(dataset)-contract"))", "  type: features.contract",
      "  dataset: \(YAMLText.quoted(dataset))", "  columns:",
    ]
    lines += columns.map { "    \($0.line)" }
    lines += ["  rows:", "    at-least: \(max(1, rows / 2))  # now \(rows)"]
    if let key = keys.first { lines.append("    unique: [\(YAMLText.quoted(key))]") }
    return lines.joined(separator: "\n")
  }
}

/// Text as a YAML scalar that means the same to every reader.
enum YAMLText {
  static func quoted(_ text: String) -> String { JSONValue.text(text).canonicalText }
}
