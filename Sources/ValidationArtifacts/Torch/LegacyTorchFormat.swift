// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// PyTorch's files from before 1.6: five pickles, then the storages' bytes.
enum LegacyTorchFormat: FormatReader {
  static let kind = ArtifactKind.torchLegacy
  static let extensions: Set<String> = ["pt", "pth"]

  /// First pickle: protocol 2, and the number 0x1950a86a20f9469cfc6c as LONG1.
  private static let magic: [UInt8] = [
    0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19,
  ]

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: magic) }

  /// Magic number, protocol, machine, the objects, the keys of the storages; each a stream of its own.
  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var place: UInt64 = 0
    var streams: [PickleRecord] = []
    for _ in 0..<5 {
      let (record, ending) = try PickleReader.stream(source, from: place, to: source.size, scan)
      streams.append(record)
      guard case .stopped(let next) = ending else { return }
      place = next
    }
    try readStorages(source, from: place, of: streams[3], scan)
  }

  /// For each storage a count of elements in eight bytes, and then the elements.
  private static func readStorages(
    _ source: any ByteSource, from start: UInt64, of objects: PickleRecord, _ scan: ArtifactScan
  ) throws(ReadStop) {
    let storages = try TorchStorage.all(in: objects, source)
    var cursor = ByteCursor(source, from: start)
    for _ in storages.indices {
      try scan.spend()
      guard !cursor.atEnd else { break }
      _ = try cursor.littleEndian(UInt64.self)
      guard Set(storages.map(\.element?.byteCount)).count == 1,
        let size = storages.first?.element?.byteCount
      else { return }
      try cursor.seek(to: cursor.offset - 8)
      let count = try cursor.littleEndian(UInt64.self)
      let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else {
        return scan.fault(
          "torch-legacy.storage", "a storage of \(count) elements is beyond all sizes")
      }
      try cursor.skip(bytes)
    }
  }
}
