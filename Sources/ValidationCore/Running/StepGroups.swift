// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which steps are measured together: those whose datasets are connected, so that their questions can be
/// asked in the same rounds.
enum StepGroups {
  static func groups(of indices: [Int], in steps: [Step]) -> [[Int]] {
    var groups: [(members: [Int], tables: Set<PlannedTable>)] = []
    for index in indices {
      var joined = (members: [index], tables: Set(steps[index].tables))
      let own = joined.tables
      let touching = groups.indices.filter { !groups[$0].tables.isDisjoint(with: own) }
      // Two manifests may call different tables by one name, which one engine session cannot; a group that
      // joins brings names with it.
      for place in touching where !clash(groups[place].tables, joined.tables) {
        joined.members += groups[place].members
        joined.tables.formUnion(groups[place].tables)
        groups[place] = ([], [])
      }
      groups.removeAll { $0.members.isEmpty }
      groups.append(joined)
    }
    return groups.map { $0.members.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  private static func clash(_ left: Set<PlannedTable>, _ right: Set<PlannedTable>) -> Bool {
    var known: [String: PlannedTable] = [:]
    return left.union(right).contains { table in
      known.updateValue(table, forKey: table.name).map { $0 != table } ?? false
    }
  }
}
