// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A name in a group, and what it leads to.
enum HDF5Link {
  case hard(name: String, address: UInt64)
  /// A path in the same file.
  case soft(name: String)
  /// An object of another file.
  case external(name: String, file: String, object: String)
  /// For code of the application's own.
  case userDefined(name: String, type: UInt8)

  /// Of a link message.
  init?(_ block: HDF5Block, in file: HDF5File) throws(ReadStop) {
    var block = block
    let version = try block.u8()
    let flags = try block.u8()
    guard version == 1 else {
      file.scan.fault(
        "hdf5.link", "a link has version \(version), and only 1 exists", offset: block.start)
      return nil
    }
    let type = flags & 0x08 != 0 ? try block.u8() : 0
    try block.skip((flags & 0x04 != 0 ? 8 : 0) + (flags & 0x10 != 0 ? 1 : 0))
    let count = try block.number(1 << Int(flags & 3))
    guard count <= UInt64(block.remaining) else { throw .endOfBytes(at: block.offset) }
    let name = String(decoding: try block.take(Int(count)), as: UTF8.self)
    switch type {
    case 0:
      guard let address = try block.address() else { return nil }
      self = .hard(name: name, address: address)
    case 1: self = .soft(name: name)
    case 64:
      var value = try block.block(block.u16())
      try value.skip(1)
      let target = value.text()
      self = .external(name: name, file: target, object: value.text())
    default: self = .userDefined(name: name, type: type)
    }
  }
}
