// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Descriptions of the tensors, and whether their data follow each other without a gap.
struct GGUFTensors {
  private struct Placed {
    let name: String
    let shape: [UInt64]
    let type: GGMLType
    let size: UInt64
    /// From the beginning of the data.
    let offset: UInt64
  }

  private let source: any ByteSource
  private let alignment: UInt64
  private let scan: ArtifactScan
  private var names: Set<ExactText> = []
  private var placed: [Placed] = []
  /// Where the next tensor has to begin; nil where that cannot be told any more.
  private var end: UInt64? = 0

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
      try scan.checkMemory(UInt64(names.count) * 256)
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

  /// In bytes; nil, with a fault, where it is none.
  private func size(
    of type: GGMLType, _ shape: [UInt64], _ name: String, at place: UInt64
  ) -> UInt64? {
    if let negative = shape.map({ Int64(bitPattern: $0) }).first(where: { $0 < 0 }) {
      fault("dimension-negative", "a dimension is \(negative)", name, place)
      return nil
    }
    var elements: UInt64 = 1
    for dimension in shape {
      let (product, overflow) = elements.multipliedReportingOverflow(by: dimension)
      guard !overflow, product < UInt64(Int64.max) else {
        fault("shape-overflow", "its shape has 2^63 elements or more", name, place)
        return nil
      }
      elements = product
    }
    // Rows are whole blocks.
    guard (shape.first ?? 1) % type.elements == 0 else {
      fault(
        "block", "its rows are no multiple of \(type.elements), a block of \(type.name)", name,
        place)
      return nil
    }
    let (bytes, overflow) = (elements / type.elements).multipliedReportingOverflow(by: type.bytes)
    guard !overflow else {
      fault("shape-overflow", "it has more than 2^64 bytes", name, place)
      return nil
    }
    return bytes
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

  /// The data begin at the next multiple of the alignment.
  func checkData(from place: UInt64) throws(ReadStop) {
    let (start, overflow) = place.addingReportingOverflow(
      (alignment - place % alignment) % alignment)
    guard !overflow, let end else { return try noteTensors(from: .max) }
    let available = source.size > start ? source.size - start : 0
    if end > available {
      scan.fault(
        "gguf.data-short", "the tensors take \(end) bytes, and \(available) are there",
        offset: source.size)
    } else if end < available, available - end > alignment {
      scan.record(.trailing(available - end, at: start + end))
    }
    try noteTensors(from: start)
  }

  private func noteTensors(from start: UInt64) throws(ReadStop) {
    for tensor in placed {
      let (begin, overflow) = start.addingReportingOverflow(tensor.offset)
      let (end, tooFar) = begin.addingReportingOverflow(tensor.size)
      let isThere = !overflow && !tooFar && end <= source.size
      try scan.note(
        tensor: tensor.name, dtype: tensor.type.name, shape: tensor.shape,
        layout: tensor.type.layout,
        data: isThere ? SourceSlice(source, from: begin, count: tensor.size) : nil)
    }
  }

  private func fault(_ rule: String, _ message: String, _ name: String, _ offset: UInt64) {
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

  fileprivate static func trailing(_ count: UInt64, at offset: UInt64) -> Self {
    Self(
      "structure.gguf.trailing-bytes", .medium, "\(count) bytes follow the last tensor",
      offset: offset, remedy: "find out what was appended, and write the file again")
  }
}
