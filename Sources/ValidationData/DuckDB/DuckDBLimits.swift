// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

/// What one engine process may use.
package struct DuckDBLimits: Hashable, Sendable {
  /// Beyond it the engine writes to its temporary folder, and refuses what it cannot spill.
  package var memory: ByteCount
  package var threads: Int
  /// One statement; one that takes longer is ended with its process.
  package var time: TimeSpan
  /// Until the process has taken its restrictions, and to say which version it is. It takes some
  /// milliseconds; a program that is no engine must not hold everything up for ``time``.
  package var startTime: TimeSpan

  package static let standardMemory = ByteCount(2_000_000_000)
  package static let standardTime = TimeSpan(seconds: 600)

  package init(
    memory: ByteCount = standardMemory, threads: Int = 2,
    time: TimeSpan = standardTime, startTime: TimeSpan = TimeSpan(seconds: 30)
  ) {
    self.memory = memory
    self.threads = threads
    self.time = time
    self.startTime = startTime
  }
}
