// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The heap of a new-style group or object that keeps many links or attributes.
struct HDF5FractalHeap {
  private let file: HDF5File
  /// Bytes of an offset and of a length in an object's identifier.
  private let offsetWidth: Int
  private let lengthWidth: Int
  private let table: HDF5DoublingTable
  private let root: UInt64?
  /// 0 when the root is itself a block of objects.
  private let rows: Int
  private let hugeTree: UInt64?

  /// Nil, and a finding, where no heap begins at the address or its objects are compressed.
  init?(at address: UInt64, in file: HDF5File) throws(ReadStop) {
    let (o, l) = (file.offsetSize, file.lengthSize)
    var head = try file.block(at: address, count: UInt64(22 + 12 * l + 3 * o + 4))
    guard head.take(signature: "FRHP"), try head.u8() == 0 else {
      file.scan.fault("hdf5.heap", "no heap of objects begins here", offset: head.start)
      return nil
    }
    try head.skip(2)
    let filters = try head.u16()
    guard filters == 0 else {
      file.scan.record(.compressedHeap(at: head.start))
      return nil
    }
    head.verifyChecksum("heap", file.scan)
    let hasChecksums = try head.u8() & 2 != 0
    let mostManaged = try head.u32()
    try head.skip(l)
    hugeTree = try head.address()
    try head.skip(l + o + 8 * l)
    let width = try head.u16()
    let (first, most) = (try head.length(), try head.length())
    let bits = try head.u16()
    try head.skip(2)
    root = try head.address()
    rows = try head.u16()
    guard
      let table = HDF5DoublingTable(width: width, first: first, mostDirect: most, bits: bits)
    else {
      file.scan.fault("hdf5.heap", "a heap's table has impossible sizes", offset: head.start)
      return nil
    }
    self.file = file
    self.table = table
    _ = hasChecksums
    offsetWidth = (bits + 7) / 8
    // H5HFhdr.c: the smaller of what a direct block and a managed object can have.
    lengthWidth = min(Self.width(of: most), Self.width(of: mostManaged))
  }

  private static func width(of number: UInt64) -> Int {
    (63 - max(number, 1).leadingZeroBitCount) / 8 + 1
  }

  /// The object with that identifier; nil, and a finding, where it is not found.
  func object(_ identifier: ArraySlice<UInt8>) throws(ReadStop) -> HDF5Block? {
    var id = HDF5Block(
      Array(identifier), at: 0, offsetSize: file.offsetSize, lengthSize: file.lengthSize)
    let flags = try id.u8()
    switch flags >> 4 & 3 {
    case 0:
      let offset = try id.number(offsetWidth)
      let count = try id.number(lengthWidth)
      guard let address = try address(of: offset, count) else { return missing() }
      return try file.block(at: address, count: count)
    case 1: return try huge(&id)
    case 2:
      // Up to 16 bytes are in the identifier; a longer one spends one more byte on its length.
      let long = identifier.count > 17
      let count = Int(flags & 0x0f) + 1
      if long { try id.skip(1) }
      return try id.block(min(count, id.remaining))
    default: return missing()
    }
  }

  private func missing() -> HDF5Block? {
    file.scan.fault("hdf5.heap", "a link or attribute is not in the heap that should hold it")
    return nil
  }

  /// Walks down from the root to the block that covers the offset.
  private func address(of offset: UInt64, _ count: UInt64) throws(ReadStop) -> UInt64? {
    guard var node = root else { return nil }
    var (rows, place) = (rows, offset)
    if rows == 0 {
      return place < table.first ? try file.add(node, place) : nil
    }
    while true {
      try file.scan.spend()
      guard let entry = table.entry(covering: place, rows: rows) else { return nil }
      var block = try file.block(
        at: file.add(
          node, UInt64(5 + file.offsetSize + offsetWidth + entry.number * file.offsetSize)),
        count: UInt64(file.offsetSize))
      guard let child = try block.address() else { return nil }
      place = entry.place
      if entry.isDirect { return try file.add(child, place) }
      // Each step down covers less: an indirect block never holds one as large as itself.
      guard entry.rows < rows else { return nil }
      (node, rows) = (child, entry.rows)
    }
  }

  /// Objects beyond the managed size stand on their own, found through a tree by their number.
  private func huge(_ id: inout HDF5Block) throws(ReadStop) -> HDF5Block? {
    if id.remaining >= file.offsetSize + file.lengthSize {
      guard let address = try id.address() else { return missing() }
      return try file.block(at: address, count: id.length())
    }
    let number = try id.number(min(id.remaining, 8))
    guard let hugeTree else { return missing() }
    for var record in try HDF5Tree.records(at: hugeTree, in: file) {
      let address = try record.address()
      let count = try record.length()
      guard try record.length() == number, let address else { continue }
      return try file.block(at: address, count: count)
    }
    return missing()
  }
}

extension FindingDraft {
  fileprivate static func compressedHeap(at offset: UInt64) -> Self {
    .unjudged(
      "structure.hdf5.compressed-heap", "links or attributes are compressed; they were not read",
      offset: offset, remedy: "write the file without filters on its groups")
  }
}
