// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a file lies below a folder, as the bytes of its name: two spellings of one letter differ.
///
/// Never absolute, never empty, and without `.` and `..`, so that nothing above the folder is named.
package struct ContentPath: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// Nil unless it is spelled the one canonical way.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.allSatisfy(Self.isName) else { return nil }
    self.bytes = bytes
  }

  package init?(_ text: some StringProtocol) { self.init(text.utf8) }

  /// What a person may type: with `./` in front, a slash behind, or two in between.
  package init?(normalizing text: some StringProtocol) { self.init(normalizing: Array(text.utf8)) }

  package init?(normalizing bytes: [UInt8]) {
    guard bytes.first != UInt8(ascii: "/") else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([0x2e]) }
    self.init(parts.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func isName(_ part: ArraySlice<UInt8>) -> Bool {
    !part.isEmpty && part.count < 4096 && !part.elementsEqual([0x2e])
      && !part.elementsEqual([0x2e, 0x2e])
  }

  package func appending(name: [UInt8]) -> Self? { Self(bytes + [UInt8(ascii: "/")] + name) }

  /// Whether it is that path, or lies in it.
  package func isWithin(_ other: Self) -> Bool {
    bytes.starts(with: other.bytes)
      && (bytes.count == other.bytes.count || bytes[other.bytes.count] == UInt8(ascii: "/"))
  }

  /// For people: control characters, which could forge lines of a report, are spelled out.
  package var description: String { VisibleText.of(bytes) }

  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
