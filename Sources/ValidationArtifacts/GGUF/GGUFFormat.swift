// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Files of llama.cpp and its relatives: typed metadata, then tensors, quantised in blocks.
///
/// Rules after gguf.cpp and its tests (llama.cpp 067d44f), and the specification's where it says
/// more: ASCII keys.
enum GGUFFormat: FormatReader {
  static let kind = ArtifactKind.gguf
  static let extensions: Set<String> = ["gguf"]

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: "GGUF") }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var cursor = ByteCursor(source)
    guard let counts = try GGUFCounts(&cursor, scan) else { return }
    var metadata = GGUFMetadata(scan: scan)
    guard try metadata.read(counts.entries, &cursor) else { return }
    var tensors = GGUFTensors(source: source, alignment: metadata.alignment, scan: scan)
    try tensors.read(counts.tensors, &cursor)
    try tensors.checkData(from: cursor.offset)
  }
}

/// The first 24 bytes: nothing after them can be read where they are wrong.
struct GGUFCounts {
  let tensors: UInt64
  let entries: UInt64

  /// Least bytes that an entry of the metadata takes: its key's length, its type, its value.
  private static let leastEntry: UInt64 = 8 + 4 + 1
  /// Least bytes that a tensor's description takes.
  private static let leastTensor: UInt64 = 8 + 4 + 4 + 8

  init?(_ cursor: inout ByteCursor, _ scan: ArtifactScan) throws(ReadStop) {
    guard try cursor.bytes(4) == Array("GGUF".utf8) else {
      scan.fault("gguf.magic", "the file does not begin with GGUF", offset: 0)
      return nil
    }
    let version = try cursor.littleEndian(UInt32.self)
    guard Self.isKnown(version, scan) else { return nil }
    scan.note(metadata: "gguf.version", String(version))
    tensors = try cursor.littleEndian(UInt64.self)
    entries = try cursor.littleEndian(UInt64.self)
    guard Self.fits(tensors, Self.leastTensor, "tensors", cursor, scan),
      Self.fits(entries, Self.leastEntry, "metadata entries", cursor, scan)
    else { return nil }
  }

  private static func isKnown(_ version: UInt32, _ scan: ArtifactScan) -> Bool {
    switch version {
    case 2, 3: return true
    case let swapped where swapped != 0 && swapped & 0xffff == 0:
      scan.fault(
        "gguf.byte-order", "the version is byte-swapped: the file is big-endian", offset: 4)
    default: scan.fault("gguf.version", "version \(version); loaders take 2 and 3", offset: 4)
    }
    return false
  }

  /// A claim that the rest of the file cannot hold, such as a negative one, is refused at once.
  private static func fits(
    _ count: UInt64, _ least: UInt64, _ what: String, _ cursor: ByteCursor, _ scan: ArtifactScan
  ) -> Bool {
    guard count > cursor.remaining / least else { return true }
    let claim = Int64(bitPattern: count)
    scan.fault(
      "gguf.count", "it claims \(claim) \(what), and \(cursor.remaining) bytes follow",
      offset: what == "tensors" ? 8 : 16)
    return false
  }
}
