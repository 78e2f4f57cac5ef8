// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// LightGBM's text: a header of `key=value` lines, a block for each tree, importances, parameters.
enum LightGBMFormat: FormatReader {
  static let kind = ArtifactKind.lightgbm
  static let extensions: Set<String> = ["lightgbm", "lgb"]

  /// By three lines that every header has; the first line may be what is broken.
  static func recognises(_ probe: Probe) -> Bool {
    guard !probe.head.contains(0) else { return false }
    let lines = probe.head.split(separator: 0x0a, maxSplits: 64)
    let marks = ["num_class=", "max_feature_idx=", "feature_names="]
    return marks.allSatisfy { mark in lines.contains { $0.starts(with: mark.utf8) } }
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var reader = LightGBMReader(scan: scan)
    var cursor = ByteCursor(source)
    while !cursor.atEnd {
      let start = cursor.offset
      try reader.take(line(&cursor, scan), at: start)
    }
    reader.finish(at: cursor.offset)
  }

  /// In bytes; a tree of a million leaves has longer ones nowhere.
  private static let longestLine = 32 << 20

  private static func line(
    _ cursor: inout ByteCursor, _ scan: ArtifactScan
  ) throws(ReadStop) -> [UInt8] {
    let start = cursor.offset
    do throws(ReadStop) {
      guard let line = try cursor.line(limit: longestLine) else { throw .budget(.memory) }
      try scan.spend(steps: 4 + UInt64(line.count) / 4)
      return line.last == 0x0d ? line.dropLast() : line
    } catch .endOfBytes {
      // The last line may lack its line feed.
      try cursor.seek(to: start)
      return try cursor.bytes(cursor.remaining)
    }
  }
}
