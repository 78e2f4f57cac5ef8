// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// JSON of any purpose: what it is shows in its outermost keys.
///
/// Configurations, tokenizers and indices are read by libraries that take RFC 8259 only, so a file
/// called .json that breaks it is a fault; comments, trailing commas and NaN, which editors and
/// Python's reader take, are slight.
enum JSONFormat: FormatReader {
  static let kind = ArtifactKind.json
  static let extensions: Set<String> = ["json"]

  /// Content that begins an object with a key, or a bracket under the name.
  static func recognises(_ probe: Probe) -> Bool {
    guard let first = probe.firstVisibleByte, first == 0x7b || first == 0x5b else { return false }
    if probe.fileExtension == "json" || probe.fileExtension == "ipynb" { return true }
    if ["jsonl", "ndjson"].contains(probe.fileExtension) || first == 0x5b { return false }
    let inside = probe.head.drop { $0 != 0x7b }.dropFirst()
    let next = inside.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
    return next == 0x22 || next == 0x7d && probe.size < 16
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let bytes = try source.wholeText(scan)
    let layout = JSONLayout(bytes)
    if layout.kind != .json { scan.setKind(layout.kind) }
    if layout.kind == .xgboost { return try XGBoostModel.read(json: bytes, scan) }
    var walk = JSONWalk()
    do throws(JSONCursor.SyntaxError) {
      var cursor = JSONCursor(bytes)
      try walk.value(&cursor)
      cursor.skipWhitespace()
      guard cursor.atEnd else { throw cursor.error("something follows the value") }
    } catch {
      JSONSyntax.record(error, in: bytes, scan)
    }
    try walk.judge(scan)
    if layout.isKeras { try keras(bytes, scan) }
  }

  /// A configuration of Keras is small; as a tree it takes some fifty times its text.
  private static let largestTree = 2 << 20

  private static func keras(_ bytes: [UInt8], _ scan: ArtifactScan) throws(ReadStop) {
    guard bytes.count <= largestTree else {
      return scan.record(
        .unjudged(
          "structure.budget-exceeded",
          "the Keras configuration has \(bytes.count) bytes; up to \(largestTree) are read",
          remedy: "find out why a configuration is so large"))
    }
    // What is no JSON has its finding already.
    guard let value = try? JSONValue(parsing: bytes, takesPythonNumbers: true) else { return }
    try KerasConfiguration.judge(value, scan)
  }
}
