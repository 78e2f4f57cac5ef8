// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How a dataset is cut into chunks of one shape, and where those are listed.
struct HDF5Chunking {
  enum Index: Hashable {
    /// A B-tree of version 1; without an address where nothing was written yet.
    case tree(address: UInt64?)
    /// The dataset is one chunk; its size is told where it is filtered.
    case single(address: UInt64?, size: UInt64?, skippedFilters: UInt64)
    /// For datasets that cannot grow.
    case fixedArray(address: UInt64?)
    /// Other arrays and trees of the newest versions, which are not followed.
    case other(UInt8)
  }

  /// In elements.
  let shape: [UInt64]
  /// In bytes.
  let elementSize: UInt64
  let index: Index

  /// Of layout versions 1 and 2, and of 3, from the address on.
  init(rank: Int, _ block: inout HDF5Block) throws(ReadStop) {
    index = .tree(address: try block.address())
    (shape, elementSize) = try Self.sizes(count: rank, width: 4, &block)
  }

  /// Of version 4.
  init(_ block: inout HDF5Block) throws(ReadStop) {
    let flags = try block.u8()
    let rank = Int(try block.u8())
    let width = Int(try block.u8())
    guard (1...8).contains(width) else { throw .endOfBytes(at: block.offset) }
    (shape, elementSize) = try Self.sizes(count: rank, width: width, &block)
    let kind = try block.u8()
    if kind == 3 {
      try block.skip(1)
      index = .fixedArray(address: try block.address())
      return
    }
    guard kind == 1 else {
      index = .other(kind)
      return
    }
    let isFiltered = flags & 2 != 0
    let size = isFiltered ? try block.length() : nil
    let skipped = isFiltered ? try block.u32() : 0
    index = .single(address: try block.address(), size: size, skippedFilters: skipped)
  }

  /// The last is that of an element.
  private static func sizes(
    count: Int, width: Int, _ block: inout HDF5Block
  ) throws(ReadStop) -> ([UInt64], UInt64) {
    var sizes: [UInt64] = []
    for _ in 0..<count { sizes.append(try block.number(width)) }
    let last = sizes.popLast() ?? 0
    return (sizes, last)
  }

  /// Of one chunk; nil on overflow.
  var byteCount: UInt64? { shape.product(times: elementSize) }
}

/// One chunk, as the index tells of it.
struct HDF5Chunk {
  /// Of its first element, in each dimension of the dataset.
  let origin: [UInt64]
  let address: UInt64
  /// As it is stored.
  let size: UInt64
  /// A bit for each filter of the pipeline that was not applied.
  let skippedFilters: UInt64
}

/// A B-tree of version 1 whose leaves are a dataset's chunks.
struct HDF5ChunkTree {
  private let file: HDF5File
  private let rank: Int
  private var nodes: [(address: UInt64, level: UInt8?)]
  private var seen: Set<UInt64> = []

  /// One chunk after the other; what is visited is not kept.
  static func visit(
    at address: UInt64, rank: Int, in file: HDF5File,
    _ body: (HDF5Chunk) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    var tree = Self(file: file, rank: rank, nodes: [(address, nil)])
    while let node = tree.nodes.popLast() { try tree.read(node.address, node.level, body) }
  }

  private mutating func read(
    _ address: UInt64, _ level: UInt8?, _ body: (HDF5Chunk) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    guard seen.insert(address).inserted else {
      return file.scan.fault(
        "hdf5.cycle", "a tree of chunks comes back to a node", offset: try file.place(of: address))
    }
    try file.scan.checkMemory(UInt64(seen.count + nodes.count) * 64)
    var head = try file.block(at: address, count: UInt64(8 + 2 * file.offsetSize))
    guard head.take(signature: "TREE"), try head.u8() == 1 else { return misplaced(head) }
    let own = try head.u8()
    if let level, Int(own) + 1 != Int(level) { return misplaced(head) }
    let count = try head.u16()
    let width = 8 + 8 * (rank + 1) + file.offsetSize
    var block = try file.block(
      at: file.add(address, UInt64(head.bytes.count)), count: UInt64(count * width))
    var children: [UInt64] = []
    for _ in 0..<count {
      try file.scan.spend()
      let (size, skipped) = (try block.u32(), try block.u32())
      var origin: [UInt64] = []
      for _ in 0..<rank { origin.append(try block.number(8)) }
      // The last is an offset inside of an element: zero.
      try block.skip(8)
      guard let child = try block.address() else { continue }
      if own > 0 {
        children.append(child)
      } else {
        try body(
          HDF5Chunk(origin: origin, address: child, size: size, skippedFilters: skipped))
      }
    }
    nodes += children.reversed().map { ($0, own) }
  }

  private func misplaced(_ block: HDF5Block) {
    file.scan.fault(
      "hdf5.chunk-index", "no tree of chunks begins here, where the file says one does",
      offset: block.start)
  }
}
