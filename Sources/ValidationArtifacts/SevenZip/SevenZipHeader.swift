// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads the properties of a 7z directory; each begins with a number that tells what it is.
struct SevenZipHeader {
  enum Property {
    static let end = 0x00, archive = 0x02, additional = 0x03, main = 0x04, files = 0x05
    static let pack = 0x06, unpack = 0x07, substreams = 0x08, size = 0x09, checksums = 0x0a
    static let folder = 0x0b, unpackSize = 0x0c, streamCount = 0x0d, empty = 0x0e
    static let names = 0x11
  }

  static let most: UInt64 = 1 << 20

  var input: DecoderInput
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

  struct Streams {
    var folders: [SevenZipArchive.Folder] = []
    /// Sizes of the files in each folder.
    var sizes: [[UInt64]] = []
  }

  // MARK: numbers

  mutating func property() throws(ExpansionFailure) -> Int {
    do throws(ReadStop) { try scan.spend() } catch { throw .stop(error) }
    return Int(clamping: try number())
  }

  private mutating func skipProperties() throws(ExpansionFailure) {
    while try property() != Property.end { try input.skip(try number()) }
  }

  mutating func bounded(_ most: UInt64 = SevenZipHeader.most) throws(ExpansionFailure)
    -> Int
  {
    let value = try number()
    guard value <= most else { throw broken("a count of \(value)") }
    return Int(value)
  }

  /// The first byte's leading ones tell how many bytes follow.
  mutating func number() throws(ExpansionFailure) -> UInt64 {
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

  mutating func bits(_ count: Int) throws(ExpansionFailure) -> [Bool] {
    let bytes = try input.bytes((count + 7) / 8)
    return (0..<count).map { bytes[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 }
  }

  func broken(_ what: String) -> ExpansionFailure {
    .corrupt("the directory has \(what)", at: input.offset)
  }
}
