// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One line of a checksum list, in the style of coreutils or of BSD.
enum ChecksumLine {
  struct Fault: Error, Hashable {
    let reason: String
  }

  typealias Read = (path: ContentPath, digest: SHA256Digest)

  static func read(_ line: ArraySlice<UInt8>) throws(Fault) -> Read {
    // A backslash in front says that the name is escaped, not that it begins with one.
    let isEscaped = line.first == UInt8(ascii: "\\")
    let rest = isEscaped ? line.dropFirst() : line
    let tagged = try tagged(rest)
    let (name, hex) = if let tagged { tagged } else { try plain(rest) }
    guard let digest = SHA256Digest(hex: String(decoding: hex, as: UTF8.self).lowercased()) else {
      throw Fault(reason: "has no SHA-256 digest, which is 64 hexadecimal digits")
    }
    return (try path(isEscaped ? unescaped(name) : Array(name)), digest)
  }

  /// `<digest>  <name>`, with an asterisk for the second blank where the file was read as binary.
  private static func plain(
    _ line: ArraySlice<UInt8>
  ) throws(Fault) -> (name: ArraySlice<UInt8>, hex: ArraySlice<UInt8>) {
    let hex = line.prefix { $0 != UInt8(ascii: " ") }
    let rest = line.dropFirst(hex.count)
    guard rest.count > 2,
      [UInt8(ascii: " "), UInt8(ascii: "*")].contains(rest[rest.startIndex + 1])
    else { throw Fault(reason: "is not a digest, two blanks and a name") }
    return (rest.dropFirst(2), hex)
  }

  /// `SHA256 (<name>) = <digest>`; nil where the line has not this form.
  private static func tagged(
    _ line: ArraySlice<UInt8>
  ) throws(Fault) -> (name: ArraySlice<UInt8>, hex: ArraySlice<UInt8>)? {
    let tag = line.prefix { $0 != UInt8(ascii: " ") }
    let (opening, closing) = (Array(" (".utf8), Array(") = ".utf8))
    let rest = line.dropFirst(tag.count)
    guard rest.starts(with: opening),
      // The last one, because a name may hold the same characters.
      let end = rest.indices.last(where: { rest[$0...].starts(with: closing) })
    else { return nil }
    guard tag.elementsEqual("SHA256".utf8) else {
      throw Fault(reason: "is of another kind than SHA256, the only one that is verified")
    }
    return (rest[(rest.startIndex + opening.count)..<end], rest[(end + closing.count)...])
  }

  private static func unescaped(_ name: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    var (bytes, isEscape): ([UInt8], Bool) = ([], false)
    for byte in name {
      guard isEscape || byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      if isEscape { bytes.append(try unescaped(byte)) }
      isEscape.toggle()
    }
    if isEscape { throw Fault(reason: "has an unknown escape in its name") }
    return bytes
  }

  private static func unescaped(_ byte: UInt8) throws(Fault) -> UInt8 {
    switch byte {
    case UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "r"): return 0x0d
    default: throw Fault(reason: "has an unknown escape in its name")
    }
  }

  private static func path(_ name: [UInt8]) throws(Fault) -> ContentPath {
    guard name.first != UInt8(ascii: "/") else {
      throw Fault(reason: "names a file by an absolute path; list files below the list's folder")
    }
    guard let path = ContentPath(normalizing: name) else {
      throw Fault(reason: "names a file outside the list's folder, or none")
    }
    return path
  }
}
