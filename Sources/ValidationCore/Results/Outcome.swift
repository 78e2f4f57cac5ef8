// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What became of one case.
public enum Outcome: String, Codable, CaseIterable, Hashable, Sendable {
  /// Measured, and within every limit.
  case passed
  /// Measured, and outside a limit.
  case failed
  /// Could not be measured; never a pass.
  case unmeasured
  /// Measured, but the facts do not decide it either way.
  case inconclusive
  /// Deliberately not run, with a reason.
  case skipped
}
