// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Two samples counted in the same cells.
package struct CellComparison: Hashable, Sendable {
  package let reference: [Int64]
  package let current: [Int64]
  package let referenceTotal: Int64
  package let currentTotal: Int64

  /// Cells that hold nothing on either side are left out; they belong to no distribution.
  ///
  /// Nil for another number of cells on one side, a negative count, a side without rows, or more rows
  /// than can be counted.
  package init?(reference: [Int64], current: [Int64]) {
    guard reference.count == current.count,
      let referenceTotal = Self.total(reference), let currentTotal = Self.total(current),
      referenceTotal > 0, currentTotal > 0
    else { return nil }
    let occupied = reference.indices.filter { reference[$0] > 0 || current[$0] > 0 }
    self.reference = occupied.map { reference[$0] }
    self.current = occupied.map { current[$0] }
    self.referenceTotal = referenceTotal
    self.currentTotal = currentTotal
  }

  private static func total(_ counts: [Int64]) -> Int64? {
    var total: Int64 = 0
    for count in counts {
      let (sum, overflow) = total.addingReportingOverflow(count)
      // Beyond 2^53 counts are not exact as floating-point numbers.
      guard count >= 0, !overflow, sum < 1 << 53 else { return nil }
      total = sum
    }
    return total
  }

  /// Share of the rows in each cell, reference and current.
  package var shares: [(reference: Double, current: Double)] {
    zip(reference, current).map {
      (Double($0) / Double(referenceTotal), Double($1) / Double(currentTotal))
    }
  }

  /// Population stability index Σ (q − p) ln(q / p), with ½ added to each count so that no cell is empty.
  package var populationStability: Double {
    let added = Double(reference.count) / 2
    return zip(reference, current).reduce(0) { sum, counts in
      let p = (Double(counts.0) + 0.5) / (Double(referenceTotal) + added)
      let q = (Double(counts.1) + 0.5) / (Double(currentTotal) + added)
      return sum + (q - p) * log(q / p)
    }
  }

  /// Jensen–Shannon divergence to base 2, from 0 to 1.
  package var jensenShannon: Double {
    let sum = shares.reduce(0) { sum, share in
      let middle = (share.reference + share.current) / 2
      return sum + Self.part(share.reference, middle) + Self.part(share.current, middle)
    }
    return min(1, max(0, sum / 2))
  }

  /// p log₂(p / m), where 0 log 0 is 0.
  private static func part(_ share: Double, _ middle: Double) -> Double {
    share > 0 ? share * log2(share / middle) : 0
  }

  /// Largest difference of a cell's shares, from 0 to 1.
  package var lInfinity: Double {
    shares.reduce(0) { max($0, abs($1.current - $1.reference)) }
  }
}
