// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Makes HDF5 files in the oldest layout and in the newest, with 8-byte addresses and lengths.
struct HDF5Writer {
  struct Message {
    let type: UInt8
    var flags: UInt8 = 0
    let body: [UInt8]
  }

  enum Generation: CaseIterable { case old, new }

  let generation: Generation
  private(set) var bytes: [UInt8]

  init(_ generation: Generation) {
    self.generation = generation
    bytes = [UInt8](repeating: 0, count: generation == .old ? 96 : 48)
  }

  // MARK: numbers

  static func le(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }
  static func address(_ address: Int?) -> [UInt8] { le(address.map { UInt64($0) } ?? UInt64.max) }
  static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: -bytes.count & 7)
  }
  /// Nodes of old groups have one size, whatever they hold.
  static func node(_ bytes: [UInt8], size: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: max(0, size - bytes.count))
  }
  static func checked(_ bytes: [UInt8]) -> [UInt8] { bytes + le(HDF5Checksum.of(bytes[...])) }

  mutating func append(_ block: [UInt8]) -> Int {
    bytes = Self.padded(bytes)
    defer { bytes += block }
    return bytes.count
  }

  // MARK: objects

  mutating func header(_ messages: [Message]) -> Int {
    switch generation {
    case .old:
      let body = messages.flatMap { message in
        let content = Self.padded(message.body)
        return Self.le(UInt16(message.type)) + Self.le(UInt16(content.count))
          + [message.flags, 0, 0, 0] + content
      }
      return append(
        [1, 0] + Self.le(UInt16(messages.count)) + Self.le(UInt32(1)) + Self.le(UInt32(body.count))
          + [0, 0, 0, 0] + body)
    case .new:
      let body = messages.flatMap {
        [$0.type] + Self.le(UInt16($0.body.count)) + [$0.flags] + $0.body
      }
      return append(
        Self.checked(Array("OHDR".utf8) + [2, 2] + Self.le(UInt32(body.count)) + body))
    }
  }

  mutating func group(
    _ links: [(String, Int)] = [], _ messages: [Message] = [], heapSize: Int? = nil
  ) -> Int {
    switch generation {
    case .old: header([symbolTable(links, heapSize: heapSize)] + messages)
    case .new: header(Self.groupMessages + links.map { Self.link($0.0, to: $0.1) } + messages)
    }
  }

  private mutating func symbolTable(_ links: [(String, Int)], heapSize: Int?) -> Message {
    var names = [UInt8](repeating: 0, count: 8)
    var entries: [UInt8] = []
    var last = 0
    for (name, object) in links {
      last = names.count
      entries += Self.address(last) + Self.address(object) + [UInt8](repeating: 0, count: 24)
      names += Self.padded(Array(name.utf8) + [0])
    }
    let data = append(names)
    let heap = append(
      Array("HEAP".utf8) + [0, 0, 0, 0] + Self.le(UInt64(heapSize ?? names.count))
        + Self.le(UInt64(1))
        + Self.address(data))
    let symbols = append(
      Self.node(
        Array("SNOD".utf8) + [1, 0] + Self.le(UInt16(links.count)) + entries, size: 328))
    let tree = append(
      Self.node(
        Array("TREE".utf8) + [0, 0] + Self.le(UInt16(1)) + Self.address(nil) + Self.address(nil)
          + Self.le(UInt64(0)) + Self.address(symbols) + Self.le(UInt64(last)), size: 544))
    return Message(type: 0x11, body: Self.address(tree) + Self.address(heap))
  }

  mutating func floats(
    _ values: [Float], shape: [Int]? = nil, size: Int? = nil, at address: Int? = nil,
    _ more: [Message] = []
  ) -> Int {
    let data = address ?? append(values.flatMap { Self.le($0.bitPattern) })
    return header(
      [
        Self.dataspace(shape ?? [values.count]), Message(type: 3, body: Self.float),
        Message(
          type: 8, body: [3, 1] + Self.address(data) + Self.le(UInt64(size ?? values.count * 4))),
      ] + more)
  }

  mutating func externalFiles(_ names: [String]) -> Message {
    var heap: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    var slots: [UInt8] = []
    for name in names {
      slots += Self.le(UInt64(heap.count)) + Self.le(UInt64(0)) + Self.le(UInt64(4))
      heap += Self.padded(Array(name.utf8) + [0])
    }
    let data = append(heap)
    let place = append(
      Array("HEAP".utf8) + [0, 0, 0, 0] + Self.le(UInt64(heap.count)) + Self.le(UInt64(1))
        + Self.address(data))
    let count = Self.le(UInt16(names.count))
    return Message(type: 7, body: [1, 0, 0, 0] + count + count + Self.address(place) + slots)
  }

  /// Filled up with free space to the 4,096 bytes that the library asks for.
  mutating func globalHeap(_ object: [UInt8]) -> Int {
    let content =
      Self.le(UInt16(1)) + Self.le(UInt16(1)) + [0, 0, 0, 0]
      + Self.le(UInt64(object.count)) + Self.padded(object)
    let free = max(16, 4_096 - 16 - content.count)
    let rest = [UInt8](repeating: 0, count: 8) + Self.le(UInt64(free))
    return append(
      Array("GCOL".utf8) + [1, 0, 0, 0] + Self.le(UInt64(16 + content.count + free)) + content
        + rest + [UInt8](repeating: 0, count: free - 16))
  }

  mutating func variable(_ name: String, _ text: String, version: UInt8 = 3) -> Message {
    let heap = globalHeap(Array(text.utf8))
    let data = Self.le(UInt32(text.utf8.count)) + Self.address(heap) + Self.le(UInt32(1))
    let type: [UInt8] =
      [0x19, 1, 0, 0] + Self.le(UInt32(16)) + [0x13, 0, 0, 0] + Self.le(UInt32(1))
    return Self.attribute(name, type, data, version)
  }

  /// The whole file, with that object as its root.
  func file(root: Int, end: Int? = nil) -> [UInt8] {
    let end = end ?? bytes.count
    var file = bytes
    switch generation {
    case .old:
      let head =
        HDF5Superblock.signature + [0, 0, 0, 0, 0, 8, 8, 0] + Self.le(UInt16(4))
        + Self.le(UInt16(16)) + Self.le(UInt32(0)) + Self.address(0) + Self.address(nil)
        + Self.address(end) + Self.address(nil) + Self.address(0) + Self.address(root)
      file.replaceSubrange(0..<head.count, with: head)
    case .new:
      let head =
        HDF5Superblock.signature + [3, 8, 8, 0] + Self.address(0) + Self.address(nil)
        + Self.address(end) + Self.address(root)
      file.replaceSubrange(0..<48, with: Self.checked(head))
    }
    return file
  }
}

extension HDF5Writer {
  /// By which a new-style group is known: where its links are, how it would store more.
  static let groupMessages = [
    Message(type: 2, body: [0, 0] + address(nil) + address(nil)), Message(type: 10, body: [0, 0]),
  ]

  static let float: [UInt8] =
    [0x11, 0x20, 31, 0] + le(UInt32(4)) + [0, 0, 32, 0, 23, 8, 0, 23] + le(UInt32(127))

  static func dataspace(_ shape: [Int]) -> Message {
    Message(
      type: 1,
      body: [1, UInt8(shape.count), 0, 0, 0, 0, 0, 0] + shape.flatMap { le(UInt64($0)) })
  }

  static func fixed(_ name: String, _ text: String, version: UInt8 = 1) -> Message {
    let type: [UInt8] = [0x13, 0, 0, 0] + le(UInt32(text.utf8.count))
    return attribute(name, type, Array(text.utf8), version)
  }

  static func attribute(
    _ name: String, _ type: [UInt8], _ data: [UInt8], _ version: UInt8
  ) -> Message {
    let space: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
    let parts = [Array(name.utf8) + [0], type, space]
    let sizes = parts.flatMap { le(UInt16($0.count)) }
    let body = parts.flatMap { version == 1 ? padded($0) : $0 }
    return Message(
      type: 0x0c, body: [version, 0] + sizes + (version == 3 ? [0] : []) + body + data)
  }

  static func link(_ name: String, to object: Int) -> Message {
    Message(type: 6, body: [1, 0, UInt8(name.utf8.count)] + Array(name.utf8) + address(object))
  }

  static func link(_ name: String, type: UInt8, _ value: [UInt8]) -> Message {
    let head: [UInt8] = [1, 8, type, UInt8(name.utf8.count)]
    return Message(type: 6, body: head + Array(name.utf8) + le(UInt16(value.count)) + value)
  }

  static func externalLink(_ name: String, file: String) -> Message {
    link(name, type: 64, [0] + Array(file.utf8) + [0] + Array("/x".utf8) + [0])
  }
}

extension [UInt8] {
  /// Of the first such text.
  func place(of text: String) -> Int {
    let wanted = Array(text.utf8)
    return indices.first { self[$0...].starts(with: wanted) } ?? count
  }

  func replacing(at place: Int, with new: [UInt8]) -> [UInt8] {
    var copy = self
    for (index, byte) in new.enumerated() where place + index < count { copy[place + index] = byte }
    return copy
  }
}
