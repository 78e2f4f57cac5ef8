// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension BuiltInChecks {
  package static let artifact: [any Check] = [
    ArtifactIntegrity(), ArtifactSafety(), ArtifactStructure(), ArtifactWeights(),
    ArtifactInterface(), ArtifactSize(), ArtifactPredictions(), ArtifactProvenance(),
  ]
}
