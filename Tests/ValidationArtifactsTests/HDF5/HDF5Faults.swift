// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

/// Files that break one rule each, and files that reach for others.
enum HDF5Faults {
  typealias Writer = HDF5Writer

  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rules: [String]
    let bytes: [UInt8]

    init(_ description: String, _ rules: [String], _ bytes: [UInt8]) {
      self.testDescription = description
      self.rules = rules
      self.bytes = bytes
    }
  }

  struct Reach: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rule: String?
    let severity: ArtifactFinding.Severity?
    let bytes: [UInt8]
  }

  private static func old(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    change(HDF5ReaderTests.sound(.old))
  }

  private static func new(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    change(HDF5ReaderTests.sound(.new))
  }

  private static func dataset(
    _ values: [Float] = [1, 2], shape: [Int]? = nil, size: Int? = nil, at address: Int? = nil
  ) -> [UInt8] {
    var writer = Writer(.new)
    let tensor = writer.floats(values, shape: shape, size: size, at: address)
    let root = writer.group([("x", tensor)])
    return writer.file(root: root)
  }

  private static func root(_ messages: (inout Writer) -> [Writer.Message]) -> [UInt8] {
    var writer = Writer(.new)
    let messages = messages(&writer)
    let root = writer.header(messages)
    return writer.file(root: root)
  }

  static let examples: [Example] = [
    Example("no signature", ["signature"], old { $0.replacing(at: 1, with: [0x58]) }),
    Example("no such superblock", ["superblock-version"], old { $0.replacing(at: 8, with: [4]) }),
    Example("addresses of 3 bytes", ["number-size"], old { $0.replacing(at: 13, with: [3]) }),
    Example("bytes after the end", ["trailing-bytes"], old { $0 + [1, 2, 3] }),
    Example("end beyond the file", ["truncated"], old { $0.replacing(at: 41, with: [0xff]) }),
    Example(
      "no root", ["root"], old { $0.replacing(at: 64, with: Array(repeating: 0xff, count: 8)) }),
    Example("a changed superblock", ["checksum"], new { $0.replacing(at: 47, with: [0, 0]) }),
    Example(
      "no heap of names", ["local-heap"], old { $0.replacing(at: $0.place(of: "HEAP"), with: [0]) }),
    Example("no tree", ["group"], old { $0.replacing(at: $0.place(of: "TREE"), with: [0]) }),
    Example("no symbols", ["group"], old { $0.replacing(at: $0.place(of: "SNOD"), with: [0]) }),
    Example(
      "no global heap", ["global-heap"], old { $0.replacing(at: $0.place(of: "GCOL"), with: [0]) }),
    Example("tree that comes back", ["cycle"], treeCycle()),
    Example("name outside of the heap", ["name"], nameOutside()),
    Example("header that comes back", ["cycle"], headerCycle()),
    Example("data beyond the end", ["data-beyond-end"], dataset(at: 1 << 40)),
    Example("address near 2^64", ["data-beyond-end"], dataset(at: .max)),
    Example("less data than elements", ["data-size"], dataset(shape: [3])),
    Example("elements beyond 2^64", ["data-size"], dataset(shape: [1 << 62, 1 << 62])),
    Example("shared data", ["overlap"], overlapping()),
    Example(
      "no such layout", ["layout"],
      root { _ in
        [.init(type: 8, body: [9, 0]), Writer.dataspace([1]), .init(type: 3, body: Writer.float)]
      }),
    Example("a dataset without a type", ["dataset"], root { _ in [.init(type: 8, body: [3, 2])] }),
    Example(
      "no such attribute version", ["attribute"], root { _ in [.init(type: 12, body: [4, 0])] }),
    Example("no such link version", ["link"], root { _ in [.init(type: 6, body: [2, 0])] }),
    Example(
      "a cut-off attribute", ["beyond-end"], root { _ in [.init(type: 12, body: [1, 0, 9])] }),
    Example(
      "a message in the shared heap", ["shared-message"],
      root { _ in [.init(type: 12, flags: 2, body: [3, 1, 0, 0, 0, 0, 0, 0, 0, 0])] }),
    Example(
      "a link of an own type", ["user-defined-link"],
      root { _ in [Writer.link("x", type: 100, [1, 2])] }),
  ]

  private static func treeCycle() -> [UInt8] {
    old { bytes in
      let tree = bytes.place(of: "TREE")
      let changed = bytes.replacing(at: tree + 5, with: [1])
      return changed.replacing(at: tree + 32, with: Writer.address(tree))
    }
  }

  private static func nameOutside() -> [UInt8] {
    var writer = Writer(.old)
    let tensor = writer.floats([1])
    let root = writer.group([("x", tensor)], heapSize: 8)
    return writer.file(root: root)
  }

  private static func headerCycle() -> [UInt8] {
    var writer = Writer(.old)
    let place = writer.bytes.count
    let loop = Writer.Message(type: 16, body: Writer.address(place + 16) + Writer.le(UInt64(24)))
    let root = writer.header([loop])
    return writer.file(root: root)
  }

  private static func overlapping() -> [UInt8] {
    var writer = Writer(.new)
    let data = writer.append([UInt8](repeating: 0, count: 16))
    let first = writer.floats([1, 2], at: data)
    let second = writer.floats([1, 2], at: data + 4)
    let root = writer.group([("a", first), ("b", second)])
    return writer.file(root: root)
  }

  static let reach: [Reach] = [
    link("other.h5", .high), link("/etc/other.h5", .critical), link("../other.h5", .critical),
    link("C:\\other.h5", .critical),
    Reach(
      testDescription: "raw storage in an absolute path", rule: "external-storage",
      severity: .critical, bytes: root { [$0.externalFiles(["/etc/passwd"])] }),
    Reach(
      testDescription: "raw storage in the second of two files", rule: "external-storage",
      severity: .critical, bytes: root { [$0.externalFiles(["a.raw", "~/b.raw"])] }),
    Reach(
      testDescription: "raw storage in a file beside", rule: "external-storage", severity: .high,
      bytes: root { [$0.externalFiles(["a.raw"])] }),
    virtual("a view of another file", ["part.h5"], .high),
    virtual("a view of a file elsewhere", [".", "../part.h5"], .critical),
    virtual("a view of the same file", [".", "."], nil),
  ]

  private static func link(_ target: String, _ severity: ArtifactFinding.Severity) -> Reach {
    Reach(
      testDescription: "a link to \(target)", rule: "external-link", severity: severity,
      bytes: root { _ in [Writer.externalLink("x", file: target)] })
  }

  private static func virtual(
    _ description: String, _ files: [String], _ severity: ArtifactFinding.Severity?
  ) -> Reach {
    let all = Writer.le(UInt32(3)) + Writer.le(UInt32(1)) + Writer.le(UInt64(0))
    let entries = files.map { Array($0.utf8) + [0] + Array("x".utf8) + [0] + all + all }
    let list = [0] + Writer.le(UInt64(files.count)) + entries.joined() + [0, 0, 0, 0]
    let bytes = root { writer in
      let heap = writer.globalHeap(list)
      return [
        Writer.dataspace([1]), .init(type: 3, body: Writer.float),
        .init(type: 8, body: [4, 3] + Writer.address(heap) + Writer.le(UInt32(1))),
      ]
    }
    return Reach(
      testDescription: description, rule: severity.map { _ in "virtual-dataset" },
      severity: severity, bytes: bytes)
  }
}
