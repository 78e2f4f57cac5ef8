// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which bytes of a file the entries and records of an archive take up.
struct ZipMap {
  private let size: UInt64
  private var covered: [Range<UInt64>] = []
  private var data: [Range<UInt64>] = []

  init(size: UInt64) { self.size = size }

  mutating func add(_ ranges: [Range<UInt64>]) { covered += ranges }

  mutating func add(_ members: [ZipArchive.Member], in source: any ByteSource) {
    for member in members {
      guard let start = member.dataOffset, member.localOffset <= start else { continue }
      let (end, overflow) = start.addingReportingOverflow(member.compressedSize)
      data.append(member.localOffset..<(overflow ? size : min(end, max(size, start))))
    }
  }

  /// Two members claim the same bytes.
  var overlaps: Bool {
    let sorted = data.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return zip(sorted, sorted.dropFirst()).contains { $0.upperBound > $1.lowerBound }
  }

  /// What is left, in order.
  var gaps: [Range<UInt64>] {
    var gaps: [Range<UInt64>] = []
    var reached: UInt64 = 0
    for range in (covered + data).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > reached { gaps.append(reached..<range.lowerBound) }
      reached = max(reached, range.upperBound)
    }
    if reached < size { gaps.append(reached..<size) }
    return gaps
  }
}
