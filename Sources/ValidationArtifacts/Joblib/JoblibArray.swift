// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the state of joblib's wrapper says of the array that follows it.
struct JoblibArray {
  let byteCount: UInt64
  let isObject: Bool
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
    guard let type = values["dtype"], let dtype = try NumPyTypeInPickle(type, in: &machine),
      let shape = values["shape"], let dimensions = machine.record.elements(of: shape)
    else { return nil }
    switch values["numpy_array_alignment_bytes"]?.kind {
    case nil, .some(.none): isAligned = false
    case .integer: isAligned = true
    default: return nil
    }
    guard let count = Self.product(of: dimensions, dtype.itemSize) else { return nil }
    isObject = dtype.isObject
    byteCount = count
  }

  private static func product(of dimensions: ArraySlice<PickleValue>, _ size: UInt64) -> UInt64? {
    var product = size
    for dimension in dimensions {
      guard let length = dimension.number, length >= 0 else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: UInt64(length))
      guard !overflow else { return nil }
      product = next
    }
    return product
  }
}

/// A `numpy.dtype` as `dtype.__reduce__` writes it: a code, and a state that may overrule it.
struct NumPyTypeInPickle {
  private(set) var itemSize: UInt64
  private(set) var isObject: Bool

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
    if let state = record.calls[index].state {
      guard overrule(by: record.elements(of: state), code) else { return nil }
    }
  }

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
  private mutating func overrule(by state: ArraySlice<PickleValue>?, _ code: Substring) -> Bool {
    guard let state = state.map(Array.init), state.count == 8 || state.count == 9,
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
