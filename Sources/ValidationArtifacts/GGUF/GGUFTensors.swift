// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Descriptions of the tensors, and whether their data follow each other without a gap.
struct GGUFTensors {
  struct Placed {
    let name: String
    let shape: [UInt64]
    let type: GGMLType
    let size: UInt64
    /// From the beginning of the data.
    let offset: UInt64
  }

  let source: any ByteSource
  let alignment: UInt64
  let scan: ArtifactScan
  private var names: Set<ExactText> = []
  private(set) var placed: [Placed] = []
  /// Where the next tensor has to begin; nil where that cannot be told any more.
  private(set) var end: UInt64? = 0

  private static let mostDimensions: UInt32 = 4
  /// With its closing zero a name has 64 bytes in memory.
  private static let longestName = 63

  init(source: any ByteSource, alignment: UInt64, scan: ArtifactScan) {
    self.source = source
    self.alignment = alignment
    self.scan = scan
  }

  mutating func read(_ count: UInt64, _ cursor: inout ByteCursor) throws(ReadStop) {
    for _ in 0..<count {
      try scan.spend(steps: 4)
      try scan.checkMemory(UInt64(names.count) * 640)
      guard let name = try readName(&cursor), let shape = try readShape(of: name, &cursor) else {
        end = nil
        return
      }
      let place = cursor.offset
      let number = try cursor.littleEndian(UInt32.self)
      let offset = try cursor.littleEndian(UInt64.self)
      guard let type = type(number, of: name, at: place),
        let size = size(of: type, shape, name, at: place)
      else {
        end = nil
        continue
      }
      check(offset, of: name, at: place + 4)
      advance(by: size, name, at: place)
      placed.append(Placed(name: name, shape: shape, type: type, size: size, offset: offset))
    }
  }

  private mutating func readName(_ cursor: inout ByteCursor) throws(ReadStop) -> String? {
    let place = cursor.offset
    let length = try cursor.littleEndian(UInt64.self)
    guard length <= cursor.remaining, length <= 1 << 16 else {
      scan.fault(
        "gguf.name-length", "a tensor's name claims \(length) bytes; loaders take up to 63",
        offset: place)
      return nil
    }
    let name = String(decoding: try cursor.bytes(length), as: UTF8.self)
    if length > UInt64(Self.longestName) {
      fault("name-length", "its name has \(length) bytes; loaders take up to 63", name, place)
    }
    if !names.insert(ExactText(name)).inserted {
      fault("name-duplicate", "two tensors have this name", name, place)
    }
    return name
  }

  private func readShape(
    of name: String, _ cursor: inout ByteCursor
  ) throws(ReadStop) -> [UInt64]? {
    let place = cursor.offset
    let count = try cursor.littleEndian(UInt32.self)
    guard count <= Self.mostDimensions else {
      fault("dimensions", "it claims \(count) dimensions; loaders take up to 4", name, place)
      return nil
    }
    var shape: [UInt64] = []
    for _ in 0..<count { shape.append(try cursor.littleEndian(UInt64.self)) }
    return shape
  }

  private func type(_ number: UInt32, of name: String, at place: UInt64) -> GGMLType? {
    if let type = GGMLType.numbered(number) { return type }
    if Int32(bitPattern: number) < 0 || GGMLType.removed.contains(number) {
      fault("type", "its type \(Int32(bitPattern: number)) is none, or was removed", name, place)
    } else {
      scan.record(.unknownType(number, name, at: place))
    }
    return nil
  }

  private func check(_ offset: UInt64, of name: String, at place: UInt64) {
    guard let end, offset != end else { return }
    let claim = Int64(bitPattern: offset)
    fault(
      "offset", "its data begin at \(claim), where \(end) is the end of the data before", name,
      place)
  }

  private mutating func advance(by size: UInt64, _ name: String, at place: UInt64) {
    guard let start = end else { return }
    let (sum, tooLarge) = start.addingReportingOverflow(size)
    let (padded, overflow) = sum.addingReportingOverflow((alignment - sum % alignment) % alignment)
    end = tooLarge || overflow ? nil : padded
    if end == nil { fault("size-overflow", "all data together exceed 2^64 bytes", name, place) }
  }

  func fault(_ rule: String, _ message: String, _ name: String, _ offset: UInt64) {
    scan.fault(
      "gguf.\(rule)", "tensor \"\(name.excerpt)\": \(message)", offset: offset, subject: name)
  }
}

extension FindingDraft {
  fileprivate static func unknownType(_ number: UInt32, _ name: String, at offset: UInt64) -> Self {
    .unjudged(
      "structure.gguf.type-unknown",
      "tensor \"\(name.excerpt)\": its type \(number) is not known; neither its size nor what "
        + "follows can be checked", offset: offset, remedy: "use a type that llama.cpp documents")
  }
}
