// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a safetensors file says of itself, and where it breaks the format's rules.
package struct SafetensorsInspection: Hashable, Sendable, Codable {
  /// Those whose own entry is sound, in the header's order; all of them where there is no fault.
  package let tensors: [TensorEntry]
  /// The header's free texts, in its order.
  package let metadata: [MetadataEntry]
  /// The first hundred.
  package let faults: [StructureFault]
  /// All of them, those beyond the hundredth too.
  package let faultCount: Int

  package var isWellFormed: Bool { faultCount == 0 }

  package struct TensorEntry: Hashable, Sendable, Codable {
    package let name: String
    package let dtype: SafetensorsDType
    package let shape: [UInt64]
    /// Bytes from the beginning of the file.
    package let dataRange: Range<UInt64>
  }

  package struct MetadataEntry: Hashable, Sendable, Codable {
    package let key: String
    package let value: String
  }
}
