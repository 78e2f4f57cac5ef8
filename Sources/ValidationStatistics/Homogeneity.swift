// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Pearson's test of whether two samples have the same shares, and how far they are from it.
package struct Homogeneity: Hashable, Sendable {
  /// Σ (observed − expected)² / expected, over both samples.
  package let statistic: Double
  package let degrees: Int
  /// Cells after small ones were pooled.
  package let cells: Int
  package let total: Double

  /// Nil when fewer than two cells are left.
  package init?(_ comparison: CellComparison) {
    let cells = PooledCells(comparison).cells
    guard cells.count > 1 else { return nil }
    let sums = cells.reduce((0.0, 0.0)) { ($0.0 + $1.reference, $0.1 + $1.current) }
    total = sums.0 + sums.1
    var statistic = 0.0
    for cell in cells {
      for (observed, sum) in [(cell.reference, sums.0), (cell.current, sums.1)] {
        let expected = (cell.reference + cell.current) * sum / total
        statistic += (observed - expected) * (observed - expected) / expected
      }
    }
    self.statistic = statistic
    self.cells = cells.count
    degrees = cells.count - 1
  }

  /// Probability that chance reaches the statistic.
  package var chance: Double { ChiSquare(degrees: degrees)?.survival(statistic) ?? 1 }

  /// Bias-corrected Cramér's V, from 0 to 1.
  ///
  /// Source: W. Bergsma, A bias-correction for Cramér's V and Tschuprow's T, 2013.
  package var cramersV: Double { corrected(statistic) }

  /// Bias-corrected V that chance reaches with this probability.
  package func cramersVByChance(_ probability: Double) -> Double {
    corrected(ChiSquare(degrees: degrees)?.critical(probability) ?? 0)
  }

  private func corrected(_ statistic: Double) -> Double {
    guard total > 1 else { return 0 }
    let columns = Double(cells)
    let squared = max(0, statistic / total - (columns - 1) / (total - 1))
    let least = min(
      2 - 1 / (total - 1), columns - (columns - 1) * (columns - 1) / (total - 1))
    return least > 1 ? min(1, (squared / (least - 1)).squareRoot()) : 0
  }
}

/// Cells that are large enough for the chi-square approximation.
///
/// Cochran's rule: in four of five cells at least 5 are expected on either side, in all at least 1, and in
/// tables of two by two at least 10. Where it is broken, small cells go into one, and the next smallest
/// with them while that one is small itself.
private struct PooledCells {
  struct Cell {
    var reference: Double
    var current: Double

    var sum: Double { reference + current }
  }

  private(set) var cells: [Cell]

  init(_ comparison: CellComparison) {
    cells = zip(comparison.reference, comparison.current).map {
      Cell(reference: Double($0), current: Double($1))
    }
    let all = Double(comparison.referenceTotal) + Double(comparison.currentTotal)
    let smaller = Double(min(comparison.referenceTotal, comparison.currentTotal)) / all
    let expected = { (cell: Cell) in cell.sum * smaller }
    guard !isLargeEnough(expected) else { return }
    let least = cells.count == 2 ? 10.0 : 5.0
    var pool = Cell(reference: 0, current: 0)
    var pooled: Set<Int> = []
    // By size, and those of equal size in their order.
    for place in cells.indices.sorted(by: { (cells[$0].sum, $0) < (cells[$1].sum, $1) })
    where expected(cells[place]) < least || expected(pool) < least {
      pool.reference += cells[place].reference
      pool.current += cells[place].current
      pooled.insert(place)
    }
    cells = cells.indices.filter { !pooled.contains($0) }.map { cells[$0] } + [pool]
    if cells.count == 2, cells.contains(where: { expected($0) < 10 }) { cells = [] }
  }

  private func isLargeEnough(_ expected: (Cell) -> Double) -> Bool {
    if cells.count == 2 { return cells.allSatisfy { expected($0) >= 10 } }
    let small = cells.count { expected($0) < 5 }
    return Double(small) <= 0.2 * Double(cells.count) && cells.allSatisfy { expected($0) >= 1 }
  }
}
