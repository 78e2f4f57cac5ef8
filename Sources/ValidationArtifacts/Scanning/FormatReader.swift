// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads one format from untrusted bytes: records what it holds and what is wrong with it.
///
/// A reader bounds its memory, spends the scan's budget for its work, and goes on after a fault
/// where it can: a payload before a fault has run by the time a loader trips.
protocol FormatReader: SendableMetatype {
  static var kind: ArtifactKind { get }
  /// Lower-case endings of names, without the dot, under which this format is expected.
  static var extensions: Set<String> { get }

  /// By content alone; the name is a hint for formats without a magic number, no more.
  static func recognises(_ probe: Probe) throws(ReadStop) -> Bool

  /// Throws `endOfBytes` where the file is cut off: the scan makes a fault of it.
  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop)
}

/// What is seen of bytes before it is known what they are.
struct Probe {
  let source: any ByteSource
  /// At most the first 4,096 bytes.
  let head: [UInt8]
  /// Last component of the name under which the bytes stand.
  let name: String
  /// Of the name, in lower case, without the dot; empty where there is none.
  let fileExtension: String

  init(_ source: any ByteSource, name: String) throws(ReadStop) {
    self.source = source
    self.name = name.utf8.split(separator: 0x2f).last.map { String(Substring($0)) } ?? name
    self.fileExtension = Self.ending(of: self.name)
    do throws(ArtifactReadError) {
      head = try source.prefix(4_096)
    } catch {
      throw .unreadable(error)
    }
  }

  var size: UInt64 { source.size }

  func starts(with magic: [UInt8], at offset: Int = 0) -> Bool {
    head.dropFirst(offset).starts(with: magic)
  }

  func starts(with magic: String) -> Bool { head.starts(with: magic.utf8) }

  /// First byte that is no white space, after a byte order mark.
  var firstVisibleByte: UInt8? {
    let bytes = starts(with: [0xef, 0xbb, 0xbf]) ? head.dropFirst(3) : head[...]
    return bytes.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
  }

  private static func ending(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 0x2e), dot != name.startIndex else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }
}
