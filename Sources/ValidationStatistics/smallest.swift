// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Smallest number in 0...limit that satisfies a predicate which, once true, stays true.
///
/// The limit itself is taken to satisfy it.
func smallest(upTo limit: Int, where satisfied: (Int) -> Bool) -> Int {
  var (low, high) = (0, limit)
  while low < high {
    let middle = low + (high - low) / 2
    if satisfied(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
