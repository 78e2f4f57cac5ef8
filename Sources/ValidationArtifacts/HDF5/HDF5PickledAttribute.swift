// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// PyTables, and so pandas' `read_hdf`, unpickles every text attribute that ends like a pickle.
enum HDF5PickledAttribute {
  static func judge(
    _ name: String, _ value: [UInt8], of path: String, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard looksPickled(value) else { return }
    try scan.descend(into: MemorySource(bytes: value), member: "\(path)@\(name)")
  }

  /// A guess to spare a thorough look at every title: the reader of pickles decides.
  private static func looksPickled(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, bytes.count > 2 else { return false }
    let body =
      bytes.last == 0 ? bytes.dropLast(bytes.reversed().prefix { $0 == 0 }.count) : bytes[...]
    if first == 0x80, (2...5).contains(bytes[1]) { return body.last == 0x2e }
    return "c(]}i".utf8.contains(first) && body.last == 0x2e && body.contains(0x0a)
  }
}
