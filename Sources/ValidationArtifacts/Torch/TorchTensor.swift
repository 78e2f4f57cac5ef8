// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A tensor as `torch._utils._rebuild_tensor_v2` and its kin make it: a window on a storage.
struct TorchTensor: Hashable {
  let name: String
  let storage: TorchStorage
  /// In elements of the storage.
  let offset: UInt64
  let shape: [UInt64]
  let stride: [UInt64]
  /// Of the call that makes it.
  let place: UInt64

  /// Index behind the last element that it reaches; nil on overflow.
  var end: UInt64? {
    if shape.contains(0) { return 0 }
    var last = offset
    for (length, step) in zip(shape, stride) {
      let (span, tooFar) = (length - 1).multipliedReportingOverflow(by: step)
      let (sum, overflow) = last.addingReportingOverflow(span)
      guard !tooFar, !overflow else { return nil }
      last = sum
    }
    return last == .max ? nil : last + 1
  }

  /// Rows follow each other without a hole.
  var isContiguous: Bool {
    var expected: UInt64 = 1
    for (length, step) in zip(shape, stride).reversed() where length != 1 {
      guard step == expected else { return false }
      let (product, overflow) = expected.multipliedReportingOverflow(by: length)
      guard !overflow else { return false }
      expected = product
    }
    return true
  }

  var elementCount: UInt64? { shape.product() }

  /// Functions of `torch._utils` whose first arguments are storage, offset, size and stride.
  private static let makers: Set<String> = [
    "_rebuild_qtensor", "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3",
  ]

  static func all(
    in record: PickleRecord, _ source: any ByteSource
  ) throws(ReadStop) -> [TorchTensor] {
    let storages = try TorchStorage.byPlace(in: record, source)
    var tensors: [TorchTensor] = []
    var names = UniqueNames()
    for call in record.calls {
      let callee = record.references[call.global].name
      guard makers.contains(callee),
        let arguments = record.elements(of: call.arguments), arguments.count >= 4
      else { continue }
      let values = Array(arguments)
      guard values[0].kind == .persistent, let storage = storages[Int(values[0].place)],
        let offset = values[1].number.flatMap({ UInt64(exactly: $0) }),
        let shape = numbers(values[2], record), let stride = numbers(values[3], record),
        shape.count == stride.count
      else { continue }
      tensors.append(
        TorchTensor(
          name: names.unique(try PickleText.text(call.key, source) ?? "data/\(storage.key)"),
          storage: storage, offset: offset, shape: shape, stride: stride, place: call.offset))
    }
    return tensors
  }

  private static func numbers(_ value: PickleValue, _ record: PickleRecord) -> [UInt64]? {
    guard let elements = record.elements(of: value) else { return nil }
    let numbers = elements.compactMap { $0.number.flatMap { UInt64(exactly: $0) } }
    return numbers.count == elements.count ? numbers : nil
  }
}
