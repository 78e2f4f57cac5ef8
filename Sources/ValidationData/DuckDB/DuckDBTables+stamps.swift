// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Whether tables at an address stay as they were.
extension DuckDBTables {
  /// Tables whose objects are others than when their columns were read: answers about them may be of
  /// two states at once.
  func changed(among questions: [Question]) async throws -> [String: Obstacle] {
    var changed: [String: Obstacle] = [:]
    for name in Set(questions.flatMap { names(in: $0) }).sorted() {
      guard let before = stamps[name], case .success(let table)? = opened[name] else { continue }
      let reading = TableReading(opened: table, process: process, time: limits.time)
      do {
        if try await reading.stamp() != before { changed[name] = .changedWhileRead(table.file) }
      } catch let obstacle as Obstacle { changed[name] = obstacle }
    }
    return changed
  }
}
