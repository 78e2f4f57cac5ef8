// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Counts the numbers of a dataset chunk by chunk, whatever filters those went through.
struct HDF5ChunkSearch {
  private let name: String
  private let shape: [UInt64]
  private let largest: [UInt64]
  private let chunking: HDF5Chunking
  private let filters: HDF5Filters
  private let layout: NumberLayout
  private let file: HDF5File
  /// In bytes, unpacked.
  private let chunkBytes: Int
  private var tally = NumberTally()
  private var isWhole = true

  /// A chunk is in the memory as it is stored, as it comes out of each filter, and as it is counted.
  private static let copies: UInt64 = 4
  private static let mostDimensions = 32

  /// What was counted; nil where the values cannot be searched: fully, or at all.
  static func tally(
    of name: String, _ chunking: HDF5Chunking, _ filters: HDF5Filters,
    _ space: HDF5Dataspace, element: ElementType?, in file: HDF5File
  ) throws(ReadStop) -> NumberTally? {
    let shape = space.shape
    guard !shape.isEmpty, shape.count == chunking.shape.count, shape.count <= mostDimensions,
      !chunking.shape.contains(0), let size = chunking.byteCount
    else {
      file.scan.fault(
        "hdf5.chunk-shape",
        "the chunks of \(name.excerpt) have the shape \(chunking.shape), the dataset \(shape)",
        subject: name)
      return nil
    }
    // A chunk that cannot be unpacked is a fault, whoever wants its numbers.
    let isWanted = file.scan.options.examinesWeights
    guard isWanted || !filters.isEmpty, let element,
      UInt64(element.byteCount) == chunking.elementSize, !shape.contains(0),
      let chunkBytes = Int(exactly: size), size <= file.scan.options.budget.memory / copies
    else { return nil }
    var search = Self(
      name: name, shape: shape, largest: space.largest, chunking: chunking, filters: filters,
      layout: NumberLayout(element: element), file: file, chunkBytes: chunkBytes)
    let tally = try search.run()
    return isWanted ? tally : nil
  }

  private init(
    name: String, shape: [UInt64], largest: [UInt64], chunking: HDF5Chunking, filters: HDF5Filters,
    layout: NumberLayout, file: HDF5File, chunkBytes: Int
  ) {
    self.name = name
    self.shape = shape
    self.largest = largest
    self.chunking = chunking
    self.filters = filters
    self.layout = layout
    self.file = file
    self.chunkBytes = chunkBytes
  }

  private mutating func run() throws(ReadStop) -> NumberTally? {
    try file.scan.checkMemory(UInt64(chunkBytes) * Self.copies)
    switch chunking.index {
    case .other: return nil
    case .single(let address, let size, let skipped):
      guard let address else { return nil }
      try add(
        HDF5Chunk(
          origin: shape.map { _ in 0 }, address: address, size: size ?? UInt64(chunkBytes),
          skippedFilters: skipped))
    case .tree(let address):
      guard let address else { return nil }
      var search = self
      try HDF5ChunkTree.visit(at: address, rank: shape.count, in: file) {
        (chunk) throws(ReadStop) in try search.add(chunk)
      }
      self = search
    case .fixedArray(let address):
      guard let address else { return nil }
      var search = self
      try HDF5FixedArray.visit(at: address, chunking, largest: largest, in: file) {
        (chunk) throws(ReadStop) in try search.add(chunk)
      }
      self = search
    }
    let numbers = shape.reduce(UInt64(layout.element.numberCount)) {
      $0.multipliedReportingOverflow(by: $1).partialValue
    }
    // What was never written is the fill value; what is bad in the rest is bad all the same.
    let isComplete = isWhole && tally.count == numbers
    return isComplete || tally.firstBad != nil ? tally : nil
  }

  private mutating func add(_ chunk: HDF5Chunk) throws(ReadStop) {
    let start = try file.place(of: chunk.address)
    guard chunk.size <= file.source.size - start else {
      isWhole = false
      return file.scan.fault(
        "hdf5.data-beyond-end",
        "a chunk of \(name.excerpt) begins at byte \(start) and ends beyond the file",
        offset: start, subject: name)
    }
    let isInside = zip(chunk.origin, shape).allSatisfy { $0 < $1 }
    // Filters may make a chunk longer, but not by much.
    guard isInside, filters.canUndo(skipping: chunk.skippedFilters),
      chunk.size <= UInt64(chunkBytes) * 2 + 4_096
    else {
      isWhole = false
      return
    }
    guard let bytes = try unpacked(chunk, at: start) else {
      isWhole = false
      return
    }
    try count(bytes, of: chunk)
  }

  /// Nil, and a fault, where the library would not get the chunk out.
  private func unpacked(_ chunk: HDF5Chunk, at start: UInt64) throws(ReadStop) -> [UInt8]? {
    try file.spend(onChunkOf: chunk.size)
    let stored: [UInt8]
    do throws(ArtifactReadError) {
      stored = try file.source.bytes(at: start, count: Int(chunk.size))
    } catch {
      throw .unreadable(error)
    }
    var trouble: String
    do throws(HDF5Filters.Failure) {
      let bytes = try filters.undo(on: stored, skipping: chunk.skippedFilters, file.scan)
      if bytes.count == chunkBytes { return bytes }
      trouble = "it unpacks to \(bytes.count) bytes, and its shape takes \(chunkBytes)"
    } catch {
      switch error {
      case .stop(let stop): throw stop
      case .broken(let reason): trouble = reason
      }
    }
    file.scan.fault(
      "hdf5.chunk", "a chunk of \(name.excerpt) cannot be unpacked: \(trouble)", offset: start,
      subject: name)
    return nil
  }

  // MARK: numbers

  private mutating func count(_ bytes: [UInt8], of chunk: HDF5Chunk) throws(ReadStop) {
    let valid = zip(zip(chunk.origin, shape), chunking.shape).map { min($0.1 - $0.0, $1) }
    if valid == chunking.shape {
      var whole = NumberTally()
      bytes.withUnsafeBytes { whole.add($0, layout: layout, from: 0) }
      // Where it stands in the dataset matters for what is bad alone.
      if whole.firstBad == nil { return tally.merge(whole) }
    }
    try countRuns(bytes, valid, chunk)
  }

  /// Runs of elements that follow each other in the chunk and in the dataset: at its edge, what lies
  /// beyond is not counted.
  private mutating func countRuns(
    _ bytes: [UInt8], _ valid: [UInt64], _ chunk: HDF5Chunk
  ) throws(ReadStop) {
    var position = shape.map { _ in UInt64(0) }
    let last = shape.count - 1
    let (width, run) = (Int(chunking.elementSize), Int(valid[last]))
    while true {
      try file.scan.spend()
      let inChunk = Self.index(position, in: chunking.shape)
      let inDataset = Self.index(zip(chunk.origin, position).map { $0 + $1 }, in: shape)
      bytes.withUnsafeBytes { all in
        let part = all[Int(inChunk) * width..<(Int(inChunk) + run) * width]
        tally.add(
          UnsafeRawBufferPointer(rebasing: part), layout: layout,
          from: inDataset &* UInt64(layout.numbersPerUnit))
      }
      var dimension = last - 1
      while dimension >= 0 {
        position[dimension] += 1
        if position[dimension] < valid[dimension] { break }
        position[dimension] = 0
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }

  private static func index(_ position: [UInt64], in shape: [UInt64]) -> UInt64 {
    zip(position, shape).reduce(0) { $0 &* $1.1 &+ $1.0 }
  }
}
