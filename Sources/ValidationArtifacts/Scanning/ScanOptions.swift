// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a scan is allowed and told beforehand.
package struct ScanOptions: Sendable {
  /// An import that the project has reviewed.
  package struct AllowedImport: Hashable, Sendable {
    package let module: String
    package let name: String

    package init(module: String, name: String) {
      self.module = module
      self.name = name
    }
  }

  package var budget = ScanBudget()
  /// Exact pairs; they win over everything but a name that cannot be resolved.
  package var allowedImports: Set<AllowedImport> = []
  /// Search the tensors' values for NaN, infinities and zeros: reads every byte of them.
  package var examinesWeights = true

  /// Keep what the values of each tensor are like, and not only what is wrong with them.
  package var keepsStatistics = true

  package init() {}

  /// For a file of that size.
  func bounded(toFileOf size: UInt64) -> Self {
    var options = self
    options.budget.expandedBytes = budget.expansion(ofFileOf: size)
    return options
  }
}
