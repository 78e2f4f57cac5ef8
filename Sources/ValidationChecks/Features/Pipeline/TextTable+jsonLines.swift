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
    for (index, line) in lines.enumerated() where line.contains(where: { !isBlank($0) }) {
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

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0d, 0x0a].contains(byte) }

  /// Keys and values of the object as they are written. The line is checked to be JSON first, so that only
  /// the ends of its top-level values have to be found.
  private static func members(of line: ArraySlice<UInt8>, at number: Int) throws(TextTableFault)
    -> [(key: String, value: String)]
  {
    let value = try? JSONDecoder().decode(JSONValue.self, from: Data(line))
    guard case .object = value else {
      throw TextTableFault(line: number, reason: "no JSON object")
    }
    var found: [(key: String, value: String)] = []
    var key: String?
    var (depth, isText, start) = (0, false, line.startIndex)
    var place = line.startIndex
    func written(_ end: Int) -> String {
      let part = line[start..<end].drop(while: isBlank)
      let kept = part.reversed().drop(while: isBlank).count
      return String(decoding: part.prefix(kept), as: UTF8.self)
    }
    while place < line.endIndex {
      defer { place += 1 }
      let byte = line[place]
      if isText {
        if byte == UInt8(ascii: "\\") { place += 1 }
        if byte == UInt8(ascii: "\"") { isText = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { start = place + 1 }
      case UInt8(ascii: ":") where depth == 1:
        key = written(place)
        start = place + 1
      case UInt8(ascii: ",") where depth == 1, UInt8(ascii: "}") where depth == 1:
        if let key { found.append((key, written(place))) }
        key = nil
        start = place + 1
        if byte == UInt8(ascii: "}") { depth = 0 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return found
  }
}
