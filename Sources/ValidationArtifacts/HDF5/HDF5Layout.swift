// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a dataset's elements stand.
enum HDF5Layout {
  /// In the object header.
  case compact(start: UInt64, count: UInt64)
  /// In one piece; without an address where nothing was written yet. No size in old versions.
  case contiguous(address: UInt64?, size: UInt64?)
  case chunked(HDF5Chunking)
  /// In other datasets, listed in an object of the global heap.
  case virtual(heap: UInt64?, index: UInt64)
  case unknown(version: UInt8, kind: UInt8)

  init(_ block: HDF5Block) throws(ReadStop) {
    var block = block
    let version = try block.u8()
    switch version {
    case 1, 2: self = try Self.old(&block, version)
    case 3, 4, 5: self = try Self.current(&block, version)
    default: self = .unknown(version: version, kind: 0)
    }
  }

  private static func current(_ block: inout HDF5Block, _ version: UInt8) throws(ReadStop) -> Self {
    let kind = try block.u8()
    switch kind {
    case 0:
      let count = try block.u16()
      return .compact(start: block.offset, count: UInt64(min(count, block.remaining)))
    case 1: return .contiguous(address: try block.address(), size: try block.length())
    case 2 where version == 3:
      let rank = Int(try block.u8())
      return .chunked(try HDF5Chunking(rank: rank, &block))
    case 2: return .chunked(try HDF5Chunking(&block))
    case 3: return .virtual(heap: try block.address(), index: try block.u32())
    default: return .unknown(version: version, kind: kind)
    }
  }

  private static func old(_ block: inout HDF5Block, _ version: UInt8) throws(ReadStop) -> Self {
    let rank = Int(try block.u8())
    let kind = try block.u8()
    try block.skip(5)
    switch kind {
    case 0:
      try block.skip(4 * rank)
      let count = try block.u32()
      return .compact(start: block.offset, count: min(count, UInt64(block.remaining)))
    case 1: return .contiguous(address: try block.address(), size: nil)
    case 2: return .chunked(try HDF5Chunking(rank: rank, &block))
    default: return .unknown(version: version, kind: kind)
    }
  }
}
