// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The chat template that a loader renders with every conversation.
enum GGUFTemplate {
  static func judge(
    _ text: String, at offset: UInt64, _ scan: ArtifactScan
  ) throws(ReadStop) {
  }
}
