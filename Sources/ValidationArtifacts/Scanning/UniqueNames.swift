// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Tells tensors apart that stand under the same key of different dictionaries: `weight`, `weight[1]`.
struct UniqueNames {
  /// By the name as it is shown.
  private var counts: [String: Int] = [:]

  /// More could fill the memory, and are not listed.
  private static let most = ArtifactScan.mostEntries

  mutating func unique(_ name: String) -> String {
    let shown = name.excerpt
    guard let count = counts[shown] else {
      if counts.count < Self.most { counts[shown] = 1 }
      return shown
    }
    counts[shown] = count + 1
    return "\(shown)[\(count)]"
  }
}
