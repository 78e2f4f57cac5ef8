// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// One change of the kind that breaks parsers: a byte set, removed, doubled, or a cut.
  mutating func mutate(using generator: inout SeededGenerator) {
    guard !isEmpty else { return append(UInt8.random(in: 0...255, using: &generator)) }
    let place = Int.random(in: 0..<count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: self[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: self[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: remove(at: place)
    case 3: insert(self[place], at: place)
    default: removeLast(Int.random(in: 0...Swift.min(8, count), using: &generator))
    }
  }
}
