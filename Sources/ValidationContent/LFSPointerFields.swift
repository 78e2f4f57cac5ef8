// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A pointer's lines, read strictly: one canonical encoding, anything else is refused.
struct LFSPointerFields {
  private(set) var digest: SHA256Digest
  private(set) var size: Int64
  private(set) var extensions: [LFSPointer.Extension]

  private static let versions = [
    "https://git-lfs.github.com/spec/v1", "https://hawser.github.com/spec/v1",
  ]

  init?(parsing data: Data) {
    guard data.count < 1024, let lines = Self.lines(of: data),
      let version = lines.first, version.key == "version",
      Self.versions.contains(String(version.value))
    else { return nil }
    let rest = lines.dropFirst()
    guard Self.ascends(rest.map(\.key)), let (extensions, required) = Self.split(rest),
      required.map(\.key) == ["oid", "size"],
      let digest = Self.digest(required[0].value), let size = Self.size(required[1].value)
    else { return nil }
    self.digest = digest
    self.size = size
    self.extensions = extensions
  }

  private typealias Line = (key: Substring, value: Substring)

  private static func lines(of data: Data) -> [Line]? {
    // Without NUL, CR and friends in the way: a control character is in no canonical pointer.
    guard data.last == 0x0a, data.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a }),
      let text = String(validating: data, as: UTF8.self)
    else { return nil }
    var lines: [Line] = []
    for line in text.utf8.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
      guard let space = line.firstIndex(of: 0x20) else { return nil }
      let value = line[line.index(after: space)...]
      guard isKey(line[..<space]), !value.isEmpty, value.first != 0x20 else { return nil }
      lines.append((Substring(line[..<space]), Substring(value)))
    }
    return lines
  }

  private static func isKey(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d
      }
  }

  private static func ascends(_ keys: [Substring]) -> Bool {
    zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }
  }

  private static func split(_ lines: ArraySlice<Line>) -> ([LFSPointer.Extension], [Line])? {
    let named = lines.prefix { $0.key.hasPrefix("ext-") }
    let extensions = named.compactMap(makeExtension)
    guard extensions.count == named.count,
      zip(extensions, extensions.dropFirst()).allSatisfy({ $0.priority < $1.priority })
    else { return nil }
    return (extensions, Array(lines.dropFirst(named.count)))
  }

  private static func makeExtension(_ line: Line) -> LFSPointer.Extension? {
    let parts = line.key.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].utf8.count == 1, let priority = Int(parts[1]),
      !parts[2].isEmpty, let digest = digest(line.value)
    else { return nil }
    return LFSPointer.Extension(priority: priority, name: String(parts[2]), digest: digest)
  }

  private static func digest(_ value: Substring) -> SHA256Digest? {
    guard value.hasPrefix("sha256:") else { return nil }
    return SHA256Digest(hex: value.dropFirst("sha256:".count))
  }

  /// No sign and no leading zero; zero itself is refused, since an empty file is its own pointer.
  private static func size(_ value: Substring) -> Int64? {
    guard let first = value.utf8.first, (0x31...0x39).contains(first),
      value.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int64(value)
  }
}
