// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Why a reader went no further.
enum ReadStop: Error, Hashable {
  /// The bytes end where more are needed: a fault of the file.
  case endOfBytes(at: UInt64)
  /// Reading took more than was allowed: what was found stands, the rest could not be judged.
  case budget(ScanBudget.Kind)
  /// The machine failed.
  case unreadable(ArtifactReadError)
}
