// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The messages that describe one group or dataset, of all blocks over which they are spread.
struct HDF5ObjectHeader {
  struct Message {
    let type: UInt16
    /// The body only says where the message stands.
    let isShared: Bool
    var body: HDF5Block
  }

  private(set) var messages: [Message] = []
  private let file: HDF5File
  private var blocks: [(address: UInt64, count: UInt64)] = []
  private var seen: Set<UInt64> = []
  private var bytesKept: UInt64 = 0
  private var tracksOrder = false

  /// Nil where no object header begins at the address, which is recorded.
  init?(at address: UInt64, in file: HDF5File) throws(ReadStop) {
    self.file = file
    var head = try file.block(at: address, atMost: 64)
    if head.take(signature: "OHDR") {
      try readSecond(&head, at: address)
    } else if head.bytes.starts(with: [1]) {
      try head.skip(8)
      let count = try head.u32()
      var block = try file.block(at: file.add(address, 16), count: count)
      try readFirst(&block)
    } else {
      file.scan.fault(
        "hdf5.object-header", "no object header begins here, where the file says one does",
        offset: head.start)
      return nil
    }
    try readContinuations()
  }

  // MARK: version 1

  private mutating func readFirst(_ block: inout HDF5Block) throws(ReadStop) {
    while block.remaining >= 8 {
      try file.scan.spend()
      let type = UInt16(try block.u16())
      let count = try block.u16()
      let flags = try block.u8()
      try block.skip(3)
      try keep(type, flags, block.block(count))
    }
  }

  // MARK: version 2

  private mutating func readSecond(_ head: inout HDF5Block, at address: UInt64) throws(ReadStop) {
    let version = try head.u8()
    guard version == 2 else {
      return file.scan.fault(
        "hdf5.object-header", "the object header has version \(version), and 1 and 2 exist",
        offset: head.start)
    }
    let flags = try head.u8()
    tracksOrder = flags & 0x04 != 0
    try head.skip((flags & 0x20 != 0 ? 16 : 0) + (flags & 0x10 != 0 ? 4 : 0))
    let count = try head.number(1 << Int(flags & 3))
    let lead = UInt64(head.place)
    var whole = try file.block(at: address, count: file.add(file.add(lead, count), 4))
    whole.verifyChecksum("object header", file.scan)
    try whole.skip(Int(lead))
    var block = try whole.block(Int(count))
    try readSecondMessages(&block)
  }

  private mutating func readSecondMessages(_ block: inout HDF5Block) throws(ReadStop) {
    let lead = tracksOrder ? 6 : 4
    while block.remaining >= lead {
      try file.scan.spend()
      let type = UInt16(try block.u8())
      let count = try block.u16()
      let flags = try block.u8()
      try block.skip(lead - 4)
      try keep(type, flags, block.block(count))
    }
  }

  // MARK: both

  private mutating func keep(_ type: UInt16, _ flags: UInt8, _ body: HDF5Block) throws(ReadStop) {
    if type == HDF5MessageType.continuation {
      var body = body
      if let address = try body.address() { blocks.append((address, try body.length())) }
    } else if HDF5MessageType.wanted.contains(type) {
      bytesKept += UInt64(body.bytes.count) + 64
      try file.scan.checkMemory(bytesKept)
      messages.append(Message(type: type, isShared: flags & 2 != 0, body: body))
    }
  }

  private mutating func readContinuations() throws(ReadStop) {
    while let next = blocks.popLast() {
      try file.scan.spend()
      guard seen.insert(next.address).inserted else {
        file.scan.fault(
          "hdf5.cycle", "an object header goes on in a block that belongs to it already",
          offset: try file.place(of: next.address))
        continue
      }
      var block = try file.block(at: next.address, count: next.count)
      if block.take(signature: "OCHK") {
        block.verifyChecksum("object header block", file.scan)
        var body = try block.block(block.remaining - 4)
        try readSecondMessages(&body)
      } else {
        try readFirst(&block)
      }
    }
  }
}

/// The kinds of messages that matter to what a model file holds and reaches.
enum HDF5MessageType {
  static let dataspace: UInt16 = 0x01
  static let linkInfo: UInt16 = 0x02
  static let datatype: UInt16 = 0x03
  static let link: UInt16 = 0x06
  static let externalFiles: UInt16 = 0x07
  static let layout: UInt16 = 0x08
  static let filters: UInt16 = 0x0b
  static let attribute: UInt16 = 0x0c
  static let continuation: UInt16 = 0x10
  static let symbolTable: UInt16 = 0x11
  static let attributeInfo: UInt16 = 0x15

  static let wanted: Set<UInt16> = [
    dataspace, linkInfo, datatype, link, externalFiles, layout, filters, attribute, symbolTable,
    attributeInfo,
  ]
}
