// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The beginning of an HDF5 file: sizes of its numbers, its end, its root group.
struct HDF5Superblock {
  let version: UInt8
  let file: HDF5File
  /// Address of the root group's object header.
  let root: UInt64?
  /// First byte after the file, from the beginning of the source.
  let end: UInt64

  static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

  /// At 0, or at 512 and its doublings after a block that belongs to the user.
  static func place(in source: any ByteSource) throws(ReadStop) -> UInt64? {
    var place: UInt64 = 0
    while place < source.size {
      if try source.head(8, at: place) == signature { return place }
      let (next, overflow) = place.multipliedReportingOverflow(by: 2)
      if overflow { return nil }
      place = max(next, 512)
    }
    return nil
  }

  /// Nil after a fault that leaves nothing to go on with.
  init?(in source: any ByteSource, at place: UInt64, _ scan: ArtifactScan) throws(ReadStop) {
    let head = try source.head(16, at: place)
    guard head.count == 16 else { throw .endOfBytes(at: source.size) }
    version = head[8]
    guard version <= 3 else {
      scan.fault(
        "hdf5.superblock-version", "the superblock has version \(version), and 0 to 3 exist",
        offset: place + 8)
      return nil
    }
    let sizes = version < 2 ? (head[13], head[14]) : (head[9], head[10])
    guard [2, 4, 8].contains(sizes.0), [2, 4, 8].contains(sizes.1) else {
      scan.fault(
        "hdf5.number-size",
        "addresses of \(sizes.0) bytes and lengths of \(sizes.1); 2, 4 or 8 are allowed",
        offset: place + 8)
      return nil
    }
    file = HDF5File(
      source: source, base: place, offsetSize: Int(sizes.0), lengthSize: Int(sizes.1), scan: scan)
    let fields = try Fields(version, file)
    root = fields.root
    // Written as if the base address came before it; HDF5 moves both when a file was prefixed.
    end = (fields.end ?? 0) &- (fields.base ?? 0) &+ place
  }

  private struct Fields {
    let base: UInt64?
    let end: UInt64?
    let root: UInt64?

    init(_ version: UInt8, _ file: HDF5File) throws(ReadStop) {
      let lead: UInt64 = [24, 28, 12, 12][Int(version)]
      let width = UInt64(file.offsetSize)
      var block = try file.block(at: lead, count: width * (version < 2 ? 6 : 4))
      base = try block.address()
      _ = try block.address()
      end = try block.address()
      _ = version < 2 ? try block.address() : nil
      // Version 0 and 1 keep the root as a symbol: an offset of its name comes first.
      if version < 2 { _ = try block.address() }
      root = try block.address()
      guard version >= 2 else { return }
      let whole = try file.block(at: 0, count: lead + width * 4 + 4)
      whole.verifyChecksum("superblock", file.scan)
    }
  }

  func checkEnd(_ scan: ArtifactScan) {
    let size = file.source.size
    if end > size {
      scan.fault(
        "hdf5.truncated", "the file has \(size) bytes and claims to end at \(end)", offset: size)
    } else if end < size {
      scan.record(
        FindingDraft(
          "structure.hdf5.trailing-bytes", .medium,
          "\(size - end) bytes follow the end of the HDF5 data", offset: end,
          remedy: "find out what they are; save the file again"))
    }
  }
}

extension ByteSource {
  fileprivate func head(_ count: Int, at offset: UInt64) throws(ReadStop) -> [UInt8] {
    do throws(ArtifactReadError) {
      return try prefix(count, at: offset)
    } catch {
      throw .unreadable(error)
    }
  }
}
