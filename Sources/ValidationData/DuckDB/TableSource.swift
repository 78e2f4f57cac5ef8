// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// SQL that reads the session's table, nothing about it left to guessing but what is asked for.
///
/// Types come from the whole file, never from a sample. Ragged rows, bytes that are not UTF-8 and
/// malformed JSON are errors. In CSV the separator is a comma, the first row is the header, and an
/// empty field is null, also in quotes.
struct TableSource: Sendable {
  var format: TableFile.Format
  private var compression: String
  /// The engine's text for the file, or the list of files.
  private var file: String
  /// The same for the first of them, which says how columns are called.
  private var firstFile: String
  /// The files as the repository calls them.
  private var shownFile: String
  private var isPartitioned: Bool
  private var isOneFile: Bool

  init(_ opened: OpenTable) {
    let table = opened.file
    format = table.format
    let links = opened.links.map(SQLText.literal)
    file = Self.list(links)
    firstFile = links[0]
    shownFile = Self.list(table.parts.map { SQLText.literal($0.displayPath) })
    isPartitioned = table.isPartitioned
    isOneFile = links.count == 1
    if format == .delta {
      file = "'\(opened.folder)'"
      shownFile = SQLText.literal(
        OpenTable.deltaRoot(of: table).map { String($0.dropLast()) } ?? ".")
    }
    compression =
      Self.compression(of: table.parts.first?.displayPath ?? table.displayPath) ?? "uncompressed"
  }

  /// What a file's name says of it.
  static func compression(of path: String) -> String? {
    let path = path.lowercased()
    return path.hasSuffix(".gz") ? "gzip" : path.hasSuffix(".zst") ? "zstd" : nil
  }

  /// Writers leave NaN out of a file's smallest and largest values, from which the engine would else
  /// conclude that every row is within them.
  private static let mayHoldNaN = "can_have_nan=true"

  /// Bytes of one row of text. The engine's readers of CSV hold buffers of sixteen times as much each, unless
  /// told otherwise.
  private static let longestLine = 16_777_216

  /// Where a row stands in the table, from zero: the engine has a column of its own for it in one Parquet
  /// file.
  var rowNumber: String? {
    (format == .parquet || format == .arrow) && isOneFile ? "file_row_number" : nil
  }

  private static func list(_ files: [String]) -> String {
    files.count == 1 ? files[0] : "[\(files.joined(separator: ", "))]"
  }

  /// Reads the files where a person runs the statement: in the repository's root.
  var shown: String {
    var source = self
    source.file = shownFile
    switch format {
    case .parquet where !isPartitioned: return "read_parquet(\(shownFile), \(Self.mayHoldNaN))"
    case .arrow: return "read_arrow(\(shownFile))"
    default: return source.sniffed
    }
  }

  /// Reads the file with the types that its content suggests.
  var sniffed: String {
    switch format {
    case .delta: "delta_scan(\(file))"
    // Arrow was made Parquet when the table was opened.
    case .parquet, .arrow:
      "read_parquet(\(file), hive_partitioning=\(isPartitioned), \(Self.mayHoldNaN))"
    case .csv: csv("sample_size=-1, all_varchar=false, normalize_names=false, skip=0")
    case .jsonLines:
      json("sample_size=-1, map_inference_threshold=-1, convert_strings_to_integers=false")
    }
  }

  /// Reads the file with types that are known, which spares text formats a second guessing pass
  /// over the whole file; ``sniffed`` where that could change what is read.
  func typed(_ columns: [TableColumn]) -> String {
    guard !isPartitioned, format == .csv || format == .jsonLines, let pairs = pairs(columns) else {
      return sniffed
    }
    let list = "auto_detect=false, columns={\(pairs.joined(separator: ", "))}"
    return format == .csv ? csv(list) : json(list)
  }

  /// Reads the names as they stand in the file, as rows of one column `c0`.
  func writtenNames(columnCount: Int) -> String {
    switch format {
    case .parquet, .arrow, .delta:
      "SELECT name AS c0, CAST(num_children AS VARCHAR) AS c1 FROM parquet_schema(\(firstFile))"
    case .csv:
      "SELECT unnest(\(keys(columnCount))) AS c0 FROM (SELECT * FROM "
        + csv("auto_detect=false, columns={\(texts(columnCount))}", header: false) + " LIMIT 1)"
    case .jsonLines:
      "SELECT DISTINCT unnest(json_keys(json)) AS c0 FROM read_ndjson_objects(\(file), "
        + "compression='\(compression)')"
    }
  }

  /// The first line of one CSV file, as one text.
  func header(of link: String, _ columnCount: Int) -> String {
    var source = self
    source.file = SQLText.literal(link)
    source.isPartitioned = false
    return "SELECT CAST(\(keys(columnCount)) AS VARCHAR) AS c0 FROM "
      + source.csv("auto_detect=false, columns={\(texts(columnCount))}", header: false)
      + " LIMIT 1"
  }

  /// One text that is another one when an object of the table was written again.
  var stamp: String {
    "SELECT CAST(list(filename || ' ' || size || ' ' || epoch_us(last_modified) ORDER BY filename) "
      + "AS VARCHAR) AS c0 FROM read_blob(\(file))"
  }

  private func csv(_ options: String, header: Bool = true) -> String {
    """
    read_csv(\(file), delim=',', quote='"', escape='"', header=\(header), comment='', \
    nullstr='', null_padding=false, ignore_errors=false, strict_mode=true, \
    max_line_size=\(Self.longestLine), buffer_size=\(2 * Self.longestLine), \
    hive_partitioning=\(isPartitioned), \
    compression='\(compression == "uncompressed" ? "none" : compression)', \(options))
    """
  }

  private func json(_ options: String) -> String {
    """
    read_json(\(file), format='newline_delimited', records='true', ignore_errors=false, \
    maximum_object_size=\(Self.longestLine), hive_partitioning=\(isPartitioned), compression='\(compression)', \
    \(options))
    """
  }

  /// `nil` when a name cannot be a struct key, or a format of dates was guessed that a declared
  /// type would not carry.
  private func pairs(_ columns: [TableColumn]) -> [String]? {
    var pairs: [String] = []
    for (index, column) in columns.enumerated() {
      let temporal = ["DATE", "TIME"].contains { column.engineType.contains($0) }
      let name = format == .csv ? "'k\(index)'" : SQLText.key(column.name)
      guard !temporal, let name, let type = SQLText.key(column.engineType) else { return nil }
      pairs.append("\(name): \(type)")
    }
    return pairs
  }

  private func keys(_ count: Int) -> String {
    "[\((0..<count).map { "k\($0)" }.joined(separator: ", "))]"
  }

  private func texts(_ count: Int) -> String {
    (0..<count).map { "'k\($0)': 'VARCHAR'" }.joined(separator: ", ")
  }
}
