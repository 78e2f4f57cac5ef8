// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Which checks are under way, since when, and how many are done.
struct ProgressState: Sendable {
  private(set) var planned = 0
  private(set) var finished = 0
  /// In the order they began; two manifests may use one id.
  private(set) var running: [(check: String, since: Duration)] = []

  mutating func apply(_ event: RunEvent, at now: Duration) {
    switch event {
    case .planned(let checks): planned = checks.count
    case .started(let check): running.append((check, now))
    case .finished(let record):
      finished += 1
      if let index = running.firstIndex(where: { $0.check == record.id }) {
        running.remove(at: index)
      }
    }
  }

  /// `[3/7] retrain 12 s · serving-latency 2 s`
  func line(at now: Duration) -> String {
    let names = running.prefix(8).map { check, since in
      "\(VisibleText.line(check, budget: 80)) \(Self.elapsed(now - since))"
    }
    let more = running.count > 8 ? " · \(running.count - 8) more" : ""
    return "[\(finished)/\(planned)] " + names.joined(separator: " · ") + more
  }

  private static func elapsed(_ duration: Duration) -> String {
    let seconds = max(0, duration.components.seconds)
    return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
