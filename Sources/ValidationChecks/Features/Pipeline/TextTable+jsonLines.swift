// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// JSON lines: one object a line; its values are kept as they are written.
extension TextTable {
  static func jsonLines(_ bytes: [UInt8]) throws(TextTableFault) -> TextTable {
    var columns: [Column] = []
    var places: [String: Int] = [:]
    var objects: [[(place: Int, value: String)]] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy(JSONParts.isBlank) {
      var object: [(place: Int, value: String)] = []
      var seen: Set<Int> = []
      for member in try members(of: line, at: index + 1) {
        guard let name = unescaped(member.key) else {
          throw TextTableFault(line: index + 1, reason: "a key that is no text")
        }
        let place = places[name] ?? columns.count
        if place == columns.count {
          places[name] = place
          columns.append(Column(name: name, written: member.key))
        }
        guard seen.insert(place).inserted else {
          throw TextTableFault(line: index + 1, reason: "a key stands twice")
        }
        object.append((place, member.value))
      }
      objects.append(object)
    }
    let rows = objects.map { object in
      object.reduce(into: [String?](repeating: nil, count: columns.count)) { row, member in
        row[member.place] = member.value
      }
    }
    return TextTable(.jsonLines, columns, rows)
  }

  var jsonLines: [String] {
    rows.map { row in
      let members = zip(columns, row).compactMap { column, cell in
        cell.map { "\(column.written):\($0)" }
      }
      return "{\(members.joined(separator: ","))}"
    }
  }

  static func unescaped(_ written: String) -> String? {
    guard written.utf8.first == UInt8(ascii: "\"") else { return nil }
    return try? JSONDecoder().decode(String.self, from: Data(written.utf8))
  }

  static func escaped(_ text: String) -> String { JSONValue.text(text).canonicalText }

  private static func members(of line: ArraySlice<UInt8>, at number: Int) throws(TextTableFault)
    -> [JSONParts.Member]
  {
    guard let members = JSONParts.members(of: Data(line)) else {
      throw TextTableFault(line: number, reason: "no JSON object")
    }
    return members
  }
}
