// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A scikit-learn object as skops saves it: a tree of objects in JSON, arrays beside it.
enum SkopsArchive: ZipLayout {
  static let kind = ArtifactKind.skops
  static let extensions: Set<String> = ["skops"]

  private static let schema = "schema.json"

  static func recognises(_ archive: ZipArchive) -> Bool {
    !archive.members(named: schema).isEmpty
  }

  static func read(_ archive: ZipArchive, _ scan: ArtifactScan) throws(ReadStop) -> Set<String> {
    for member in archive.members(named: schema) {
      let source = try archive.content(of: member, scan)
      try scan.inside(schema) { () throws(ReadStop) in
        try scan.checkMemory(source.size)
        let text = try ByteCursor.all(of: source)
        let value = try KerasConfiguration.parse(
          text, rule: "skops.json", in: "the schema", scan)
        if let value { try SkopsSchema.judge(value, scan) }
      }
    }
    return [schema]
  }
}
