// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What one page holds at most, so that a browser opens it at once.
struct HTMLLimits: Sendable {
  /// Cases that did not pass, of one check.
  var troubledInCheck = 200
  /// Cases that passed or were skipped, of one check.
  var calmInCheck = 50
  var cases = 1_000
  var figures = 400
  /// Bytes of all cases together.
  var bytes = 8 * 1024 * 1024
}
