// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Where an ordered column is cut into cells: by the reference alone, so that drift moves no edge.
///
/// A cell from an edge up to the next number there is holds one value.
struct CellEdges: Codable, Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case range
    case value
    /// Between values of a reference that has few: nothing of it lies there.
    case gap
  }

  /// Ascend strictly, and are finite.
  private(set) var edges: [Double]
  /// The reference has few values, and each is a cell.
  private(set) var isByValue: Bool

  private enum CodingKeys: String, CodingKey {
    case edges
    case isByValue = "by-value"
  }

  /// A profile's; nil for edges that could not be counted between.
  init?(edges: [Double], isByValue: Bool) {
    guard !edges.isEmpty, edges.count <= 64, edges.allSatisfy(\.isFinite),
      zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.edges = edges
    self.isByValue = isByValue
  }

  /// - Parameter values: of the reference, finite.
  init(values: [Double]) {
    edges = []
    isByValue = true
    for value in values.sorted() { addAlone(value) }
  }

  /// - Parameter deciles: of the reference, finite, from 10 % to 90 %; one that stands there twice holds so
  ///   many rows that it gets a cell of its own.
  init(deciles: [Double]) {
    edges = []
    isByValue = false
    for (place, value) in deciles.enumerated() where place == 0 || deciles[place - 1] < value {
      let isRepeated = place + 1 < deciles.count && deciles[place + 1] == value
      if isRepeated { addAlone(value) } else { add(value) }
    }
  }

  private mutating func addAlone(_ value: Double) {
    add(value)
    add(value.nextUp)
  }

  private mutating func add(_ edge: Double) {
    if edge.isFinite, edges.last.map({ $0 < edge }) ?? true { edges.append(edge) }
  }

  /// One more than there are edges: below the first, from each up to the next, from the last on.
  var kinds: [Kind] {
    let outside: Kind = isByValue ? .gap : .range
    let inner = zip(edges, edges.dropFirst()).map { $0.nextUp == $1 ? Kind.value : outside }
    return [outside] + inner + [outside]
  }

  /// What a cell holds, in words.
  func label(_ cell: Int, of type: ColumnType) -> String {
    let kinds = kinds
    let text = { (edge: Double) in Self.text(edge, of: type) }
    let low = cell > 0 ? text(edges[cell - 1]) : nil
    let high = cell < edges.count ? text(edges[cell]) : nil
    if kinds[cell] == .value, let low { return low }
    // From the next number after a value on: the value itself says it better.
    let isAfterValue = cell > 1 && kinds[cell - 1] == .value
    let from = isAfterValue ? "above \(text(edges[cell - 2]))" : low
    switch (from, high) {
    case (let from?, let high?): return "\(from) to \(high)"
    case (nil, let high?): return "below \(high)"
    case (let from?, nil): return isAfterValue ? from : "\(from) and more"
    case (nil, nil): return "any"
    }
  }

  static func text(_ edge: Double, of type: ColumnType) -> String {
    type.isTime
      ? InstantText.of(microseconds: edge, type) : DecimalText.significant(edge, digits: 4)
  }
}
