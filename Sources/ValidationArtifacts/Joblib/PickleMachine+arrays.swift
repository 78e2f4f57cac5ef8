// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension PickleMachine {
  /// Passes over the raw array that joblib (1.6, `numpy_pickle.py`) writes behind the BUILD of its wrapper: padding
  /// of as many bytes as one byte tells, then the elements; for arrays of objects a pickle of its own.
  mutating func skipArray(of wrapper: PickleValue, describedBy state: PickleValue) throws(ReadStop)
  {
    record.arrayCount += 1
    if cursor.offset < frameEnd {
      attack(
        "pickle-frame", "array bytes begin inside a frame: readers disagree on where they stand")
    }
    guard let array = try JoblibArray(state, in: &self) else {
      return record.note(
        .unjudged(
          "structure.joblib.array",
          "an array whose type or shape cannot be told; what follows is not known",
          offset: opcodeOffset))
    }
    try readAsOperators(isObject: array.type.isObject)
    if array.type.isObject {
      record.note(PickledArray(type: array.type, shape: array.shape, data: nil, maker: wrapper))
      return try runNested()
    }
    do throws(ReadStop) {
      if array.isAligned { try cursor.skip(UInt64(try cursor.u8())) }
      let start = cursor.offset
      try cursor.skip(array.byteCount)
      record.note(
        PickledArray(
          type: array.type, shape: array.shape, data: start..<cursor.offset, maker: wrapper))
    } catch .endOfBytes {
      fault("array", "an array of \(array.byteCount) bytes ends beyond the file")
      throw .endOfBytes(at: cursor.end)
    }
  }

  /// Elements of an array of objects are a pickle of its own, that joblib reads with a plain unpickler.
  private mutating func runNested() throws(ReadStop) {
    var inner = PickleMachine(source, from: cursor.offset, to: cursor.end, scan: scan)
    inner.knowsArrays = false
    inner.bytesElsewhere = bytesElsewhere + keptBytes - record.keptBytes
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
    // What a trial that goes far copies when it changes it, beside a window.
    try scan.spend(steps: 200 + UInt64(stack.count) / 8 + memo.stepsToChange)
    var plain = self
    plain.record = PickleRecord()
    plain.knowsArrays = false
    plain.bytesElsewhere = bytesElsewhere + keptBytes
    try scan.checkMemory(plain.bytesElsewhere + plain.keptBytes - plain.memo.keptBytes)
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
