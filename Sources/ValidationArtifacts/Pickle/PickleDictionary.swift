// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Text keys and what stands under them, in the order in which they were set.
struct PickleDictionary {
  typealias Entry = (key: PickleValue, value: PickleValue)

  private(set) var entries: [Entry] = []
  var isComplete = true

  private static let mostEntries = 24

  mutating func put(_ key: PickleValue, _ value: PickleValue) {
    guard entries.count < Self.mostEntries else {
      isComplete = false
      return
    }
    entries.append((key, value))
  }
}
