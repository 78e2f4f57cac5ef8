// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension RobustnessBench {
  /// Runs that making one input small may take; few where each lasts until its deadline.
  private static let (mostTries, mostSlowTries) = (40, 5)

  /// The smallest input found that fails alike: rows are taken away in halves, quarters and so on down to
  /// single ones (delta debugging), then columns one by one.
  mutating func shrink(_ input: BadInput, _ run: RobustnessRun) async throws -> (
    input: BadInput, tries: Int
  ) {
    guard let table = input.table, case .failed(let failure) = end(of: run) else {
      return (input, 0)
    }
    let most = failure == .hang ? Self.mostSlowTries : Self.mostTries
    var search = ShrinkSearch(input: input, table: table, triesLeft: most)
    while let next = search.next {
      let tried = try await runs(of: [input.with(next)]).first
      search.learn(next, tried.map { isAlike($0, run, failure) } ?? false)
    }
    return (input.with(search.table), most - search.triesLeft)
  }

  /// A crash is another one when it is told in other words: a column that was taken away must not pass
  /// for the fault.
  private func isAlike(
    _ run: RobustnessRun, _ first: RobustnessRun, _ failure: RobustnessFailure
  ) -> Bool {
    end(of: run) == .failed(failure) && run.ending == first.ending
      && run.complaintKind == first.complaintKind
  }
}

extension RobustnessRun {
  /// First word of the last line that it complained with, such as `KeyError:`.
  fileprivate var complaintKind: Substring? {
    said.components(separatedByLast: " | ").split(separator: " ").first
  }
}

extension String {
  fileprivate func components(separatedByLast separator: String) -> Substring {
    guard let range = ranges(of: separator).last ?? ranges(of: "it said: ").last else { return "" }
    return self[range.upperBound...]
  }
}

/// Which part of a table to take away next. A value, so that it is tested without a run.
struct ShrinkSearch: Sendable {
  private(set) var table: TextTable
  private(set) var triesLeft: Int
  private let spoiled: String?
  private var size: Int
  private var start = 0
  private var column = 0

  init(input: BadInput, table: TextTable, triesLeft: Int) {
    self.table = table
    self.triesLeft = triesLeft
    spoiled = input.column
    size = table.rows.count / 2
  }

  /// `nil` when nothing is left to try.
  var next: TextTable? {
    guard triesLeft > 0 else { return nil }
    if size > 0, table.rows.count > 1 {
      let end = min(start + size, table.rows.count)
      return table.with(rows: Array(table.rows[..<start] + table.rows[end...]))
    }
    guard let place = table.columns.indices.dropFirst(column).first(where: isRemovable) else {
      return nil
    }
    return table.with(columns: table.columns.indices.filter { $0 != place })
  }

  /// - Parameter fails: whether the smaller table still fails alike; then it is kept.
  mutating func learn(_ smaller: TextTable, _ fails: Bool) {
    triesLeft -= 1
    if size > 0, table.rows.count > 1 {
      if fails { table = smaller } else { start += size }
      guard start >= table.rows.count else { return }
      (size, start) = (size / 2, 0)
    } else {
      let place = table.columns.indices.dropFirst(column).first(where: isRemovable)
      if fails { table = smaller } else { column = (place ?? column) + 1 }
    }
  }

  private func isRemovable(_ place: Int) -> Bool {
    table.columns.count > 1 && table.columns[place].name != spoiled
  }
}
