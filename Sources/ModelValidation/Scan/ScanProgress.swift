// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// One line on a terminal that tells how far the scan is; silent elsewhere.
final class ScanProgress: Sendable {
  private let total: Int
  private let state = Mutex((finished: 0, serious: 0, isShown: false))

  init(total: Int) { self.total = total }

  func finished(_ result: ScanResult) {
    guard StandardStreams.errorIsTerminal else { return }
    let line = state.withLock { state in
      state.finished += 1
      state.serious += result.status == .failed ? 1 : 0
      state.isShown = true
      return "\(state.finished) of \(total) files scanned, \(state.serious) with findings"
    }
    StandardStreams.write("\r\u{1B}[2K\(line)", to: .standardError)
  }

  func end() {
    if state.withLock({ $0.isShown }) { StandardStreams.write("\r\u{1B}[2K", to: .standardError) }
  }
}
