// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension GGUFTensors {
  /// In bytes; nil, with a fault, where it is none.
  func size(
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
}

extension FindingDraft {
  fileprivate static func trailing(_ count: UInt64, at offset: UInt64) -> Self {
    Self(
      "structure.gguf.trailing-bytes", .medium, "\(count) bytes follow the last tensor",
      offset: offset, remedy: "find out what was appended, and write the file again")
  }
}
