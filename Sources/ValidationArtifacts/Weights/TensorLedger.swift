// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The tensors of a scan whose values are to be searched.
///
/// Those that stand in the scanned file itself wait for one pass over it; others are read at once,
/// since what they stand in may not outlive its reader. A file can have hundreds of thousands: what
/// is kept of each is small, and its name stands in the contents.
struct TensorLedger {
  private struct Waiting {
    let range: NumberRange
    /// Among the contents' tensors.
    let number: Int
  }

  private let file: ArtifactFile?
  private var waiting: [Waiting] = []
  /// Of those that wait, the first ones: tensors that share their bytes are searched together.
  private var seen: Set<NumberRange> = []
  /// Of the ranges: few of them differ.
  private var layouts: [NumberLayout] = []
  /// Bytes of the ranges by the source that they stand in.
  private var read: [ObjectIdentifier: UInt64] = [:]
  /// The same of sources in memory, and of none.
  private var readInMemory: UInt64 = 0
  private(set) var statistics: [TensorStatistics] = []
  private let keepsStatistics: Bool

  /// In memory, beside what the contents keep: the waiting entry, its range, what is counted in it.
  static let bytesOfATensor = UInt64(
    MemoryLayout<Waiting>.stride + MemoryLayout<NumberRange>.stride + 16
      + MemoryLayout<NumberTally>.stride)

  private let freeBytes: UInt64

  private static let mostSeen = 4_096
  /// How often, in the mean, a byte may belong to different tensors: views of one storage do.
  private static let mostUses: UInt64 = 8

  /// - Parameter freeBytes: searched without asking whose they are.
  init(file: ArtifactFile?, freeBytes: UInt64, keepsStatistics: Bool = true) {
    self.file = file
    self.freeBytes = freeBytes
    self.keepsStatistics = keepsStatistics
  }

  /// False where the tensors of one source overlap so often that searching them has no end.
  mutating func note(
    _ tensor: ArtifactContents.Tensor, number: Int, layout: NumberLayout, data: any ByteSource,
    _ judge: (TensorStatistics) -> Void
  ) throws(ArtifactReadError) -> Bool {
    let slice = SourceSlice(data, from: 0, count: data.size)
    if let base = slice.base as? ArtifactFile, base === file {
      let range = NumberRange(
        start: slice.start, count: slice.size, layout: place(of: layout), unit: layout.unit)
      guard seen.contains(range) || admit(slice) else { return false }
      if seen.count < Self.mostSeen { seen.insert(range) }
      waiting.append(Waiting(range: range, number: number))
      return true
    }
    guard admit(slice) else { return false }
    let range = NumberRange(start: slice.start, count: slice.size, layout: 0, unit: layout.unit)
    let pass = ValuePass(source: slice.base, ranges: [range], layouts: [layout])
    keep(TensorStatistics(tensor, layout, try pass.run()[0]), judge)
    return true
  }

  /// For values that were counted already.
  mutating func note(
    _ tensor: ArtifactContents.Tensor, layout: NumberLayout, tally: NumberTally,
    _ judge: (TensorStatistics) -> Void
  ) {
    keep(TensorStatistics(tensor, layout, tally), judge)
  }

  private mutating func place(of layout: NumberLayout) -> Int {
    if let place = layouts.firstIndex(of: layout) { return place }
    layouts.append(layout)
    return layouts.count - 1
  }

  private mutating func admit(_ slice: SourceSlice) -> Bool {
    let source = (slice.base as? ArtifactFile).map(ObjectIdentifier.init)
    let before = source.map { read[$0, default: 0] } ?? readInMemory
    let (most, tooMany) = slice.base.size.multipliedReportingOverflow(by: Self.mostUses)
    let (sum, overflow) = before.addingReportingOverflow(slice.size)
    guard !overflow, tooMany || sum <= max(most, freeBytes) else { return false }
    if let source { read[source] = sum } else { readInMemory = sum }
    return true
  }

  /// Reads the file once: all of it for a consumer, else where the waiting tensors stand.
  /// - Parameter tensors: all that were noted, by their numbers.
  mutating func search(
    _ tensors: [ArtifactContents.Tensor], consumer: ValuePass.Consumer?,
    _ judge: (Int, TensorStatistics) -> Void
  ) throws(ArtifactReadError) {
    guard let file, consumer != nil || !waiting.isEmpty else { return }
    waiting.sort { ($0.range, $0.number) < ($1.range, $1.number) }
    var ranges: [NumberRange] = []
    ranges.reserveCapacity(waiting.count)
    // In the order in which they were noted, with the places of the ranges that they share.
    var order = [Int32](repeating: 0, count: tensors.count)
    for entry in waiting {
      if entry.range != ranges.last { ranges.append(entry.range) }
      order[entry.number] = Int32(ranges.count)
    }
    waiting = []
    let tallies = try ValuePass(source: file, ranges: ranges, layouts: layouts)
      .run(consumer: consumer)
    for (number, place) in order.enumerated() where place > 0 {
      let place = Int(place) - 1
      let layout = layouts[ranges[place].layout]
      keep(TensorStatistics(tensors[number], layout, tallies[place])) { judge(number, $0) }
    }
  }

  private mutating func keep(_ entry: TensorStatistics, _ judge: (TensorStatistics) -> Void) {
    judge(entry)
    if keepsStatistics, statistics.count < ArtifactScan.mostEntries { statistics.append(entry) }
  }
}
