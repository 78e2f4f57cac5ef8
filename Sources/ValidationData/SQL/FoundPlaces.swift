// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import ValidationCore

/// Where rows stand that a test finds, as far as answers told on the way.
final class FoundPlaces: Sendable {
  private let places = Mutex<[RowTest: [Int64]]>([:])

  func note(_ found: [Int64], of test: RowTest) { places.withLock { $0[test] = found } }

  /// The first of them, in the table's order; `nil` when they are not known.
  func places(of test: RowTest) -> [Int64]? { places.withLock { $0[test] } }
}
