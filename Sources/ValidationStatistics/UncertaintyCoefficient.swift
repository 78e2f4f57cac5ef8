// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How much of a label's uncertainty a feature takes away: Theil's uncertainty coefficient U(Y|X).
///
/// U = I(X; Y) / H(Y), with the mutual information corrected for the number of cells (Miller–Madow), so that
/// a feature without any relation scores about 0 instead of (r − 1)(k − 1)/(2 n H(Y)). From 0 to 1; 1 when the
/// feature determines the label.
///
/// H. Theil, "On the estimation of relationships involving qualitative variables", American Journal of Sociology
/// 76(1), 1970; G. Miller, "Note on the bias of information estimates", 1955.
package struct UncertaintyCoefficient: Hashable, Sendable {
  package var value: Double
  /// Entropy of the label, in nats.
  package var labelEntropy: Double

  /// - Parameter counts: rows by feature cell and label value; cells of no row do not count.
  /// - Returns: `nil` when the label has one value only, or there is nothing.
  package init?(counts: [[Double]]) {
    let cells = counts.map { $0.reduce(0, +) }
    let width = counts.map(\.count).max() ?? 0
    let labels = (0..<width).map { place in
      counts.reduce(0) { $0 + ($1.indices.contains(place) ? $1[place] : 0) }
    }
    let total = cells.reduce(0, +)
    guard total > 0 else { return nil }
    let entropy = Self.entropy(of: labels, total)
    guard entropy > 0 else { return nil }
    let joint = Self.entropy(of: counts.flatMap { $0 }, total)
    let information = Self.entropy(of: cells, total) + entropy - joint
    let (rows, columns) = (cells.count { $0 > 0 }, labels.count { $0 > 0 })
    let bias = Double((rows - 1) * (columns - 1)) / (2 * total)
    // Where cells determine the label there is nothing that chance could have added.
    let isDetermined = counts.allSatisfy { cell in cell.count { $0 > 0 } <= 1 }
    let corrected = isDetermined && rows * 5 <= Int(total) ? information : information - bias
    value = min(1, max(0, corrected / entropy))
    labelEntropy = entropy
  }

  private static func entropy(of counts: [Double], _ total: Double) -> Double {
    counts.reduce(0) { sum, count in
      count > 0 ? sum - count / total * (count / total).logarithm : sum
    }
  }
}

extension Double {
  fileprivate var logarithm: Double { Foundation.log(self) }
}
