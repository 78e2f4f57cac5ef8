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
    for (name, found) in try inquiry.columns() {
      var column = try Column(try found.get())
      if scope.comparesValues(of: name) {
        column.ordered?.outline = try Self.outline(of: name, scope.dataset, inquiry.answers)
      }
      columns.append(column)
    }
    guard !columns.isEmpty else { throw .noColumnsLeft(scope.dataset) }
    self.init(rows: rows, columns: columns)
  }

  static func questions(for scope: FeaturesDrift.Scope, _ answers: Answers) -> [Question] {
    let inquiry = inquiry(scope, answers)
    let outlined = ((try? inquiry.columns()) ?? []).filter { name, found in
      guard case .success(.ordered) = found else { return false }
      return scope.comparesValues(of: name)
    }
    return inquiry.questions
      + outlined.flatMap { name, _ in
        [ColumnOutline.quantiles(of: name), .moments(column: name)].map {
          .on(dataset: scope.dataset, $0)
        }
      }
  }

  private static func outline(
    of column: String, _ dataset: String, _ answers: AnswerReading
  ) throws(Obstacle) -> ColumnOutline {
    let moments = try answers.moments(.on(dataset: dataset, .moments(column: column))).get()
    let quantiles = try answers.numbers(
      .on(dataset: dataset, ColumnOutline.quantiles(of: column))
    ).get()
    guard let deviation = moments.deviation,
      let outline = ColumnOutline(deviation: deviation, quantiles: quantiles)
    else { throw .noSpreadToDrift(column) }
    return outline
  }

  /// Asks as if the dataset were its own reference.
  private static func inquiry(_ scope: FeaturesDrift.Scope, _ answers: Answers) -> DriftInquiry {
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

extension FeaturesDrift.Scope {
  fileprivate func comparesValues(of column: String) -> Bool {
    let own = columns?.first { $0.name == column }?.statistic
    return (own ?? statistic)?.comparesValues ?? false
  }
}
