// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How the characters of an XML document are written, as told by its first bytes.
struct XMLEncoding {
  /// In UTF-8 or single bytes.
  private(set) var source: any ByteSource
  private(set) var start: UInt64 = 0
  private(set) var isSingleByte = false
  /// Places in the source are not those in the file.
  private(set) var isConverted = false
  /// Declared, and not known here.
  private(set) var unknown: String?

  static func isUTF16(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff])
      || head.starts(with: [0x3c, 0]) || head.starts(with: [0, 0x3c])
  }

  /// Of UTF-16, the bytes that are ASCII.
  static func narrow(_ head: some Sequence<UInt8>) -> [UInt8] {
    head.filter { $0 != 0 && $0 < 0x80 }
  }

  init(of source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    self.source = source
    let head: [UInt8]
    do throws(ArtifactReadError) {
      head = try source.prefix(512)
    } catch { throw .unreadable(error) }
    if Self.isUTF16(head) {
      isConverted = true
      self.source = MemorySource(bytes: try Self.converted(source, head, scan))
      return
    }
    if head.starts(with: [0xef, 0xbb, 0xbf]) { start = 3 }
    guard let declared = Self.declared(head)?.lowercased() else { return }
    let isLatin =
      declared.hasPrefix("iso-8859-") || declared.hasPrefix("windows-125")
      || ["latin1", "us-ascii", "ascii"].contains(declared)
    isSingleByte = isLatin
    if !isLatin, !["utf-8", "utf8"].contains(declared) { unknown = declared }
  }

  /// The value of `encoding` in the declaration.
  private static func declared(_ head: [UInt8]) -> String? {
    let text = String(decoding: head, as: UTF8.self)
    guard let end = text.firstRange(of: "?>"),
      let key = text[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = text[key.upperBound..<end.lowerBound].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }

  /// UTF-16 is rare and kept whole; lone surrogates become what UTF-8 does not allow.
  private static func converted(
    _ source: any ByteSource, _ head: [UInt8], _ scan: ArtifactScan
  ) throws(ReadStop) -> [UInt8] {
    let (size, overflow) = source.size.multipliedReportingOverflow(by: 4)
    try scan.checkMemory(overflow ? .max : size)
    let bytes = try source.wholeText(scan)
    let isLittle = head.starts(with: [0xff, 0xfe]) || head.starts(with: [0x3c, 0])
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    let text = units.first == 0xfeff ? units.dropFirst() : units[...]
    guard bytes.count.isMultiple(of: 2), let valid = String(validating: text, as: UTF16.self) else {
      return [0xff]
    }
    return Array(valid.utf8)
  }
}
