// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Probabilities of chance of several tests, raised for how many there are; in the order given.
package enum MultipleTests {
  /// S. Holm, 1979: a test whose adjusted probability is at most α may be called no chance, and in all of
  /// them together one that is chance is called so with at most probability α.
  package static func holm(_ probabilities: [Double]) -> [Double] {
    var adjusted = known(probabilities)
    var largest = 0.0
    for (rank, place) in ascending(adjusted).enumerated() {
      let factor = Double(adjusted.count - rank)
      largest = max(largest, min(1, adjusted[place] * factor))
      adjusted[place] = largest
    }
    return adjusted
  }

  /// Y. Benjamini and Y. Hochberg, 1995: of the tests whose adjusted probability is at most α, a part of at
  /// most α is chance, on average.
  package static func benjaminiHochberg(_ probabilities: [Double]) -> [Double] {
    var adjusted = known(probabilities)
    var smallest = 1.0
    for (rank, place) in ascending(adjusted).enumerated().reversed() {
      let factor = Double(adjusted.count) / Double(rank + 1)
      smallest = min(smallest, adjusted[place] * factor)
      adjusted[place] = smallest
    }
    return adjusted
  }

  /// What is no probability counts as certain chance.
  private static func known(_ probabilities: [Double]) -> [Double] {
    probabilities.map { (0...1).contains($0) ? $0 : 1 }
  }

  /// Places by probability; those of equal probability in their order.
  private static func ascending(_ probabilities: [Double]) -> [Int] {
    probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
  }
}
