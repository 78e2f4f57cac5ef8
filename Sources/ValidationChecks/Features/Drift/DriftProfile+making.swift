// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension DriftProfile {
  /// What a dataset is now.
  ///
  /// - Throws: ``Obstacle`` for the first column whose counts cannot be had, or would be too many to keep.
  init(of scope: FeaturesDrift.Scope, _ answers: Answers) throws(Obstacle) {
    let inquiry = Self.inquiry(scope, answers)
    let rows = try inquiry.rows()
    guard rows > 0 else { throw .sideWithoutRows("dataset '\(scope.dataset)'") }
    var columns: [Column] = []
    for (_, inquiry) in try inquiry.columns() { columns.append(try Column(try inquiry.get())) }
    guard !columns.isEmpty else { throw .noColumnsLeft(scope.dataset) }
    self.init(rows: rows, columns: columns)
  }

  /// Asks as if the dataset were its own reference.
  static func inquiry(_ scope: FeaturesDrift.Scope, _ answers: Answers) -> DriftInquiry {
    var own = scope
    own.statistic = .jensenShannon
    own.columns = scope.columns?.map { FeaturesDrift.AskedColumn(name: $0.name, statistic: nil) }
    return DriftInquiry(
      scope: own, reference: .dataset(scope.dataset), answers: .ofDrift(answers))
  }
}

extension DriftProfile.Column {
  init(_ inquiry: ColumnInquiry) throws(Obstacle) {
    switch inquiry {
    case .ordered(let inquiry): try self.init(inquiry)
    case .categories(let inquiry): try self.init(inquiry)
    }
  }

  private init(_ inquiry: OrderedInquiry) throws(Obstacle) {
    let edges = try inquiry.edges()
    let column = inquiry.column
    let cells = try inquiry.referenceCells(.cells(column: column.name, edges: edges.edges))
    self.init(
      name: column.name, type: column.type,
      missing: try Checked.sum([cells.null, cells.nan], column.name),
      ordered: DriftProfile.Ordered(
        cells: edges, counts: cells.between, negativeInfinity: cells.negativeInfinity,
        positiveInfinity: cells.positiveInfinity))
  }

  private init(_ inquiry: CategoryInquiry) throws(Obstacle) {
    let known = try inquiry.known()
    let longest = known.entries.map(\.value.utf8.count).max() ?? 0
    guard known.unlisted == 0, longest <= 1_000 else {
      throw .tooManyCategories(inquiry.column.name)
    }
    self.init(
      name: inquiry.column.name, type: inquiry.column.type, missing: known.null,
      categories: known.entries)
  }
}
