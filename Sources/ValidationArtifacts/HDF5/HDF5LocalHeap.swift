// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The names of an old-style group, or of external files.
struct HDF5LocalHeap {
  private let file: HDF5File
  private let address: UInt64
  private let size: UInt64

  /// Nil, and a fault, where no heap begins at the address.
  init?(at address: UInt64, in file: HDF5File) throws(ReadStop) {
    var head = try file.block(
      at: address, count: UInt64(8 + 2 * file.lengthSize + file.offsetSize))
    guard head.take(signature: "HEAP") else {
      file.scan.fault("hdf5.local-heap", "no local heap begins here", offset: head.start)
      return nil
    }
    try head.skip(4)
    size = try head.length()
    _ = try head.length()
    guard let data = try head.address() else { return nil }
    self.file = file
    self.address = data
  }

  /// Longer names are cut; nil beyond the heap.
  func text(at offset: UInt64) throws(ReadStop) -> String? {
    guard offset < size else { return nil }
    var block = try file.block(at: file.add(address, offset), atMost: min(1_024, size - offset))
    return block.text()
  }
}
