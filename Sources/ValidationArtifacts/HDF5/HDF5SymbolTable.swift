// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// An old-style group: a B-tree of version 1 with symbols at its leaves, and a heap of names.
struct HDF5SymbolTable {
  private let file: HDF5File
  private let heap: HDF5LocalHeap
  private var nodes: [(address: UInt64, level: UInt8?)] = []
  private var seen: Set<UInt64> = []
  private var bytesKept: UInt64 = 0

  /// Of a symbol table message.
  static func links(_ message: HDF5Block, in file: HDF5File) throws(ReadStop) -> [HDF5Link] {
    var message = message
    guard let tree = try message.address(), let address = try message.address(),
      let heap = try HDF5LocalHeap(at: address, in: file)
    else { return [] }
    var table = Self(file: file, heap: heap, nodes: [(tree, nil)])
    var links: [HDF5Link] = []
    while let node = table.nodes.popLast() { try table.read(node.address, node.level, &links) }
    return links
  }

  private mutating func read(
    _ address: UInt64, _ level: UInt8?, _ links: inout [HDF5Link]
  ) throws(ReadStop) {
    guard seen.insert(address).inserted else {
      return file.scan.fault(
        "hdf5.cycle", "a group's tree comes back to a node", offset: try file.place(of: address))
    }
    if level == 0 { return try readSymbols(address, &links) }
    var head = try file.block(at: address, count: UInt64(8 + 2 * file.offsetSize))
    guard head.take(signature: "TREE"), try head.u8() == 0 else { return misplaced(head, "tree") }
    let own = try head.u8()
    if let level, Int(own) + 1 != Int(level) { return misplaced(head, "tree") }
    let count = try head.u16()
    var block = try file.block(
      at: file.add(address, UInt64(head.bytes.count)),
      count: UInt64(count * (file.lengthSize + file.offsetSize)))
    // Pushed in reverse, so that names come in their order.
    var children: [UInt64] = []
    for _ in 0..<count {
      _ = try block.length()
      if let child = try block.address() { children.append(child) }
    }
    nodes += children.reversed().map { ($0, own) }
  }

  private mutating func readSymbols(_ address: UInt64, _ links: inout [HDF5Link]) throws(ReadStop) {
    var head = try file.block(at: address, count: 8)
    guard head.take(signature: "SNOD") else { return misplaced(head, "symbol table node") }
    try head.skip(2)
    let count = try head.u16()
    var block = try file.block(
      at: file.add(address, 8), count: UInt64(count * (2 * file.offsetSize + 24)))
    for _ in 0..<count {
      try file.scan.spend()
      let name = try block.address()
      let object = try block.address()
      let kind = try block.u32()
      try block.skip(20)
      guard let name, let text = try heap.text(at: name) else {
        file.scan.fault("hdf5.name", "a name lies outside of its heap", offset: block.start)
        continue
      }
      bytesKept += 64 + UInt64(text.utf8.count)
      try file.scan.checkMemory(bytesKept)
      if kind == 2 {
        links.append(.soft(name: text))
      } else if let object {
        links.append(.hard(name: text, address: object))
      }
    }
  }

  private func misplaced(_ block: HDF5Block, _ structure: String) {
    file.scan.fault(
      "hdf5.group", "no \(structure) of a group begins here, where the file says one does",
      offset: block.start)
  }
}
