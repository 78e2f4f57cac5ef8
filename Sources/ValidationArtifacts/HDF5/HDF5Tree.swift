// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A B-tree of version 2: the records that find links, attributes and large objects in a heap.
struct HDF5Tree {
  private let file: HDF5File
  private let nodeSize: UInt64
  private let recordSize: UInt64
  private var nodes: [Node] = []
  private var seen: Set<UInt64> = []
  /// By level: bytes of a child's number of records, and of all records below it.
  private var widths: [(own: UInt64, below: UInt64)] = []

  private struct Node {
    let address: UInt64
    let level: Int
    let count: UInt64
  }

  /// All records in no particular order; none, and a fault, where no tree begins at the address.
  static func records(at address: UInt64, in file: HDF5File) throws(ReadStop) -> [HDF5Block] {
    guard var tree = try Self(at: address, in: file) else { return [] }
    var records: [HDF5Block] = []
    while let node = tree.nodes.popLast() { try tree.read(node, &records) }
    return records
  }

  private init?(at address: UInt64, in file: HDF5File) throws(ReadStop) {
    let whole = UInt64(4 + 12 + file.offsetSize + 2 + file.lengthSize + 4)
    var head = try file.block(at: address, count: whole)
    self.file = file
    guard head.take(signature: "BTHD"), try head.u8() == 0 else {
      Self.misplaced(head, file)
      return nil
    }
    head.verifyChecksum("tree", file.scan)
    try head.skip(1)
    nodeSize = try head.u32()
    recordSize = UInt64(try head.u16())
    let depth = try head.u16()
    try head.skip(2)
    guard let root = try head.address() else { return }
    let count = UInt64(try head.u16())
    guard recordSize > 0, nodeSize > 10, depth < 64 else {
      Self.misplaced(head, file)
      return nil
    }
    widths = Self.widths(depth: depth, nodeSize, recordSize, UInt64(file.offsetSize))
    nodes = [Node(address: root, level: depth, count: count)]
  }

  private mutating func read(_ node: Node, _ records: inout [HDF5Block]) throws(ReadStop) {
    guard seen.insert(node.address).inserted else {
      return file.scan.fault(
        "hdf5.cycle", "a tree comes back to a node", offset: try file.place(of: node.address))
    }
    var block = try file.block(at: node.address, count: nodeSize)
    guard block.take(signature: node.level == 0 ? "BTLF" : "BTIN") else {
      return Self.misplaced(block, file)
    }
    try block.skip(2)
    for _ in 0..<node.count {
      try file.scan.spend()
      records.append(try block.block(Int(recordSize)))
    }
    try file.scan.checkMemory(UInt64(records.count) * (recordSize + 64))
    if node.level > 0 { try readChildren(of: node, &block) }
  }

  private mutating func readChildren(of node: Node, _ block: inout HDF5Block) throws(ReadStop) {
    for _ in 0...node.count {
      let address = try block.address()
      let count = try block.number(Int(widths[node.level - 1].own))
      if node.level > 1 { try block.skip(Int(widths[node.level - 1].below)) }
      if let address { nodes.append(Node(address: address, level: node.level - 1, count: count)) }
    }
  }

  /// H5B2hdr.c: as many bytes as the largest possible number takes.
  private static func widths(
    depth: Int, _ nodeSize: UInt64, _ recordSize: UInt64, _ offsetSize: UInt64
  ) -> [(own: UInt64, below: UInt64)] {
    let most = (nodeSize - 10) / recordSize
    let own = bytes(for: most)
    var (below, widths) = (most, [(own: own, below: UInt64(0))])
    for _ in 0..<depth {
      let pointer = offsetSize + own + (widths.last?.below ?? 0)
      let most = nodeSize > 10 + pointer ? (nodeSize - 10 - pointer) / (recordSize + pointer) : 0
      below = ((most &+ 1) &* below) &+ most
      widths.append((own, bytes(for: below)))
    }
    return widths
  }

  private static func bytes(for number: UInt64) -> UInt64 {
    UInt64((63 - max(number, 1).leadingZeroBitCount) / 8 + 1)
  }

  private static func misplaced(_ block: HDF5Block, _ file: HDF5File) {
    file.scan.fault(
      "hdf5.tree", "no tree begins here, where the file says one does", offset: block.start)
  }
}
