// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a run tells whoever watches it, while it goes on.
public enum RunEvent: Sendable {
  /// Before anything is measured: ids of the checks in manifest order, all suites together.
  case planned(checks: [String])
  /// Measuring has begun; reused and skipped checks are only finished.
  case started(check: String)
  case finished(CheckRecord)
}
