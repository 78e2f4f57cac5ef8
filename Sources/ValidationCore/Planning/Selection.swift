// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which checks of a manifest are looked at.
package struct Selection: Hashable, Sendable {
  /// Patterns of ids, or families and types such as `latency` or `features.contract`; empty selects all.
  package var filters: [String]
  package var skips: [String]
  /// When given, only these ids of each model, as `--rerun-failed` finds them.
  package var ids: [String: Set<String>]?

  package init(filters: [String] = [], skips: [String] = [], ids: [String: Set<String>]? = nil) {
    self.filters = filters
    self.skips = skips
    self.ids = ids
  }

  package func includes(id: String, type: String, model: String) -> Bool {
    let names = { (patterns: [String]) in patterns.contains { Self.names($0, id: id, type: type) } }
    return (filters.isEmpty || names(filters)) && !names(skips)
      && (ids.map { $0[model]?.contains(id) ?? false } ?? true)
  }

  private static func names(_ pattern: String, id: String, type: String) -> Bool {
    if pattern == type || type.hasPrefix(pattern + ".") { return true }
    return Glob.matches(Array(pattern.unicodeScalars), Array(id.unicodeScalars))
  }
}
