// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// What a dataset is compared with, at hand.
enum DriftReference: Sendable {
  case dataset(String)
  case profile(DriftProfile)

  /// The same for one column.
  enum Side: Sendable {
    case dataset(String)
    case profile(DriftProfile.Column)
  }
}

extension AnswerReading {
  static func ofDrift(_ answers: Answers) -> AnswerReading {
    AnswerReading(answers) { reason in
      reason.rule == Obstacle.datasetIsNewRule ? .noReference(reason) : reason
    }
  }
}

/// All that is asked about the columns of a drift check, as far as the answers so far tell.
struct DriftInquiry: Sendable {
  /// Exact distances of distribution functions take statements of their own for each column: by default only
  /// up to so many rows and columns.
  static let mostRowsInOrder: Int64 = 1_000_000
  static let mostColumnsInOrder = 1_000

  let scope: FeaturesDrift.Scope
  let reference: DriftReference
  let answers: AnswerReading

  /// Known without the columns.
  static func firstQuestions(_ datasets: [String]) -> [Question] {
    datasets.flatMap { [.on(dataset: $0, .columns), .on(dataset: $0, .rowCount)] }
  }

  var questions: [Question] {
    ((try? columns()) ?? []).flatMap { (try? $0.inquiry.get())?.questions ?? [] }
  }

  func rows() throws(Obstacle) -> Int64 {
    try answers.count(.on(dataset: scope.dataset, .rowCount)).get()
  }

  func referenceRows() throws(Obstacle) -> Int64 {
    switch reference {
    case .dataset(let name): return try answers.count(.on(dataset: name, .rowCount)).get()
    case .profile(let profile): return profile.rows
    }
  }

  /// Columns to look at, each with what to ask, or with why nothing can be asked.
  ///
  /// - Throws: ``Obstacle`` when the columns of a side are not known.
  func columns() throws(Obstacle) -> [(name: String, inquiry: Result<ColumnInquiry, Obstacle>)] {
    let here = try answers.columns(.on(dataset: scope.dataset, .columns)).get()
    let there = try referenceColumns()
    let (types, formerTypes) = (Self.byName(here), Self.byName(there))
    let sides = profileColumns
    let asked = scope.columns ?? all(here, there)
    let standard = standardStatistics(of: asked.count)
    return asked.map { column in
      let name = column.name
      return (
        name,
        Result { () throws(Obstacle) in
          guard let found = types[name] else {
            throw .absentOnSide(name, scope.dataset, here.map(\.name))
          }
          guard let former = formerTypes[name] else {
            throw .absentOnSide(name, referenceName, there.map(\.name))
          }
          return try inquiry(column, found, former, sides, standard)
        }
      )
    }
  }

  private func all(_ here: [TableColumn], _ there: [TableColumn]) -> [FeaturesDrift.AskedColumn] {
    let own = Set(here.map(\.name))
    let names = here.map(\.name) + there.map(\.name).filter { !own.contains($0) }
    let left = Set(leftOut(here, there))
    return names.filter { !scope.exclude.contains($0) && !left.contains($0) }
      .map { FeaturesDrift.AskedColumn(name: $0, statistic: nil) }
  }

  /// Columns of `all` whose type has neither order nor categories; a profile holds none of them.
  ///
  /// - Throws: ``Obstacle`` when the columns of a side are not known.
  func leftOut() throws(Obstacle) -> [String] {
    guard scope.columns == nil else { return [] }
    let here = try answers.columns(.on(dataset: scope.dataset, .columns)).get()
    return leftOut(here, try referenceColumns())
  }

  private func leftOut(_ here: [TableColumn], _ there: [TableColumn]) -> [String] {
    let formerTypes = Self.byName(there)
    return here.filter { column in
      guard column.type.driftKind == nil, !scope.exclude.contains(column.name) else { return false }
      // A type that changed is to be told.
      if let former = formerTypes[column.name] { return former == column }
      if case .profile = reference { return true } else { return false }
    }.map(\.name)
  }

  private static func byName(_ columns: [TableColumn]) -> [String: TableColumn] {
    Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
  }

  private func referenceColumns() throws(Obstacle) -> [TableColumn] {
    switch reference {
    case .dataset(let name): return try answers.columns(.on(dataset: name, .columns)).get()
    case .profile(let profile):
      return profile.columns.map { TableColumn(name: $0.name, type: $0.type, engineType: "") }
    }
  }

  var referenceName: String {
    switch reference {
    case .dataset(let name): "dataset '\(name)'"
    case .profile: "the profile"
    }
  }

  private func inquiry(
    _ asked: FeaturesDrift.AskedColumn, _ found: TableColumn, _ former: TableColumn,
    _ sides: [String: DriftProfile.Column], _ standard: [DriftStatistic]
  ) throws(Obstacle) -> ColumnInquiry {
    guard found.type == former.type else { throw .typesDiffer(found, former, referenceName) }
    guard let kind = found.type.driftKind else { throw .driftUnsupported(found) }
    let chosen = asked.statistic ?? scope.statistic
    let side = try side(of: asked.name, sides)
    switch kind {
    case .ordered:
      return .ordered(
        OrderedInquiry(
          column: found, dataset: scope.dataset, reference: side,
          statistics: chosen.map { [$0] } ?? standard, answers: answers))
    case .categories:
      if let chosen, chosen.comparesValues { throw .notOrdered(found, chosen) }
      return .categories(
        CategoryInquiry(
          column: found, dataset: scope.dataset, reference: side,
          statistics: [chosen ?? .jensenShannon], answers: answers))
    }
  }

  private func side(
    of column: String, _ sides: [String: DriftProfile.Column]
  ) throws(Obstacle) -> DriftReference.Side {
    if case .dataset(let name) = reference { return .dataset(name) }
    guard let own = sides[column] else { throw .profileLacks(column) }
    return .profile(own)
  }

  private var profileColumns: [String: DriftProfile.Column] {
    guard case .profile(let profile) = reference else { return [:] }
    return Dictionary(profile.columns.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Of ordered columns.
  private func standardStatistics(of columnCount: Int) -> [DriftStatistic] {
    guard case .dataset = reference, columnCount <= Self.mostColumnsInOrder, let rows = try? rows(),
      let former = try? referenceRows(),
      max(rows, former) <= Self.mostRowsInOrder
    else { return [.jensenShannon] }
    return [.jensenShannon, .kolmogorovSmirnov]
  }
}

enum ColumnInquiry: Sendable {
  case ordered(OrderedInquiry)
  case categories(CategoryInquiry)

  var questions: [Question] {
    switch self {
    case .ordered(let inquiry): inquiry.questions
    case .categories(let inquiry): inquiry.questions
    }
  }

  func facts() throws(Obstacle) -> ColumnFacts {
    switch self {
    case .ordered(let inquiry): return try inquiry.facts()
    case .categories(let inquiry): return try inquiry.facts()
    }
  }
}

/// Whether values of a column have an order that numbers, or points in time, tell.
enum DriftKind: Sendable { case ordered, categories }

extension ColumnType {
  /// `nil` for a type whose drift is not judged.
  var driftKind: DriftKind? {
    switch self {
    case .integer, .double, .decimal, .date, .timestamp, .time: .ordered
    case .string, .boolean: .categories
    case .other: nil
    }
  }
}
