// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tails and quantiles by mpmath and scipy; `Fixtures/make_binomial.py` writes them anew.
struct BinomialFixture: Decodable {
  /// Trials, probability, count, P[X ≤ count], P[X ≥ count].
  let tails: [[Double]]
  /// Trials, probability, level, quantile.
  let quantiles: [[Double]]

  static func load(filePath: String = #filePath) throws -> Self {
    let folder = URL(filePath: filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/binomial.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}
