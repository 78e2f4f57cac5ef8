// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// An array of NumPy in a pickle, as the operators that make it tell.
struct PickledArray {
  let type: NumPyTypeInPickle
  let shape: [UInt64]
  /// Nil where its bytes do not stand there as they are: of objects, and before protocol 3.
  let data: Range<UInt64>?
  /// What is put under a key: the result of a call.
  let maker: PickleValue

  /// In memory, roughly.
  static let keptBytes = 160
}

extension PickleMachine {
  /// `ndarray.__reduce__`: `_reconstruct(ndarray, (0,), b"b")`, whose state is
  /// `(1, shape, dtype, isFortran, bytes)`.
  mutating func noteRebuiltArray(
    _ target: PickleValue, _ state: PickleValue
  ) throws(ReadStop) {
    guard let callee = record.callee(of: target), callee.isArrayMaker,
      let parts = record.elements(of: state).map(Array.init), parts.count == 5
    else { return }
    try noteArray(shape: parts[1], type: parts[2], bytes: parts[4], maker: target)
  }

  /// The same from protocol 5 on: `_frombuffer(bytes, dtype, shape, order)`.
  mutating func noteBufferArray(_ result: PickleValue) throws(ReadStop) {
    guard let call = result.callIndex,
      record.references[record.calls[call].global].isBufferArrayMaker,
      let parts = record.elements(of: record.calls[call].arguments).map(Array.init),
      parts.count == 4
    else { return }
    try noteArray(shape: parts[2], type: parts[1], bytes: parts[0], maker: result)
  }

  private mutating func noteArray(
    shape: PickleValue, type: PickleValue, bytes: PickleValue, maker: PickleValue
  ) throws(ReadStop) {
    pay(Self.stepsOfAnImport)
    guard let shape = record.shape(shape), let type = try NumPyTypeInPickle(type, in: &self) else {
      return
    }
    let isWhole = bytes.kind == .bytes && UInt64(bytes.count) == type.byteCount(of: shape)
    record.note(
      PickledArray(
        type: type, shape: shape,
        data: isWhole ? bytes.place..<bytes.place + UInt64(bytes.count) : nil, maker: maker))
  }
}

extension PickleRecord.Reference {
  var isArrayMaker: Bool {
    name == "_reconstruct"
      && (module == "numpy.core.multiarray" || module == "numpy._core.multiarray")
  }

  var isBufferArrayMaker: Bool {
    name == "_frombuffer"
      && (module == "numpy.core.numeric" || module == "numpy._core.numeric")
  }
}

extension PickleRecord {
  /// Lists the arrays by the keys under which they stand: attributes of an object, mostly.
  func list(
    arraysOf source: any ByteSource, _ names: inout UniqueNames, in scan: ArtifactScan
  ) throws(ReadStop) {
    if hasMoreArrays { scan.contents.isCut = true }
    for array in arrays {
      let key =
        if let call = array.maker.callIndex { try PickleText.text(calls[call].key, source) } else {
          String?.none
        }
      let layout = NumPyDescription(.string(array.type.name))?.layout
      let data = array.data.map {
        SourceSlice(source, from: $0.lowerBound, count: UInt64($0.count))
      }
      try scan.note(
        tensor: names.unique(key ?? ""), dtype: array.type.name, shape: array.shape,
        layout: layout, data: data, isWeight: false)
    }
  }
}
