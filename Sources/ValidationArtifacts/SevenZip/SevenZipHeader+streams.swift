// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension SevenZipHeader {
  mutating func readStreams() throws(ExpansionFailure) -> Streams {
    var streams = Streams()
    var packed: (offset: UInt64, sizes: [UInt64]) = (0, [])
    while true {
      switch try property() {
      case Property.end: return streams
      case Property.pack: packed = try readPack()
      case Property.unpack:
        streams.folders = try readFolders(packed.offset, packed.sizes)
        streams.sizes = streams.folders.map { [$0.size] }
      case Property.substreams: try readSubstreams(&streams)
      default: throw broken("a property that is not known")
      }
    }
  }

  private mutating func readPack() throws(ExpansionFailure) -> (offset: UInt64, sizes: [UInt64]) {
    let (offset, overflow) = try number().addingReportingOverflow(32)
    guard !overflow else { throw broken("an offset that is too large") }
    let count = try bounded()
    var sizes: [UInt64] = []
    while true {
      switch try property() {
      case Property.end: return (offset, sizes)
      case Property.size: for _ in 0..<count { sizes.append(try number()) }
      case Property.checksums: try skipChecksums(count)
      default: throw broken("a property that is not known")
      }
    }
  }

  private mutating func readSubstreams(_ streams: inout Streams) throws(ExpansionFailure) {
    var kind = try property()
    var counts = streams.folders.map { _ in 1 }
    if kind == Property.streamCount {
      for place in counts.indices { counts[place] = try bounded() }
      kind = try property()
    }
    let hasSizes = kind == Property.size
    for (place, count) in counts.enumerated() {
      var rest = streams.folders[place].size
      var sizes: [UInt64] = []
      for _ in 0..<max(count - 1, 0) where hasSizes {
        let size = try number()
        guard size <= rest else { throw broken("files longer than their folder") }
        sizes.append(size)
        rest -= size
      }
      streams.sizes[place] = count == 0 ? [] : sizes + [rest]
    }
    if hasSizes { kind = try property() }
    while kind != Property.end {
      guard kind == Property.checksums else { throw broken("a property that is not known") }
      try skipChecksums(zip(counts, streams.folders).reduce(0) { $0 + $1.0 })
      kind = try property()
    }
  }

  /// Flags for those that have one, unless all have, then the checksums.
  mutating func skipChecksums(_ count: Int) throws(ExpansionFailure) {
    let defined = try input.byte() != 0 ? count : try bits(count).filter { $0 }.count
    try input.skip(UInt64(defined) * 4)
  }
}
