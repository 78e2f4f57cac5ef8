// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One way in which a file breaks the rules of its format.
package struct StructureFault: Hashable, Sendable, Codable {
  /// Stable identifier, `format.fault`.
  package let rule: String
  /// Bounded in length; may hold any character that the file holds.
  package let message: String
  /// From the beginning of the file.
  package let byteOffset: UInt64?
  /// The tensor that it is about; cut off beyond 200 characters.
  package let tensor: String?

  init(_ rule: String, _ message: String, byteOffset: UInt64? = nil, tensor: String? = nil) {
    self.rule = rule
    self.message = message
    self.byteOffset = byteOffset
    self.tensor = tensor.map(\.excerpt)
  }
}

/// Collects faults up to a number that a reader can still take in, and counts the others.
struct FaultLog {
  static let limit = 100

  private(set) var faults: [StructureFault] = []
  private(set) var count = 0

  /// A hostile file can have millions: what is not kept is not worded.
  mutating func record(_ fault: @autoclosure () -> StructureFault) {
    count += 1
    if faults.count < Self.limit { faults.append(fault()) }
  }
}

extension String {
  /// Text out of a file, short enough to be printed.
  var excerpt: String {
    // No more bytes than that are no more scalars.
    if utf8.count <= 200 { return self }
    // By scalars: one "character" of a hostile file can be megabytes of combining marks.
    var count = 0
    for (place, byte) in utf8.enumerated() where byte & 0xc0 != 0x80 {
      count += 1
      if count > 200 { return String(decoding: utf8.prefix(place), as: UTF8.self) + "…" }
    }
    return self
  }
}
