// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Input of a command, one whole line at a time, closed only between lines.
final class LineSink: Sendable {
  private let input: Descriptor
  private let progress = DriveProgress()
  private let turn = Mutex(())

  init(_ input: Descriptor) { self.input = input }

  /// Blocks the thread until the line is handed over, the command is gone, or the sink is closed.
  func send(_ line: Data) {
    turn.withLock { _ in
      var writer = RequestWriter([line], due: [.now], to: input, progress: progress)
      writer.run()
    }
  }

  /// Gives up on a line that the command does not read.
  func close() {
    progress.stopped.store(true, ordering: .sequentiallyConsistent)
    turn.withLock { _ in input.close() }
  }
}
