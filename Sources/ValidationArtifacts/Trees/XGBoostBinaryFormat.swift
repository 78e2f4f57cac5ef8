// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// XGBoost's Universal Binary JSON, whose first key is `learner` or `version`.
enum XGBoostBinaryFormat: FormatReader {
  static let kind = ArtifactKind.xgboost
  static let extensions: Set<String> = ["ubj"]

  static func recognises(_ probe: Probe) -> Bool {
    guard probe.starts(with: "{"), probe.head.count > 3 else { return false }
    let lengths: [UInt8: Int] = [0x4c: 8, 0x6c: 4, 0x49: 2, 0x55: 1, 0x69: 1]
    guard let width = lengths[probe.head[1]] else { return false }
    let key = probe.head.dropFirst(2 + width)
    return key.starts(with: "learner".utf8) || key.starts(with: "version".utf8)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var cursor = UBJCursor(try source.wholeText(scan))
    var model = XGBoostModel(scan: scan)
    model.read(&cursor)
    if !model.isBroken, !cursor.atEnd {
      scan.fault(
        "xgboost.trailing-bytes", "something follows the model", offset: UInt64(cursor.offset))
    }
  }
}
