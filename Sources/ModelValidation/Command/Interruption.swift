// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Lets Ctrl-C and TERM stop what runs, so that a report is still written. A second one ends the process
/// at once.
enum Interruption {
  static func heeding<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value
  {
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM].map { watch($0) { task.cancel() } }
    defer { for source in sources { source.cancel() } }
    return await task.value
  }

  private static func watch(_ number: Int32, _ stop: @escaping @Sendable () -> Void)
    -> any DispatchSourceSignal
  {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      StandardStreams.printError("stopping; once more to stop without a report")
      signal(number, SIG_DFL)
      stop()
    }
    source.resume()
    return source
  }
}
