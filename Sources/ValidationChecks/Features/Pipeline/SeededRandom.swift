// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Chance that comes out the same in every run: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

extension SeededRandom {
  /// A permutation of the places below a count, never that which leaves all as it is.
  ///
  /// Fisher–Yates, spelled out so that it is the same in every version of the library.
  mutating func order(of count: Int) -> [Int] {
    var places = Array(0..<max(0, count))
    for place in places.indices.dropFirst().reversed() {
      places.swapAt(place, Int(next() % UInt64(place + 1)))
    }
    if places == Array(places.indices), let first = places.first {
      places = Array(places.dropFirst()) + [first]
    }
    return places
  }

  /// A place below a count, which is not zero.
  mutating func place(below count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// So many hexadecimal digits.
  mutating func word(_ digits: Int = 8) -> String {
    let text = String(next(), radix: 16)
    return String((String(repeating: "0", count: 16) + text).suffix(digits))
  }
}
