// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension HDF5ObjectHeader {
  /// The message itself where it is shared; nil, and a finding, where that cannot be told.
  static func resolve(_ message: Message, in file: HDF5File) throws(ReadStop) -> Message? {
    guard message.isShared else { return message }
    var body = message.body
    guard let address = try address(&body) else {
      file.scan.record(
        .unjudged(
          "structure.hdf5.shared-message",
          "a message lies in the heap of shared messages, which is not read", offset: body.start,
          remedy: "write the file without shared object header messages"))
      return nil
    }
    let holder = try HDF5ObjectHeader(at: address, in: file)
    return holder?.messages.first { $0.type == message.type && !$0.isShared }
  }

  /// Of the object header that holds it; nil for one in the heap.
  private static func address(_ body: inout HDF5Block) throws(ReadStop) -> UInt64? {
    let version = try body.u8()
    let type = try body.u8()
    if version == 1 { try body.skip(6) }
    if version >= 3, type == 1 { return nil }
    return try body.address()
  }
}
