// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Collections of values of any length, such as texts.
enum HDF5GlobalHeap {
  /// Nil, and a fault, where the heap has none of that number.
  static func object(
    at address: UInt64, index: UInt64, in file: HDF5File
  ) throws(ReadStop) -> HDF5Block? {
    if index == 0 { return nil }
    let lead = UInt64(8 + file.lengthSize)
    var head = try file.block(at: address, count: lead)
    guard head.take(signature: "GCOL") else {
      file.scan.fault("hdf5.global-heap", "no global heap begins here", offset: head.start)
      return nil
    }
    try head.skip(4)
    let end = try file.add(address, head.length())
    var place = try file.add(address, lead)
    while let next = try object(at: place, before: end, in: file) {
      if next.index == index {
        return try file.block(at: file.add(place, lead), count: next.count)
      }
      // The rest of the heap is free.
      if next.index == 0 { break }
      place = try file.add(file.add(place, lead), file.add(next.count, 7) & ~7)
    }
    file.scan.fault(
      "hdf5.global-heap", "the global heap has no object \(index)", offset: head.start)
    return nil
  }

  private static func object(
    at place: UInt64, before end: UInt64, in file: HDF5File
  ) throws(ReadStop) -> (index: UInt64, count: UInt64)? {
    let lead = UInt64(8 + file.lengthSize)
    guard place < end, end - place >= lead else { return nil }
    var block = try file.block(at: place, count: lead)
    let index = try block.number(2)
    try block.skip(6)
    return (index, try block.length())
  }
}
