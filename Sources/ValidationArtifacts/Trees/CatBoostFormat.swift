// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// CatBoost's binary model: a magic, the length of a flatbuffer, the flatbuffer, further parts.
enum CatBoostFormat: FormatReader {
  static let kind = ArtifactKind.catboost
  static let extensions: Set<String> = ["cbm"]

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: "CBM1") }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var cursor = ByteCursor(source)
    guard try cursor.bytes(4) == Array("CBM1".utf8) else {
      return scan.fault("catboost.magic", "the file does not begin with CBM1", offset: 0)
    }
    let size = try cursor.littleEndian(UInt32.self)
    guard size >= 8, UInt64(size) <= cursor.remaining else {
      return scan.fault(
        "catboost.size",
        "the model claims \(size) bytes and \(cursor.remaining) follow; at least 8 are needed",
        offset: 4)
    }
    let root = try cursor.littleEndian(UInt32.self)
    if root < 4 || root > size - 4 {
      scan.fault(
        "catboost.root", "the flatbuffer's root lies at \(root) of its \(size) bytes", offset: 8)
    }
  }
}
