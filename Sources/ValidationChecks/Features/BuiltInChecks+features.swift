// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension BuiltInChecks {
  package static let features: [any Check] = [
    FeaturesContract(), FeaturesDrift(), FeaturesOverlap(), FeaturesPointInTime(),
    FeaturesLeakage(), FeaturesParity(), FeaturesGolden(), FeaturesInvariance(),
    FeaturesRobustness(),
  ]
}
