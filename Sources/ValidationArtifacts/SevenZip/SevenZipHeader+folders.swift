// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension SevenZipHeader {
  mutating func readFolders(
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
}
