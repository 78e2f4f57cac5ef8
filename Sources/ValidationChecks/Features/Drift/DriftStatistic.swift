// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How far apart two samples of a column are.
enum DriftStatistic: String, Codable, CaseIterable, Hashable, Sendable {
  case populationStability = "psi"
  case jensenShannon = "jensen-shannon"
  case kolmogorovSmirnov = "kolmogorov-smirnov"
  case chiSquare = "chi-square"
  case lInfinity = "l-infinity"
  case wasserstein

  /// Name of what exactly is computed: tools differ tenfold under one name.
  var variant: String {
    switch self {
    case .populationStability: "psi.add-half"
    case .jensenShannon: "jensen-shannon.base-2"
    case .kolmogorovSmirnov: "kolmogorov-smirnov.robust"
    case .chiSquare: "chi-square.cramers-v"
    case .lInfinity: "l-infinity.cells"
    case .wasserstein: "wasserstein.by-deviation"
    }
  }

  /// Drift from here on, unless the manifest says otherwise: a normal column that moved by about a third of
  /// its deviation.
  var standardLimit: Double {
    switch self {
    case .populationStability, .chiSquare, .lInfinity, .wasserstein: 0.1
    case .jensenShannon: 0.02
    case .kolmogorovSmirnov: 0.15
    }
  }

  /// Whether it needs the values of both sides in order; counts in cells are enough for the others.
  var comparesValues: Bool { self == .kolmogorovSmirnov || self == .wasserstein }
}
