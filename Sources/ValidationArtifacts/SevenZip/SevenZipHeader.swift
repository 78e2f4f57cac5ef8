// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads the properties of a 7z directory; each begins with a number that tells what it is.
struct SevenZipHeader {
  private enum Property {
    static let end = 0x00, archive = 0x02, additional = 0x03, main = 0x04, files = 0x05
    static let pack = 0x06, unpack = 0x07, substreams = 0x08, size = 0x09, checksums = 0x0a
    static let folder = 0x0b, unpackSize = 0x0c, streamCount = 0x0d, empty = 0x0e
    static let names = 0x11
  }

  private static let most: UInt64 = 1 << 20

  private var input: DecoderInput
  private let scan: ArtifactScan

  init(_ bytes: [UInt8], _ scan: ArtifactScan) {
    input = DecoderInput(MemorySource(bytes: bytes), from: 1)
    self.scan = scan
  }

  /// Of a plain directory: folders with their files.
  mutating func read() throws(ExpansionFailure) -> [SevenZipArchive.Folder] {
    var streams: Streams?
    while true {
      switch try property() {
      case Property.end: return streams?.folders ?? []
      case Property.archive: try skipProperties()
      case Property.additional: _ = try readStreams()
      case Property.main: streams = try readStreams()
      case Property.files: try readFiles(&streams)
      default: throw broken("a property that is not known")
      }
    }
  }

  /// Of a packed directory: the folder that holds it.
  mutating func readPacked() throws(ExpansionFailure) -> [SevenZipArchive.Folder] {
    try readStreams().folders
  }

  // MARK: streams

  private struct Streams {
    var folders: [SevenZipArchive.Folder] = []
    /// Sizes of the files in each folder.
    var sizes: [[UInt64]] = []
  }

  private mutating func readStreams() throws(ExpansionFailure) -> Streams {
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

  private mutating func readFolders(
    _ offset: UInt64, _ packedSizes: [UInt64]
  ) throws(ExpansionFailure) -> [SevenZipArchive.Folder] {
    guard try property() == Property.folder else { throw broken("no folders") }
    let count = try bounded()
    guard try input.byte() == 0 else { throw .unsupported("its directory lies elsewhere") }
    var folders: [SevenZipArchive.Folder] = []
    var outputs: [Int] = []
    for _ in 0..<count {
      let (folder, outputCount) = try readFolder()
      folders.append(folder)
      outputs.append(outputCount)
    }
    guard try property() == Property.unpackSize else { throw broken("no expanded sizes") }
    for place in folders.indices {
      for _ in 0..<outputs[place] { folders[place].size = try number() }
    }
    place(&folders, offset, packedSizes)
    while true {
      switch try property() {
      case Property.end: return folders
      case Property.checksums: try skipChecksums(count)
      default: throw broken("a property that is not known")
      }
    }
  }

  /// A folder of several coders may have several packed streams; such are not decoded, and where
  /// the next one begins is not told here.
  private func place(
    _ folders: inout [SevenZipArchive.Folder], _ offset: UInt64, _ sizes: [UInt64]
  ) {
    var offset = offset
    for (place, size) in zip(folders.indices, sizes) {
      folders[place].offset = offset
      folders[place].packedSize = size
      offset = offset.addingReportingOverflow(size).partialValue
    }
  }

  private mutating func readFolder() throws(ExpansionFailure) -> (SevenZipArchive.Folder, Int) {
    let count = try number()
    guard (1...32).contains(count) else { throw broken("a folder of \(count) coders") }
    var coders: [SevenZipArchive.Coder] = []
    var (inputs, outputs) = (0, 0)
    for _ in 0..<count {
      let flags = try input.byte()
      let method = try input.bytes(Int(flags & 0xf)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var (streamsIn, streamsOut) = (1, 1)
      if flags & 0x10 != 0 { (streamsIn, streamsOut) = (try bounded(32), try bounded(32)) }
      let properties = flags & 0x20 != 0 ? try input.bytes(try bounded(1 << 16)) : []
      inputs += streamsIn
      outputs += streamsOut
      coders.append(
        .init(method: method, properties: properties, isSimple: streamsIn == 1 && streamsOut == 1))
    }
    var folder = SevenZipArchive.Folder(coders: coders)
    for _ in 0..<(max(outputs, 1) - 1) { folder.bonds.append((try bounded(), try bounded())) }
    let packedStreams = inputs - (max(outputs, 1) - 1)
    if packedStreams > 1 { for _ in 0..<packedStreams { _ = try number() } }
    return (folder, outputs)
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
  private mutating func skipChecksums(_ count: Int) throws(ExpansionFailure) {
    let defined = try input.byte() != 0 ? count : try bits(count).filter { $0 }.count
    try input.skip(UInt64(defined) * 4)
  }

  // MARK: files

  private mutating func readFiles(_ streams: inout Streams?) throws(ExpansionFailure) {
    let count = try bounded()
    var names: [String] = []
    var isEmpty = [Bool](repeating: false, count: count)
    while true {
      let kind = try property()
      if kind == Property.end { break }
      let size = try number()
      guard size <= input.remaining else { throw .truncated(at: input.end) }
      let end = input.offset + size
      switch kind {
      case Property.empty: isEmpty = try bits(count)
      case Property.names: names = try readNames(size)
      default: break
      }
      guard input.offset <= end else { throw broken("a property longer than it says") }
      try input.skip(end - input.offset)
    }
    assign(names, isEmpty, &streams)
  }

  private mutating func readNames(_ size: UInt64) throws(ExpansionFailure) -> [String] {
    guard size > 0, try input.byte() == 0 else { throw .unsupported("its names lie elsewhere") }
    let bytes = try input.bytes(Int(size) - 1)
    var names: [String] = []
    var units: [UInt16] = []
    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
      let unit = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
      if unit == 0 {
        names.append(String(decoding: units, as: UTF16.self))
        units = []
      } else {
        units.append(unit)
      }
    }
    return names
  }

  /// Files that are not empty take the streams in their order.
  private func assign(_ names: [String], _ isEmpty: [Bool], _ streams: inout Streams?) {
    guard var found = streams else { return }
    var rest = isEmpty.indices.filter { !isEmpty[$0] }
      .map { $0 < names.count ? names[$0] : "(unnamed)" }[...]
    for (place, sizes) in found.sizes.enumerated() {
      var offset: UInt64 = 0
      for size in sizes {
        found.folders[place].files.append(
          .init(name: rest.popFirst() ?? "(unlisted)", offset: offset, size: size))
        offset = offset.addingReportingOverflow(size).partialValue
      }
    }
    streams = found
  }

  // MARK: numbers

  private mutating func property() throws(ExpansionFailure) -> Int {
    do throws(ReadStop) { try scan.spend() } catch { throw .stop(error) }
    return Int(clamping: try number())
  }

  private mutating func skipProperties() throws(ExpansionFailure) {
    while try property() != Property.end { try input.skip(try number()) }
  }

  private mutating func bounded(_ most: UInt64 = SevenZipHeader.most) throws(ExpansionFailure)
    -> Int
  {
    let value = try number()
    guard value <= most else { throw broken("a count of \(value)") }
    return Int(value)
  }

  /// The first byte's leading ones tell how many bytes follow.
  private mutating func number() throws(ExpansionFailure) -> UInt64 {
    let first = try input.byte()
    var mask: UInt8 = 0x80
    var value: UInt64 = 0
    for place in 0..<8 {
      if first & mask == 0 {
        return value | UInt64(first & (mask - 1)) << UInt64(8 * place)
      }
      value |= UInt64(try input.byte()) << UInt64(8 * place)
      mask >>= 1
    }
    return value
  }

  private mutating func bits(_ count: Int) throws(ExpansionFailure) -> [Bool] {
    let bytes = try input.bytes((count + 7) / 8)
    return (0..<count).map { bytes[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 }
  }

  private func broken(_ what: String) -> ExpansionFailure {
    .corrupt("the directory has \(what)", at: input.offset)
  }
}
