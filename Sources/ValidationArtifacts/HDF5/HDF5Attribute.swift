// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A named value of a group or dataset.
struct HDF5Attribute {
  let name: String
  let type: HDF5Datatype
  let space: HDF5Dataspace
  private let data: HDF5Block

  /// Nil, and a finding, where its type or version cannot be told.
  init?(_ block: HDF5Block, in file: HDF5File) throws(ReadStop) {
    var block = block
    let version = try block.u8()
    let flags = try block.u8()
    guard (1...3).contains(version) else {
      file.scan.fault(
        "hdf5.attribute", "an attribute has version \(version), and 1 to 3 exist",
        offset: block.start)
      return nil
    }
    let sizes = (try block.u16(), try block.u16(), try block.u16())
    if version == 3 { try block.skip(1) }
    // Only version 1 fills up to multiples of eight.
    let round = { (size: Int) in version == 1 ? (size + 7) & ~7 : size }
    var nameBlock = try block.block(round(sizes.0))
    name = nameBlock.text()
    let typeBlock = try block.block(round(sizes.1))
    let spaceBlock = try block.block(round(sizes.2))
    let isShared = version > 1 && flags & 1 != 0
    guard
      let type = try HDF5ObjectHeader.resolve(
        .init(type: HDF5MessageType.datatype, isShared: isShared, body: typeBlock), in: file),
      let space = try HDF5ObjectHeader.resolve(
        .init(
          type: HDF5MessageType.dataspace, isShared: version > 1 && flags & 2 != 0,
          body: spaceBlock), in: file)
    else { return nil }
    self.type = try HDF5Datatype(type.body)
    self.space = try HDF5Dataspace(space.body)
    data = try block.block(block.remaining)
  }

  /// Bytes of a single text; nil for anything else.
  func text(in file: HDF5File) throws(ReadStop) -> [UInt8]? {
    guard space.count == 1 else { return nil }
    var data = data
    switch type.text {
    case .none: return nil
    case .fixed:
      let text = try data.take(Int(clamping: min(type.size, UInt64(data.remaining))))
      return Array(text.prefix { $0 != 0 })
    case .variable:
      let count = try data.u32()
      guard let heap = try data.address() else { return [] }
      return try HDF5GlobalHeap.object(at: heap, index: data.u32(), in: file)
        .map { Array($0.bytes.prefix(Int(count)).prefix { $0 != 0 }) }
    }
  }
}
