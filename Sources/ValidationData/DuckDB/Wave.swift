// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A question on its way to its answer.
struct Asked: Sendable {
  var index: Int
  var dataset: String
  var inquiry: Inquiry
}

/// What is asked at the same time: as few scans as can be, and the statements that need one of their own.
struct Wave: Sendable {
  struct Alone: Sendable {
    var index: Int
    var table: SQLTable
    var lone: Lone
    /// Tables that it reads beside its own.
    var others: [SQLTable]
  }

  private(set) var fused: [FusedStatement] = []
  private(set) var alone: [Alone] = []
  private(set) var placed: [PlacedStatement] = []
  /// Rows, which are read when all are known that will be.
  private(set) var later: [Asked] = []

  init(_ asked: [Asked], _ table: (String) -> SQLTable?) {
    var parts: [String: [FusedStatement.Part]] = [:]
    var order: [String] = []
    for question in asked {
      guard let own = table(question.dataset) else { continue }
      if !order.contains(question.dataset) { order.append(question.dataset) }
      switch question.inquiry {
      case .known: continue
      case .fused(let aggregate):
        parts[question.dataset, default: []].append(
          .init(index: question.index, aggregate: aggregate))
      case .alone(let lone):
        alone.append(
          Alone(
            index: question.index, table: own, lone: lone, others: lone.others.compactMap(table)))
      case .placed: later.append(question)
      }
    }
    for dataset in order {
      guard let own = table(dataset) else { continue }
      fused += FusedStatement.make(parts[dataset] ?? [], own)
    }
    if fused.isEmpty, alone.isEmpty { readRows(order, table) }
  }

  private mutating func readRows(_ datasets: [String], _ table: (String) -> SQLTable?) {
    for dataset in datasets {
      let parts = later.compactMap { question -> PlacedStatement.Part? in
        guard question.dataset == dataset, case .placed(let rows) = question.inquiry else {
          return nil
        }
        return PlacedStatement.Part(index: question.index, rows: rows)
      }
      guard let own = table(dataset), !parts.isEmpty else { continue }
      placed.append(PlacedStatement(table: own, parts: parts))
    }
    later = []
  }
}
