// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the state of joblib's wrapper says of the array that follows it.
struct JoblibArray {
  let type: NumPyTypeInPickle
  let shape: [UInt64]
  let byteCount: UInt64
  /// A byte with the length of the padding comes first.
  let isAligned: Bool

  /// Nil where it cannot be told as surely as joblib will tell it.
  init?(_ state: PickleValue, in machine: inout PickleMachine) throws(ReadStop) {
    guard let entries = machine.record.entries(of: state) else { return nil }
    var values: [String: PickleValue] = [:]
    for (key, value) in entries {
      guard let name = try machine.text(key) else { return nil }
      values[name] = value
    }
    guard let dtype = values["dtype"], let type = try NumPyTypeInPickle(dtype, in: &machine),
      let shape = values["shape"].flatMap({ machine.record.shape($0) })
    else { return nil }
    switch values["numpy_array_alignment_bytes"]?.kind {
    case nil, .some(.none): isAligned = false
    case .integer: isAligned = true
    default: return nil
    }
    guard let count = type.byteCount(of: shape) else { return nil }
    self.type = type
    self.shape = shape
    byteCount = count
  }
}

extension PickleRecord {
  /// Nil for what is no tuple of integers from 0 on.
  func shape(_ value: PickleValue) -> [UInt64]? {
    guard let elements = elements(of: value) else { return nil }
    let lengths = elements.compactMap { $0.number.flatMap { UInt64(exactly: $0) } }
    return lengths.count == elements.count ? lengths : nil
  }
}

/// A `numpy.dtype` as `dtype.__reduce__` writes it: a code, and a state that may overrule it.
struct NumPyTypeInPickle {
  private(set) var itemSize: UInt64
  private(set) var isObject: Bool
  /// As the header of an npy file spells it: `<f8`; `record` for types with fields.
  private(set) var name: String

  private static let objectFlag: Int64 = 1
  /// Types whose size the state sets (`arraydescr_setstate` in numpy's descriptor.c).
  private static let sizedByState = "SUVa"

  init?(_ type: PickleValue, in machine: inout PickleMachine) throws(ReadStop) {
    let record = machine.record
    guard let callee = record.callee(of: type), callee.module == "numpy", callee.name == "dtype",
      let index = type.callIndex, record.calls.indices.contains(index),
      let first = record.elements(of: record.calls[index].arguments)?.first
    else { return nil }
    guard let code = try Self.code(first, in: &machine), let size = Self.itemSize(of: code) else {
      return nil
    }
    itemSize = size
    isObject = code.first == "O"
    name = code.base
    if let state = record.calls[index].state {
      let parts = record.elements(of: state).map(Array.init)
      guard overrule(by: parts, code) else { return nil }
      let order = if let parts { try machine.text(parts[1]) } else { String?.none }
      name = parts?[3].kind == .tuple ? "record" : (order ?? "") + code
    }
  }

  /// Nil on overflow.
  func byteCount(of shape: [UInt64]) -> UInt64? { shape.product(times: itemSize) }

  /// Without the byte order.
  private static func code(
    _ value: PickleValue, in machine: inout PickleMachine
  ) throws(ReadStop) -> Substring? {
    if value.kind == .global, let name = machine.record.name(of: value) {
      return ["numpy:record", "numpy.rec:record", "numpy:void"].contains(name) ? "V0" : nil
    }
    guard let text = try machine.text(value) else { return nil }
    return text.first.map { "<>=|".contains($0) } == true ? text.dropFirst() : text[...]
  }

  /// A letter and bytes, or characters of four for `U`: nothing else, since numpy reads `V8,O` too.
  private static func itemSize(of code: Substring) -> UInt64? {
    guard let letter = code.first else { return nil }
    var digits = code.dropFirst()
    if "mM".contains(letter), let bracket = digits.firstIndex(of: "["), digits.last == "]" {
      digits = digits[..<bracket]
    }
    if letter == "O" { return digits.isEmpty || digits == "8" ? 8 : nil }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = UInt64(digits),
      count <= 1 << 40
    else { return nil }
    return "biufcmMSVa".contains(letter) ? count : letter == "U" ? count * 4 : nil
  }

  /// `(version, order, subarray, names, fields, size, alignment, flags[, metadata])`.
  private mutating func overrule(by state: [PickleValue]?, _ code: Substring) -> Bool {
    guard let state, state.count == 8 || state.count == 9,
      let size = state[5].number, let flags = state[7].number
    else { return false }
    let hasObjects = flags & Self.objectFlag != 0
    if isObject && !hasObjects { return false }
    isObject = hasObjects
    guard let letter = code.first, Self.sizedByState.contains(letter) else { return true }
    if size >= 0 { itemSize = UInt64(size) }
    return true
  }
}
