// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the engine said against one statement.
struct DuckDBRefusal: Error, Hashable {
  /// The engine's class of error, such as `Invalid Input` or `Out of Memory`.
  var kind: String
  var reason: String
}

/// Lines between two sentinels, read as rows or as a refusal.
enum DuckDBReply {
  private struct Failure: Decodable {
    var kind: String
    var message: String

    enum CodingKeys: String, CodingKey {
      case kind = "exception_type"
      case message = "exception_message"
    }
  }

  /// - Throws: ``DuckDBRefusal`` when a line is an error, or is no JSON object at all.
  static func rows(_ lines: [String]) throws -> [String] {
    var rows: [String] = []
    // A result without rows is one empty line.
    for line in lines where !line.isEmpty {
      guard line.hasPrefix("{") else { throw DuckDBRefusal(kind: "", reason: line) }
      if line.hasPrefix(#"{"exception_type":"#) { throw refusal(line) }
      rows.append(line)
    }
    return rows
  }

  /// Text of the columns `c0`, `c1`, … of a row; nulls stay nil.
  static func cells(_ row: String, count: Int) throws -> [String?] {
    let cells = try decode([String: String?].self, row)
    return try (0..<count).map { index in
      guard let cell = cells["c\(index)"] else {
        throw DuckDBRefusal(kind: "", reason: "column c\(index) is missing in the answer")
      }
      return cell
    }
  }

  /// JSON documents of the columns `c0`, `c1`, … of a row, which stand in it as they are.
  static func jsonTexts(_ row: String, count: Int) throws -> [String?] {
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
    else { throw DuckDBRefusal(kind: "", reason: "an answer that is not understood") }
    return (0..<count).map { index in
      guard let value = object["c\(index)"], JSONSerialization.isValidJSONObject(value),
        let data = try? JSONSerialization.data(withJSONObject: value)
      else { return nil }
      return String(decoding: data, as: UTF8.self)
    }
  }

  static func decode<Row: Decodable>(_ type: Row.Type, _ row: String) throws -> Row {
    do {
      return try JSONDecoder().decode(type, from: Data(row.utf8))
    } catch {
      throw DuckDBRefusal(kind: "", reason: "an answer that is not understood: \(row)")
    }
  }

  private static func refusal(_ line: String) -> DuckDBRefusal {
    guard let failure = try? decode(Failure.self, line) else {
      return DuckDBRefusal(kind: "", reason: line)
    }
    return DuckDBRefusal(
      kind: failure.kind, reason: DuckDBReason.of(failure.message))
  }
}

/// The telling line of an error message that runs over many.
enum DuckDBReason {
  static func of(_ message: String) -> String {
    // The engine's own first line names only the file, and its advice is to read less strictly.
    if message.hasPrefix("Error when sniffing file") {
      return "rows differ in their number of fields, line ends are mixed, or a quote is not closed"
    }
    let lines = message.split(separator: "\n", maxSplits: 8, omittingEmptySubsequences: true)
    guard let first = lines.first else { return "the engine gave no reason" }
    // `CSV Error on Line: 7`, then the line itself, then what is wrong with it.
    guard first.hasPrefix("CSV Error on Line") else { return String(first) }
    let wrong = lines.dropFirst().first { !$0.hasPrefix("Original Line") }
    return wrong.map { "\(first): \($0)" } ?? String(first)
  }
}
