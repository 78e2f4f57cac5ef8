// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What is known of an object that unpickling would make: enough to follow names, nothing else.
///
/// Sixteen bytes and no references: millions of them stand on a stack or in a memo, and a hostile nesting
/// has nothing to unwind.
struct PickleValue: Hashable {
  enum Kind: UInt8 {
    /// Anything whose value does not matter.
    case opaque
    case none
    /// Bytes of the stream that decode to text: `place` and `count` in bytes, `form` how.
    case text
    case integer
    /// Bytes of the stream: `place` and `count`.
    case bytes
    /// An import; `place` in the record's list.
    case global
    /// An import by names that are no literals.
    case unresolved
    /// What calling an import gives: `count` of the import, `place` in the record's calls or none.
    case result
    /// `place` of its first element among the cells, `count` elements.
    case tuple
    /// `place` among the dictionaries.
    case dictionary
    /// `place` among the persistent identifiers.
    case persistent
  }

  /// How the bytes of a text become characters.
  enum Form: UInt8 {
    case utf8
    /// Quoted, with Python's escapes: operand of STRING.
    case quoted
    /// With \u and \U alone: operand of UNICODE.
    case rawUnicodeEscape
  }

  private(set) var kind: Kind
  private(set) var form = Form.utf8
  private(set) var count: UInt32 = 0
  private(set) var place: UInt64 = 0

  static let opaque = PickleValue(kind: .opaque)
  static let none = PickleValue(kind: .none)
  static let unresolved = PickleValue(kind: .unresolved)
  /// Of a result whose arguments were not kept.
  static let nowhere = UInt64.max

  static func text(at place: UInt64, count: UInt64, _ form: Form) -> Self {
    guard let count = UInt32(exactly: count) else { return .opaque }
    return Self(kind: .text, form: form, count: count, place: place)
  }

  static func bytes(_ range: Range<UInt64>) -> Self {
    guard let count = UInt32(exactly: range.count) else { return .opaque }
    return Self(kind: .bytes, count: count, place: range.lowerBound)
  }

  static func integer(_ number: Int64) -> Self {
    Self(kind: .integer, place: UInt64(bitPattern: number))
  }

  static func global(_ index: Int) -> Self { Self(kind: .global, place: UInt64(index)) }

  static func result(of global: Int, call: Int?) -> Self {
    Self(
      kind: .result, count: UInt32(clamping: global), place: call.map { UInt64($0) } ?? nowhere)
  }

  static func tuple(at place: Int, count: Int) -> Self {
    Self(kind: .tuple, count: UInt32(clamping: count), place: UInt64(place))
  }

  static func dictionary(_ index: Int) -> Self { Self(kind: .dictionary, place: UInt64(index)) }
  static func persistent(_ index: Int) -> Self { Self(kind: .persistent, place: UInt64(index)) }

  var number: Int64? { kind == .integer ? Int64(bitPattern: place) : nil }
  /// Of the import, where it is one or the result of one.
  var globalIndex: Int? {
    switch kind {
    case .global: Int(place)
    case .result: Int(count)
    default: nil
    }
  }
  var callIndex: Int? { kind == .result && place != Self.nowhere ? Int(place) : nil }
}
