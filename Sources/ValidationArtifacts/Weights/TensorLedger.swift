// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The tensors of a scan whose values are to be searched.
///
/// Those that stand in the scanned file itself wait for one pass over it; others are read at once,
/// since what they stand in may not outlive its reader.
struct TensorLedger {
  private struct Waiting {
    let tensor: ArtifactContents.Tensor
    /// Of the range; tensors that share their data share it.
    let place: Int
  }

  private let file: ArtifactFile?
  private var waiting: [Waiting] = []
  private var ranges: [NumberRange] = []
  private var places: [NumberRange: Int] = [:]
  /// Bytes of the ranges by the source that they stand in.
  private var read: [ObjectIdentifier: UInt64] = [:]
  /// The same of sources in memory, and of none.
  private var readInMemory: UInt64 = 0
  private(set) var statistics: [TensorStatistics] = []

  /// In memory, roughly.
  var keptBytes: UInt64 { UInt64(waiting.count) * 256 }

  private let freeBytes: UInt64

  /// How often, in the mean, a byte may belong to different tensors: views of one storage do.
  private static let mostUses: UInt64 = 8

  /// - Parameter freeBytes: searched without asking whose they are.
  init(file: ArtifactFile?, freeBytes: UInt64) {
    self.file = file
    self.freeBytes = freeBytes
  }

  /// False where the tensors of one source overlap so often that searching them has no end.
  mutating func note(
    _ tensor: ArtifactContents.Tensor, layout: NumberLayout, data: any ByteSource,
    _ judge: (TensorStatistics) -> Void
  ) throws(ArtifactReadError) -> Bool {
    let slice = SourceSlice(data, from: 0, count: data.size)
    let range = NumberRange(start: slice.start, count: slice.size, layout: layout)
    if let base = slice.base as? ArtifactFile, base === file {
      return wait(tensor, range)
    }
    guard admit(slice) else { return false }
    let tallies = try ValuePass(source: slice.base, ranges: [range]).run()
    keep(TensorStatistics(tensor, layout, tallies[0]), judge)
    return true
  }

  private mutating func wait(_ tensor: ArtifactContents.Tensor, _ range: NumberRange) -> Bool {
    if let place = places[range] {
      waiting.append(Waiting(tensor: tensor, place: place))
      return true
    }
    guard let file, admit(SourceSlice(file, from: range.start, count: range.count)) else {
      return false
    }
    places[range] = ranges.count
    waiting.append(Waiting(tensor: tensor, place: ranges.count))
    ranges.append(range)
    return true
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
  mutating func search(
    consumer: ValuePass.Consumer?, _ judge: (TensorStatistics) -> Void
  ) throws(ArtifactReadError) {
    guard let file, consumer != nil || !ranges.isEmpty else { return }
    let tallies = try ValuePass(source: file, ranges: ranges).run(consumer: consumer)
    for entry in waiting {
      keep(TensorStatistics(entry.tensor, ranges[entry.place].layout, tallies[entry.place]), judge)
    }
    waiting = []
  }

  private mutating func keep(_ entry: TensorStatistics, _ judge: (TensorStatistics) -> Void) {
    judge(entry)
    if statistics.count < ArtifactScan.mostEntries { statistics.append(entry) }
  }
}
