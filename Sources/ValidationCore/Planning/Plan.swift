// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What will happen to each check, decided before anything runs.
package struct Plan: Sendable {
  package var suites: [SuitePlan]

  package var steps: [Step] { suites.flatMap(\.steps) }

  package init(suites: [SuitePlan]) { self.suites = suites }
}

/// The steps of one manifest, in its order.
package struct SuitePlan: Sendable {
  package var manifest: Manifest
  package var steps: [Step]
  /// Checks that only the base's manifest has.
  package var removed: [RemovedCheck]

  package init(manifest: Manifest, steps: [Step], removed: [RemovedCheck] = []) {
    self.manifest = manifest
    self.steps = steps
    self.removed = removed
  }
}

/// What will happen to one check.
package struct Step: Sendable {
  package enum Action: Sendable {
    case run
    /// The stored measurement was made from the same inputs.
    case reuse(JSONValue)
    case skip(Obstacle)
    case cannotJudge(Obstacle)
  }

  package var check: PreparedCheck
  /// Cases that will exist whatever happens.
  package var subjects: [String?]
  package var action: Action
  /// `nil` when the measurement must not be stored.
  package var fingerprint: String?
  /// In the order of the check's inputs.
  package var tables: [PlannedTable]

  package init(
    check: PreparedCheck, subjects: [String?], action: Action, fingerprint: String? = nil,
    tables: [PlannedTable] = []
  ) {
    self.check = check
    self.subjects = subjects
    self.action = action
    self.fingerprint = fingerprint
    self.tables = tables
  }
}

extension Step {
  /// All that it may run: the check's own commands, and those that write its tables.
  package var commands: [CommandDeclaration] {
    check.inputs.commands + tables.compactMap(\.dataset.command)
  }
}

/// Dataset of a step, found in the manifest.
package struct PlannedTable: Hashable, Sendable {
  package var name: String
  package var dataset: Dataset
  /// The same dataset as it was: it may not have been, which is an answer, and stops nobody.
  package var isFormer: Bool

  /// A command writes it.
  var isMade: Bool {
    if case .command = dataset.source { true } else { false }
  }

  package init(name: String, dataset: Dataset, isFormer: Bool = false) {
    self.name = name
    self.dataset = dataset
    self.isFormer = isFormer
  }
}

extension Manifest {
  /// Tables of a check's inputs, in their order.
  ///
  /// - Throws: ``Obstacle`` for one that is not declared.
  func tables(of check: PreparedCheck) throws -> [PlannedTable] {
    try check.inputs.datasets.map { name in
      guard let table = datasets.table(named: name) else {
        throw Obstacle.unknownDataset(name, among: datasets.map(\.name), file)
      }
      return table
    }
  }
}

extension [Named<Dataset>] {
  /// A declared dataset, or with `@base` after its name, what it is on the base.
  func table(named name: String) -> PlannedTable? {
    if let own = first(where: { $0.name == name }) {
      return PlannedTable(name: name, dataset: own.value)
    }
    guard name.hasSuffix(DatasetName.former("")),
      let own = first(where: { DatasetName.former($0.name) == name })
    else { return nil }
    var dataset = own.value
    dataset.side = .base
    return PlannedTable(name: name, dataset: dataset, isFormer: true)
  }
}
