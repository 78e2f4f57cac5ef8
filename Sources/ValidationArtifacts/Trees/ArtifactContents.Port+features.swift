// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a model of trees takes: a table with a column for each feature, in the order of the training data.
extension ArtifactContents.Port {
  /// - Parameter type: as the format spells it.
  static func feature(_ name: String, type: String) -> Self {
    Self(direction: .input, name: name.excerpt, type: type.excerpt, shape: ["?"], group: nil)
  }

  /// All columns together, where none has a name.
  static func rows(of count: UInt64) -> Self {
    Self(direction: .input, name: "features", type: "float", shape: ["?", "\(count)"], group: nil)
  }
}
