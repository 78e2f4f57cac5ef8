// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A table of text, taken apart so that it can be written again in another order with every value as it
/// was, to the byte.
struct TextTable: Hashable, Sendable {
  enum Format: String, Codable, Sendable {
    case csv
    case jsonLines = "json-lines"
  }

  var format: Format
  var columns: [Column]
  /// One cell for each column, as it is written; `nil` for a key that a JSON object lacks.
  var rows: [[String?]]
  /// Between lines.
  var newline = "\n"
  /// A byte order mark stands before the first line.
  var isMarked = false

  struct Column: Hashable, Sendable {
    var name: String
    /// As it is written, quotes included.
    var written: String
  }

  /// Bytes of an input that is taken apart: 64 MiB.
  static let largest: UInt64 = 64 << 20

  /// - Throws: ``Obstacle`` `table.…` with the line that no strict reader takes.
  init(_ file: SnapshotFile, _ format: Format) throws {
    guard file.size <= Self.largest else { throw Obstacle.inputTooLarge(file) }
    try self.init(try Data(contentsOf: file.url), format, name: file.path.text)
  }

  init(_ data: Data, _ format: Format, name: String) throws {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let isMarked = data.starts(with: mark)
    guard let text = String(validating: data.dropFirst(isMarked ? 3 : 0), as: UTF8.self) else {
      throw Obstacle.malformed(name, "it is not UTF-8")
    }
    do throws(TextTableFault) {
      switch format {
      case .csv: self = try Self.csv(Array(text.utf8))
      case .jsonLines: self = try Self.jsonLines(Array(text.utf8))
      }
    } catch { throw Obstacle.malformed(name, "line \(error.line): \(error.reason)") }
    self.isMarked = isMarked
  }

  init(_ format: Format, _ columns: [Column], _ rows: [[String?]]) {
    self.format = format
    self.columns = columns
    self.rows = rows
  }
}

/// What a strict reader stumbles over.
struct TextTableFault: Error {
  /// From 1.
  var line: Int
  var reason: String
}

extension TextTable {
  func with(rows: [[String?]]) -> TextTable {
    var table = self
    table.rows = rows
    return table
  }

  func with(columns places: [Int]) -> TextTable {
    var table = self
    table.columns = places.map { columns[$0] }
    table.rows = rows.map { row in places.map { row[$0] } }
    return table
  }

  /// At most so many tables of neighbouring rows, as even as can be, none of them empty.
  func parts(_ count: Int) -> [TextTable] {
    let parts = max(1, min(count, rows.count))
    let bounds = (0...parts).map { rows.count * $0 / parts }
    return zip(bounds, bounds.dropFirst()).map { with(rows: Array(rows[$0..<$1])) }
  }

  var data: Data {
    let lines = format == .csv ? csvLines : jsonLines
    let text = lines.map { $0 + newline }.joined()
    return Data((isMarked ? "\u{feff}" : "").utf8) + Data(text.utf8)
  }

  /// The value of a cell; `nil` for null, and for a CSV field without a character.
  func value(_ cell: String?) -> String? {
    guard let cell else { return nil }
    switch format {
    case .csv: return cell.isEmpty ? nil : Self.unquoted(cell)
    case .jsonLines: return cell == "null" ? nil : Self.unescaped(cell) ?? cell
    }
  }

  /// How a text is written in a cell.
  func cell(text: String) -> String {
    format == .csv ? Self.quoted(text) : Self.escaped(text)
  }

  /// How null is written in a cell.
  var nullCell: String { format == .csv ? "" : "null" }
}

extension Obstacle {
  fileprivate static func inputTooLarge(_ file: SnapshotFile) -> Obstacle {
    Obstacle(
      rule: "table.too-large",
      message: "'\(file.path)' has \(Counted.things(file.size, "byte")); at most 64 MiB are varied",
      remedy: "give a smaller input")
  }

  fileprivate static func malformed(_ name: String, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "table.malformed",
      message: "'\(OneLine.of(name, most: 200))' cannot be varied: \(reason)",
      remedy:
        "write it as UTF-8 CSV with commas (RFC 4180) and a header, or as JSON lines of objects")
  }
}
