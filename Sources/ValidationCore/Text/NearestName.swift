// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The name that a misspelling was probably meant to be.
package enum NearestName {
  /// At most a third of the letters may differ, a swap of neighbours counting once; ties go to the
  /// first. Bounded: words over 200 characters and lists over 10,000 names give no suggestion.
  package static func of(_ word: String, among names: some Collection<String>) -> String? {
    guard word.count <= 200, names.count <= 10_000 else { return nil }
    let typed = Array(word.lowercased().unicodeScalars)
    let allowed = max(1, typed.count / 3)
    var best: (name: String, distance: Int)?
    for name in names where name.count <= 200 && abs(name.count - typed.count) <= allowed {
      let distance = distance(typed, Array(name.lowercased().unicodeScalars))
      if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment distance (Damerau 1964, restricted to one edit of each pair).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + Array(repeating: 0, count: right.count)
      for column in right.indices {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        current[column + 1] = min(substitution, previous[column + 1] + 1, current[column] + 1)
        let swapped =
          row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
        if swapped { current[column + 1] = min(current[column + 1], before[column - 1] + 1) }
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
