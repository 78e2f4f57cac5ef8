// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The list of shards beside a model that is cut into several files.
enum SafetensorsIndexFormat: FormatReader {
  static let kind = ArtifactKind.safetensorsIndex
  /// None: the index is a JSON file among many.
  static let extensions: Set<String> = []

  private static let ending = ".safetensors.index.json"

  static func recognises(_ probe: Probe) -> Bool {
    guard probe.firstVisibleByte == 0x7b else { return false }
    let key = Array("\"weight_map\"".utf8)
    let head = probe.head
    return probe.name.hasSuffix(ending)
      || head.indices.contains { head[$0] == 0x22 && head[$0...].starts(with: key) }
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let (kept, tooMuch) = source.size.multipliedReportingOverflow(by: 8)
    try scan.checkMemory(tooMuch ? .max : kept)
    try scan.spend(steps: source.size / 8)
    var cursor = ByteCursor(source)
    var index = SafetensorsIndex(parsing: try cursor.bytes(source.size))
    index.checkMap()
    for fault in index.faults { scan.record(fault) }
    if let size = index.totalSize { scan.note(metadata: "total_size", String(size)) }
    try SafetensorsShards(index: index, scan: scan).check()
  }
}
