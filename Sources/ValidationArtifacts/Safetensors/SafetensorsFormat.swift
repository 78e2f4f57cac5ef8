// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Safetensors among the formats that are recognised by content.
enum SafetensorsFormat: FormatReader {
  static let kind = ArtifactKind.safetensors
  static let extensions: Set<String> = ["safetensors"]

  /// A length that fits the file, and an object after it.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.head.count > 8, probe.head[8] == 0x7b else { return false }
    let length = probe.head[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
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

  /// Tensors kept and searched take some times the header's bytes.
  private static func checkCost(
    _ source: any ByteSource, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard source.size >= 8 else { return }
    var cursor = ByteCursor(source, to: 8)
    let length = try cursor.littleEndian(UInt64.self)
    guard length <= SafetensorsReader.largestHeader, length <= source.size - 8 else { return }
    try scan.checkMemory(length * 10)
    try scan.spend(steps: length / 8)
  }
}
