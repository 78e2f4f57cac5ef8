// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension PickleMachine {
  /// Passes over the raw array that joblib (1.6, `numpy_pickle.py`) writes behind the BUILD of its wrapper: padding
  /// of as many bytes as one byte tells, then the elements; for arrays of objects a pickle of its own.
  mutating func skipArray(describedBy state: PickleValue) throws(ReadStop) {
    record.arrayCount += 1
    if cursor.offset < frameEnd {
      attack(
        "pickle-frame", "array bytes begin inside a frame: readers disagree on where they stand")
    }
    guard let array = try JoblibArray(state, in: self) else {
      return record.note(
        .unjudged(
          "structure.joblib.array",
          "an array whose type or shape cannot be told; what follows is not known",
          offset: opcodeOffset))
    }
    try readAsOperators(isObject: array.isObject)
    if array.isObject { return try runNested() }
    do throws(ReadStop) {
      if array.isAligned { try cursor.skip(UInt64(try cursor.u8())) }
      try cursor.skip(array.byteCount)
    } catch .endOfBytes {
      fault("array", "an array of \(array.byteCount) bytes ends beyond the file")
      throw .endOfBytes(at: cursor.end)
    }
  }

  /// Elements of an array of objects are a pickle of its own, that joblib reads with a plain unpickler.
  private mutating func runNested() throws(ReadStop) {
    var inner = PickleMachine(source, from: cursor.offset, to: cursor.end, scan: scan)
    inner.knowsArrays = false
    // Moved, not copied: there may be many arrays, and much on record.
    swap(&inner.record, &record)
    swap(&inner.steps, &steps)
    defer {
      swap(&inner.record, &record)
      swap(&inner.steps, &steps)
    }
    switch try inner.run() {
    case .stopped(let place): try cursor.seek(to: place)
    case .broken: throw .endOfBytes(at: inner.opcodeOffset)
    }
  }

  /// `pickle.load` knows no arrays: it takes their bytes for operators, with the stack and memo that stand.
  /// Numbers break at once, or import nothing.
  private mutating func readAsOperators(isObject: Bool) throws(ReadStop) {
    try scan.spend(steps: UInt64(stack.count + memo.count) / 16)
    var plain = self
    plain.record = PickleRecord()
    plain.knowsArrays = false
    plain.endsAtFault = true
    defer { steps = plain.steps }
    do throws(ReadStop) { _ = try plain.run() } catch .endOfBytes {}
    let policy = ImportPolicy(allowed: scan.options.allowedImports)
    for reference in plain.record.references where reference.isSoundlyNamed {
      // A nested pickle's memo begins anew: to the outer unpickler its names are others, mostly of nothing.
      guard !isObject || policy.isDangerous(reference) else { continue }
      attack(
        "pickle-in-array",
        "the bytes of an array are operators to pickle.load, and import "
          + "\(reference.module.excerpt).\(reference.name.excerpt)")
      guard let index = record.reference(reference.module, reference.name, at: reference.offset)
      else { throw .budget(.memory) }
      if reference.isCalled { record.references[index].isCalled = true }
    }
    for finding in plain.record.findings where finding.rule == "safety.pickle-patch" {
      record.note(finding)
    }
  }
}

/// State of joblib's wrapper, as far as it tells how many bytes follow.
struct JoblibArray {
  var byteCount: UInt64 = 0
  var isObject = false
  /// A byte with the length of the padding comes first.
  var isAligned = false

  init?(_ state: PickleValue, in machine: PickleMachine) throws(ReadStop) {
    guard state.kind == .dictionary, machine.record.dictionaries.indices.contains(Int(state.place))
    else { return nil }
    var type: PickleValue?
    var shape: PickleValue?
    for (key, value) in machine.record.dictionaries[Int(state.place)] {
      switch try machine.text(key) {
      case "dtype": type = value
      case "shape": shape = value
      case "numpy_array_alignment_bytes": isAligned = value.kind == .integer
      default: break
      }
    }
    guard let type, let name = try Self.name(of: type, in: machine), let shape,
      let dimensions = machine.record.elements(of: shape)
    else { return nil }
    guard let size = Self.itemSize(of: name) else { return nil }
    isObject = size.isObject
    guard let count = Self.product(of: dimensions, size.bytes) else { return nil }
    byteCount = count
  }

  /// First argument of `numpy.dtype`, such as `f8`.
  private static func name(
    of type: PickleValue, in machine: PickleMachine
  ) throws(ReadStop) -> String? {
    guard let callee = machine.record.callee(of: type), callee.module == "numpy",
      callee.name == "dtype", let call = type.callIndex,
      machine.record.calls.indices.contains(call),
      let first = machine.record.elements(of: machine.record.calls[call].arguments)?.first
    else { return nil }
    return try machine.text(first)
  }

  /// Code of NumPy's array protocol: a letter and bytes, or characters of four for `U`.
  private static func itemSize(of name: String) -> (bytes: UInt64, isObject: Bool)? {
    let code = name.drop { "<>=|".contains($0) }
    guard let letter = code.first else { return nil }
    if letter == "O" { return (8, true) }
    let digits = code.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let count = UInt64(digits), count <= 1 << 40 else { return nil }
    return "biufcmMSVa".contains(letter) ? (count, false) : letter == "U" ? (count * 4, false) : nil
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
