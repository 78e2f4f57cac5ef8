// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A question on its way to its answer.
struct Asked: Sendable {
  var index: Int
  var dataset: String
  var inquiry: Inquiry

  var isKnown: Bool { if case .known = inquiry { true } else { false } }
  var isPlaced: Bool { if case .placed = inquiry { true } else { false } }
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

  init(_ asked: [Asked], _ table: (String) -> SQLTable?) {
    var parts: [String: [FusedStatement.Part]] = [:]
    var rows: [String: [PlacedStatement.Part]] = [:]
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
      case .placed(let wanted):
        rows[question.dataset, default: []].append(.init(index: question.index, rows: wanted))
      }
    }
    for dataset in order {
      guard let own = table(dataset) else { continue }
      fused += FusedStatement.make(parts[dataset] ?? [], own)
      if let wanted = rows[dataset] { placed.append(PlacedStatement(table: own, parts: wanted)) }
    }
  }
}
