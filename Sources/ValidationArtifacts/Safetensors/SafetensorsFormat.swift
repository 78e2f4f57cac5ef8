// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Safetensors among the formats that are recognised by content.
enum SafetensorsFormat: FormatReader {
  static let kind = ArtifactKind.safetensors
  static let extensions: Set<String> = ["safetensors"]

  /// A length that fits the file, and an object after it.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.head.count > 8, probe.head[8] == 0x7b else { return false }
    let length = probe.head[0..<8].littleEndian(UInt64.self)
    return length >= 2 && length <= probe.size - 8
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    try checkCost(source, scan)
    let inspection: SafetensorsInspection
    do throws(ArtifactReadError) {
      inspection = try SafetensorsReader.read(source)
    } catch {
      throw .unreadable(error)
    }
    for fault in inspection.faults { scan.record(fault) }
    for entry in inspection.metadata { scan.note(metadata: entry.key, entry.value) }
    for tensor in inspection.tensors {
      try scan.note(
        tensor: tensor.name, dtype: tensor.dtype.rawValue, shape: tensor.shape,
        element: tensor.dtype.element,
        data: SourceSlice(
          source, from: tensor.dataRange.lowerBound,
          count: tensor.dataRange.upperBound - tensor.dataRange.lowerBound))
    }
  }

  /// In memory, for each value of the header: a tensor has four.
  private static let bytesOfAValue: UInt64 = 40

  /// The header is kept, and what is made of its values; before each of them stands a colon.
  private static func checkCost(
    _ source: any ByteSource, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard source.size >= 8 else { return }
    var cursor = ByteCursor(source, to: 8)
    let length = try cursor.littleEndian(UInt64.self)
    guard length <= SafetensorsReader.largestHeader, length <= source.size - 8 else { return }
    try scan.spend(steps: length / 8)
    try scan.checkMemory(length)
    try scan.checkMemory(length + colons(source, to: 8 + length) * bytesOfAValue)
  }

  private static func colons(
    _ source: any ByteSource, to end: UInt64
  ) throws(ReadStop) -> UInt64 {
    var cursor = ByteCursor(source, from: 8, to: end)
    var count: UInt64 = 0
    while !cursor.atEnd {
      let part = try cursor.bytes(min(cursor.remaining, UInt64(ByteCursor.windowSize)))
      for byte in part where byte == 0x3a { count &+= 1 }
    }
    return count
  }
}
