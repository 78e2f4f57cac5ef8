// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One array with its type and shape; an array of objects is a pickle in disguise.
///
/// Rules after numpy's lib.format, and stricter where it is silent: the data end where they should.
enum NumPyFormat: FormatReader {
  static let kind = ArtifactKind.numpyArray
  static let extensions: Set<String> = ["npy"]

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// numpy refuses longer headers, unless it may load pickles.
  private static let longestHeader: UInt64 = 10_000

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: magic) }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var cursor = ByteCursor(source)
    var count = 0
    repeat {
      try scan.spend(steps: 16)
      guard try readArray(&cursor, number: count, source, scan) else { return }
      count += 1
    } while try followsArray(cursor, source)
    if !cursor.atEnd {
      scan.fault(
        "npy.trailing-bytes", "\(cursor.remaining) bytes follow the array", offset: cursor.offset)
    }
  }

  /// Arrays saved one after the other into a file are read one after the other.
  private static func followsArray(
    _ cursor: ByteCursor, _ source: any ByteSource
  ) throws(ReadStop) -> Bool {
    guard cursor.remaining >= UInt64(magic.count) else { return false }
    var ahead = cursor
    return try ahead.bytes(UInt64(magic.count)) == magic
  }

  /// Whether the end of its data is known.
  private static func readArray(
    _ cursor: inout ByteCursor, number: Int, _ source: any ByteSource, _ scan: ArtifactScan
  ) throws(ReadStop) -> Bool {
    guard cursor.remaining >= 6, try cursor.bytes(6) == magic else {
      scan.fault("npy.magic", "it does not begin as an array does", offset: 0)
      return false
    }
    guard let header = try readHeader(&cursor, scan) else { return false }
    let start = cursor.offset
    if header.type.hasObjects {
      try note(header, number, data: nil, scan)
      try NumPyObjects.read(source, from: start, scan)
      return false
    }
    guard header.dataBytes <= cursor.remaining else {
      scan.fault(
        "npy.data-short",
        "the array takes \(header.dataBytes) bytes, and \(cursor.remaining) follow",
        offset: start)
      try note(header, number, data: nil, scan)
      return false
    }
    try note(
      header, number, data: SourceSlice(source, from: start, count: header.dataBytes), scan)
    try cursor.skip(header.dataBytes)
    return true
  }

  private static func readHeader(
    _ cursor: inout ByteCursor, _ scan: ArtifactScan
  ) throws(ReadStop) -> NumPyHeader? {
    let place = cursor.offset
    let (major, minor) = (try cursor.u8(), try cursor.u8())
    guard (1...3).contains(major), minor == 0 else {
      scan.fault("npy.version", "version \(major).\(minor); numpy reads 1.0 to 3.0", offset: place)
      return nil
    }
    let length =
      major == 1
      ? UInt64(try cursor.littleEndian(UInt16.self))
      : UInt64(try cursor.littleEndian(UInt32.self))
    guard length <= cursor.remaining else {
      scan.fault(
        "npy.header-length", "the header claims \(length) bytes, and \(cursor.remaining) follow",
        offset: place + 2)
      return nil
    }
    // Values of the parsed header take some times its bytes.
    try scan.checkMemory(length * 32)
    try scan.spend(steps: length)
    let start = cursor.offset
    let text = try cursor.bytes(length)
    if text.last != 0x0a {
      scan.fault("npy.header-end", "the header does not end with a line feed", offset: start)
    }
    let header = NumPyHeader(text, encoding: major == 3 ? .utf8 : .latin1, at: start, scan)
    if let header, length > longestHeader, !header.type.hasObjects {
      scan.fault(
        "npy.header-too-long", "the header has \(length) bytes; numpy reads \(longestHeader)",
        offset: place + 2)
    }
    return header
  }

  private static func note(
    _ header: NumPyHeader, _ number: Int, data: (any ByteSource)?, _ scan: ArtifactScan
  ) throws(ReadStop) {
    try scan.note(
      tensor: name(number, in: scan), dtype: header.type.name, shape: header.shape,
      layout: header.type.layout, data: data)
  }

  /// An archive's array is called after its member; one that stands alone has no name.
  private static func name(_ number: Int, in scan: ArtifactScan) -> String {
    let member = scan.members.last ?? ""
    let name = member.hasSuffix(".npy") ? String(member.dropLast(4)) : member
    return number == 0 ? name : "\(name)[\(number)]"
  }
}
