// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A named array, as its object header describes it.
struct HDF5Dataset {
  private let type: HDF5Datatype
  private let space: HDF5Dataspace
  private let layout: HDF5Layout
  private let filters: HDF5Filters

  /// Nil for a group.
  init?(_ header: HDF5ObjectHeader, _ file: HDF5File) throws(ReadStop) {
    func message(_ type: UInt16) throws(ReadStop) -> HDF5Block? {
      guard let message = header.messages.first(where: { $0.type == type }) else { return nil }
      return try HDF5ObjectHeader.resolve(message, in: file)?.body
    }
    guard let layout = try message(HDF5MessageType.layout) else { return nil }
    guard let type = try message(HDF5MessageType.datatype),
      let space = try message(HDF5MessageType.dataspace)
    else {
      file.scan.fault(
        "hdf5.dataset", "a dataset has no type or no dimensions", offset: layout.start)
      return nil
    }
    self.layout = try HDF5Layout(layout)
    self.type = try HDF5Datatype(type)
    self.space = try HDF5Dataspace(space)
    filters =
      try message(HDF5MessageType.filters).map { (block) throws(ReadStop) in
        try HDF5Filters(block)
      } ?? .none
  }

  /// - Returns: where its elements stand in one piece.
  func note(as name: String, in file: HDF5File) throws(ReadStop) -> HDF5DataRange? {
    var range: HDF5DataRange?
    switch layout {
    case .compact(let start, let count):
      range = HDF5DataRange(name: name, start: start, count: count)
    case .contiguous(let address, let size):
      if let address { range = try checked(name, address, size, file) }
    case .virtual(let heap, let index):
      try HDF5Reach.judge(virtual: name, heap: heap, index: index, file)
    case .unknown(let version, let kind):
      file.scan.fault(
        "hdf5.layout", "the layout of \(name.excerpt) has version \(version) and class \(kind)",
        subject: name)
    case .chunked(let chunking):
      try note(chunking, as: name, in: file)
      return nil
    }
    try file.scan.note(
      tensor: name, dtype: type.spelled, shape: space.shape, element: type.element,
      data: range.map { SourceSlice(file.source, from: $0.start, count: $0.count) })
    return range
  }

  private func note(
    _ chunking: HDF5Chunking, as name: String, in file: HDF5File
  ) throws(ReadStop) {
    let tally = try HDF5ChunkSearch.tally(
      of: name, chunking, filters, space, element: type.element, in: file)
    try file.scan.note(
      tensor: name, dtype: type.spelled, shape: space.shape,
      layout: type.element.map { NumberLayout(element: $0) }, tally: tally)
  }

  /// Nil, and a fault, where the elements do not fit into what holds them.
  private func checked(
    _ name: String, _ address: UInt64, _ size: UInt64?, _ file: HDF5File
  ) throws(ReadStop) -> HDF5DataRange? {
    let (needed, overflow) = (space.count ?? .max).multipliedReportingOverflow(by: type.size)
    let (start, isBeyond) = file.base.addingReportingOverflow(address)
    let size = size ?? needed
    guard !overflow, size >= needed else {
      file.scan.fault(
        "hdf5.data-size",
        "\(name.excerpt) has \(size) bytes of data and needs "
          + (overflow ? "more than 2^64" : "\(needed)"), subject: name)
      return nil
    }
    guard !isBeyond, start <= file.source.size, size <= file.source.size - start else {
      file.scan.fault(
        "hdf5.data-beyond-end",
        "the data of \(name.excerpt) begin at byte \(start) and lie beyond the end of the file",
        offset: start <= file.source.size ? start : nil, subject: name)
      return nil
    }
    return HDF5DataRange(name: name, start: start, count: needed)
  }
}
