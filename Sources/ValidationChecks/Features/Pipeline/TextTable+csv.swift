// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// CSV as RFC 4180 has it: commas, one record a line, quotes doubled inside quotes.
extension TextTable {
  static func csv(_ bytes: [UInt8]) throws(TextTableFault) -> TextTable {
    var reader = CSVReader(bytes)
    guard let header = try reader.record() else {
      throw TextTableFault(line: 1, reason: "there is no header")
    }
    let columns = header.map { Column(name: unquoted($0), written: $0) }
    guard Set(columns.map(\.name)).count == columns.count else {
      throw TextTableFault(line: 1, reason: "two columns have the same name")
    }
    var rows: [[String?]] = []
    while let record = try reader.record() {
      if record == [""], columns.count > 1 { continue }
      guard record.count == columns.count else {
        throw TextTableFault(
          line: reader.recordLine,
          reason: "\(Counted.things(record.count, "field")) where the header has "
            + Counted.number(columns.count))
      }
      rows.append(record)
    }
    var table = TextTable(.csv, columns, rows)
    table.newline = reader.newline
    return table
  }

  var csvLines: [String] {
    guard !columns.isEmpty else { return [] }
    let header = columns.map(\.written).joined(separator: ",")
    return [header] + rows.map { $0.map { $0 ?? "" }.joined(separator: ",") }
  }

  static func unquoted(_ field: String) -> String {
    guard field.utf8.first == UInt8(ascii: "\""), field.utf8.count >= 2 else { return field }
    let inside = field.utf8.dropFirst().dropLast()
    return String(Substring(inside)).replacing("\"\"", with: "\"")
  }

  static func quoted(_ text: String) -> String {
    let special = text.utf8.contains { [0x22, 0x2c, 0x0a, 0x0d].contains($0) }
    let isBlank = text.isEmpty || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard special || isBlank else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}

/// Cuts CSV into the fields of each record, as they are written.
private struct CSVReader {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private(set) var recordLine = 1
  /// That of the first record.
  private(set) var newline = "\n"
  private var hasNewline = false

  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  private static let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `nil` at the end.
  mutating func record() throws(TextTableFault) -> [String]? {
    guard place < bytes.count else { return nil }
    recordLine = line
    var fields: [String] = []
    while true {
      let start = place
      try place < bytes.count && bytes[place] == Self.quote ? skipQuoted() : skipPlain()
      fields.append(String(decoding: bytes[start..<place], as: UTF8.self))
      if try endsRecord() { return fields }
    }
  }

  private mutating func skipPlain() throws(TextTableFault) {
    while place < bytes.count, ![Self.comma, Self.feed, Self.carriage].contains(bytes[place]) {
      if bytes[place] == Self.quote {
        throw TextTableFault(line: line, reason: "a quote inside a field without quotes")
      }
      place += 1
    }
  }

  private mutating func skipQuoted() throws(TextTableFault) {
    place += 1
    while place < bytes.count {
      if bytes[place] == Self.feed { line += 1 }
      if bytes[place] == Self.quote {
        guard place + 1 < bytes.count, bytes[place + 1] == Self.quote else {
          place += 1
          return
        }
        place += 1
      }
      place += 1
    }
    throw TextTableFault(line: recordLine, reason: "a quote that never ends")
  }

  /// Past what stands after a field: false for a comma.
  private mutating func endsRecord() throws(TextTableFault) -> Bool {
    guard place < bytes.count else { return true }
    switch bytes[place] {
    case Self.comma:
      place += 1
      return false
    case Self.feed:
      endLine("\n", length: 1)
      return true
    case Self.carriage where place + 1 < bytes.count && bytes[place + 1] == Self.feed:
      endLine("\r\n", length: 2)
      return true
    case Self.carriage:
      throw TextTableFault(line: line, reason: "a carriage return that ends no line")
    default:
      throw TextTableFault(line: line, reason: "text after a closing quote")
    }
  }

  private mutating func endLine(_ text: String, length: Int) {
    if !hasNewline { newline = text }
    hasNewline = true
    line += 1
    place += length
  }
}
