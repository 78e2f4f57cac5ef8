// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension BidirectionalCollection<UInt8> {
  /// The number that a few bytes make, the lowest first; what does not fit is lost.
  func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type = Number.self
  ) -> Number {
    reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}
