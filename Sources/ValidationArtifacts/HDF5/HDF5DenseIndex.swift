// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Links or attributes of an object that has too many for its header.
struct HDF5DenseIndex {
  private let file: HDF5File
  private let heap: UInt64?
  private let tree: UInt64?
  /// Bytes of a record before the identifier: links are found by the hash of their names.
  private let lead: Int

  /// Of a link information or attribute information message.
  init(_ message: HDF5ObjectHeader.Message, _ file: HDF5File) throws(ReadStop) {
    var body = message.body
    let isLinks = message.type == HDF5MessageType.linkInfo
    self.file = file
    try body.skip(1)
    let flags = try body.u8()
    if flags & 1 != 0 { try body.skip(isLinks ? 8 : 2) }
    heap = try body.address()
    tree = try body.address()
    lead = isLinks ? 4 : 0
  }

  func visit(_ body: (HDF5Block) throws(ReadStop) -> Void) throws(ReadStop) {
    guard let heap, let tree, let heap = try HDF5FractalHeap(at: heap, in: file) else { return }
    for var record in try HDF5Tree.records(at: tree, in: file) {
      try record.skip(lead)
      // An attribute's identifier has 8 bytes, a link's the 7 that remain.
      let identifier = try record.take(lead == 0 ? min(8, record.remaining) : record.remaining)
      if lead == 0, try record.u8() & 2 != 0 {
        file.scan.record(.sharedAttribute(at: record.start))
        continue
      }
      if let object = try heap.object(identifier) { try body(object) }
    }
  }
}

extension FindingDraft {
  fileprivate static func sharedAttribute(at offset: UInt64) -> Self {
    .unjudged(
      "structure.hdf5.shared-message",
      "an attribute lies in the heap of shared messages, which is not read", offset: offset,
      remedy: "write the file without shared object header messages")
  }
}
