// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing
import ValidationChecks
import ValidationCore

@Suite struct BuiltInChecksTests {
  @Test("Every type is listed once, under its family's name")
  func types() {
    let types = BuiltInChecks.all.map(\.type)
    #expect(Set(types).count == types.count)
    #expect(
      types == [
        "features.contract", "features.drift", "features.overlap", "features.point-in-time",
        "features.leakage", "features.parity", "features.golden", "features.invariance",
        "features.robustness", "training.reproducible", "artifact.integrity", "artifact.safety",
        "artifact.structure", "artifact.weights", "artifact.interface", "artifact.size",
        "artifact.predictions", "artifact.provenance", "latency.budget",
      ])
  }
}
