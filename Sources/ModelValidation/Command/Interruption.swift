// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Lets Ctrl-C, TERM and HUP stop what runs, so that a report is still written. One more after a second
/// ends the process at once; sooner it is an echo, as of `timeout`, which signals the group as well.
enum Interruption {
  static func heeding<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value
  {
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].compactMap { watch($0) { task.cancel() } }
    defer { for source in sources { source.cancel() } }
    return await task.value
  }

  private static func watch(_ number: Int32, _ stop: @escaping @Sendable () -> Void)
    -> (any DispatchSourceSignal)?
  {
    let inherited = signal(number, SIG_IGN)
    // `nohup` asks for just this: to go on when the terminal is closed.
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    if number == SIGHUP, unsafeBitCast(inherited, to: Int.self) == ignored { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      StandardStreams.printError("stopping; once more to stop without a report")
      stop()
      // The source goes on listening, and does no harm beside the default action.
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { signal(number, SIG_DFL) }
    }
    source.resume()
    return source
  }
}
