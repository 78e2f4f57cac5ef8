// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How many elements a dataset or attribute has, along which dimensions.
struct HDF5Dataspace {
  /// Empty for a single element.
  let shape: [UInt64]
  /// That it may grow to.
  let largest: [UInt64]
  /// No elements at all.
  let isNull: Bool

  init(_ block: HDF5Block) throws(ReadStop) {
    var block = block
    let version = try block.u8()
    let rank = Int(try block.u8())
    let hasLargest = try block.u8() & 1 != 0
    let type = try block.u8()
    if version == 1 { try block.skip(4) }
    isNull = version >= 2 && type == 2
    var shape: [UInt64] = []
    for _ in 0..<rank { shape.append(try block.length()) }
    self.shape = shape
    guard hasLargest else {
      largest = shape
      return
    }
    var largest: [UInt64] = []
    for _ in 0..<rank { largest.append(try block.length()) }
    self.largest = largest
  }

  /// Nil beyond 2^64 − 1.
  var count: UInt64? {
    if isNull { return 0 }
    var count: UInt64 = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow && !shape.contains(0) { return nil }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }
}
