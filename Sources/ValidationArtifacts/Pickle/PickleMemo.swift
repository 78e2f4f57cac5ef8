// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The memo of the pickle machine: dense where it is used as it is meant, sparse where it is not.
struct PickleMemo {
  private var dense: ContiguousArray<PickleValue> = []
  private var sparse: [UInt64: PickleValue] = [:]

  /// Entries at places out of order: none in a real pickle.
  static let mostSparse = 100_000

  var count: Int { dense.count + sparse.count }

  subscript(key: UInt64) -> PickleValue? {
    key < UInt64(dense.count) ? dense[Int(key)] : sparse[key]
  }

  /// False where it has grown beyond what is followed.
  mutating func put(_ value: PickleValue, at key: UInt64) -> Bool {
    if key < UInt64(dense.count) {
      dense[Int(key)] = value
    } else if key == UInt64(dense.count), sparse.isEmpty {
      dense.append(value)
    } else if sparse.count < Self.mostSparse || sparse[key] != nil {
      sparse[key] = value
    } else {
      return false
    }
    return true
  }
}
