// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What pax and GNU headers say about the next member, or about all that follow.
struct TarExtensions {
  /// pax for the next and for all members; GNU's long name and long link.
  static let types: Set<UInt8> = [0x78, 0x67, 0x4c, 0x4b]
  private static let longest: UInt64 = 1 << 20

  private struct Values {
    var name, linkTarget: String?
    var size: UInt64?
  }

  private var next = Values()
  private var all = Values()

  var name: String? { next.name ?? all.name }
  var linkTarget: String? { next.linkTarget ?? all.linkTarget }
  var size: UInt64? { next.size ?? all.size }

  /// What holds on after a member.
  var global: Self {
    var copy = self
    copy.next = Values()
    return copy
  }

  mutating func read(
    _ type: UInt8, _ content: SourceSlice, _ scan: ArtifactScan
  ) throws(ReadStop) {
    guard content.size <= Self.longest else {
      return scan.fault("tar.extension", "an extended header is longer than a megabyte")
    }
    // Read as a name, looked through as a path, compared with others.
    try scan.spend(steps: content.size / 16)
    var cursor = ByteCursor(content)
    let bytes = try cursor.bytes(content.size)
    switch type {
    case 0x4c: next.name = TarHeader.text(bytes[...])
    case 0x4b: next.linkTarget = TarHeader.text(bytes[...])
    case 0x67: try Self.parse(bytes, into: &all, scan)
    default: try Self.parse(bytes, into: &next, scan)
    }
  }

  /// Records `LENGTH KEY=VALUE\n`, the length counting itself.
  private static func parse(
    _ bytes: [UInt8], into values: inout Values, _ scan: ArtifactScan
  ) throws(ReadStop) {
    var rest = bytes[...]
    while let first = rest.first, first != 0 {
      try scan.spend()
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      let length = Int(String(decoding: digits.prefix(9), as: UTF8.self)) ?? 0
      guard length > digits.count + 2, length <= rest.count,
        rest[rest.startIndex + digits.count] == 0x20,
        let equals = rest.prefix(length).firstIndex(of: 0x3d)
      else { return scan.fault("tar.extension", "an extended header does not parse") }
      let key = rest[
        (rest.startIndex + digits.count + 1)..<max(
          equals, rest.startIndex + digits.count + 1)]
      let value = rest[(equals + 1)..<max(equals + 1, rest.startIndex + length - 1)]
      set(String(decoding: key, as: UTF8.self), value, &values)
      rest = rest.dropFirst(length)
    }
  }

  private static func set(_ key: String, _ value: ArraySlice<UInt8>, _ values: inout Values) {
    let text = String(decoding: value, as: UTF8.self)
    switch key {
    case "path", "GNU.sparse.name": values.name = text
    case "linkpath": values.linkTarget = text
    case "size": values.size = UInt64(text)
    default: break
    }
  }
}
