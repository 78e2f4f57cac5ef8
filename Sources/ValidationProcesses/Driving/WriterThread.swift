// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Lets a writer run on a thread of its own.
final class WriterThread: Sendable {
  private let writer: Mutex<RequestWriter>
  private let finished: Mutex<DispatchSemaphore?> = Mutex(nil)

  init(_ writer: RequestWriter) {
    self.writer = Mutex(writer)
    let semaphore = DedicatedThread.start { [self] in self.writer.withLock { $0.run() } }
    finished.withLock { $0 = semaphore }
  }

  /// Blocks the calling thread until the writer has ended.
  func wait() -> RequestWriter {
    finished.withLock { $0 }?.wait()
    return writer.withLock { $0 }
  }
}
