// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Chunks of a dataset that cannot grow, in the order of the dataset: an array of addresses, in pages where it is long.
struct HDF5FixedArray {
  private let file: HDF5File
  /// Chunks along each dimension, of the largest shape that the dataset may have.
  private let counts: [UInt64]
  private let chunking: HDF5Chunking
  private let entrySize: Int
  private let isFiltered: Bool
  private let perPage: UInt64

  private static let checksumSize: UInt64 = 4
  /// Read at one time.
  private static let mostEntries: UInt64 = 4_096

  static func visit(
    at address: UInt64, _ chunking: HDF5Chunking, largest: [UInt64], in file: HDF5File,
    _ body: (HDF5Chunk) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    let size = UInt64(8 + file.lengthSize + file.offsetSize) + checksumSize
    var head = try file.block(at: address, count: size)
    guard head.take(signature: "FAHD"), try head.u8() == 0 else {
      return misplaced(head, file)
    }
    head.verifyChecksum("array of chunks", file.scan)
    let isFiltered = try head.u8() == 1
    let entrySize = Int(try head.u8())
    let pageBits = try head.u8()
    let count = try head.length()
    let data = try head.address()
    let counts = zip(largest, chunking.shape).map { $0 / $1 + ($0 % $1 == 0 ? 0 : 1) }
    let least = file.offsetSize + (isFiltered ? 5 : 0)
    guard entrySize >= least, entrySize <= least + 7, pageBits < 32 else {
      return misplaced(head, file)
    }
    guard let data else { return }
    let array = Self(
      file: file, counts: counts, chunking: chunking, entrySize: entrySize,
      isFiltered: isFiltered, perPage: 1 << UInt64(pageBits))
    try array.visit(blockAt: data, count: count, body)
  }

  private func visit(
    blockAt address: UInt64, count: UInt64, _ body: (HDF5Chunk) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    let lead = UInt64(6 + file.offsetSize)
    var head = try file.block(at: address, count: lead)
    guard head.take(signature: "FADB") else { return Self.misplaced(head, file) }
    var place = try file.add(address, lead)
    guard count > perPage else { return try visit(count, from: 0, at: place, body) }
    let pages = count / perPage + (count % perPage == 0 ? 0 : 1)
    let bits = try file.block(at: place, count: pages / 8 + 1)
    place = try file.add(place, (pages + 7) / 8 + Self.checksumSize)
    for page in 0..<pages {
      try file.scan.spend()
      let first = page * perPage
      let held = min(perPage, count - first)
      // The first page has the highest bit; one that was never written is filled with nothing.
      if bits.bytes[Int(page / 8)] >> UInt8(7 - page % 8) & 1 == 1 {
        try visit(held, from: first, at: place, body)
      }
      place = try file.add(place, held * UInt64(entrySize) + Self.checksumSize)
    }
  }

  private func visit(
    _ count: UInt64, from first: UInt64, at address: UInt64,
    _ body: (HDF5Chunk) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    var done: UInt64 = 0
    var place = address
    while done < count {
      let part = min(count - done, Self.mostEntries)
      var block = try file.block(at: place, count: part * UInt64(entrySize))
      for index in first + done..<first + done + part {
        try file.scan.spend()
        let address = try block.address()
        let size =
          isFiltered ? try block.number(entrySize - file.offsetSize - 4) : chunking.byteCount ?? 0
        let skipped = isFiltered ? try block.u32() : 0
        if !isFiltered { try block.skip(entrySize - file.offsetSize) }
        guard let address else { continue }
        try body(
          HDF5Chunk(
            origin: origin(of: index), address: address, size: size, skippedFilters: skipped))
      }
      place = try file.add(place, part * UInt64(entrySize))
      done += part
    }
  }

  /// Of the first element of the chunk of that number; the last dimension runs fastest.
  private func origin(of index: UInt64) -> [UInt64] {
    var rest = index
    var origin = counts
    for dimension in counts.indices.reversed() {
      let count = max(1, counts[dimension])
      // Beyond the dataset nothing is counted.
      origin[dimension] =
        (rest % count).multipliedReportingOverflow(by: chunking.shape[dimension])
        .partialValue
      rest /= count
    }
    return origin
  }

  private static func misplaced(_ block: HDF5Block, _ file: HDF5File) {
    file.scan.fault(
      "hdf5.chunk-index", "no array of chunks begins here, where the file says one does",
      offset: block.start)
  }
}
