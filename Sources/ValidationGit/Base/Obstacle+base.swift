// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

extension Obstacle {
  static func shallow(_ missing: String) -> Obstacle {
    Obstacle(
      rule: "base.shallow", message: "the clone is shallow and lacks \(missing)",
      remedy: "check out with `fetch-depth: 0`, or run `git fetch --unshallow`")
  }

  static func notFound(_ name: String, _ rule: String) -> Obstacle {
    Obstacle(
      rule: "base.not-found",
      message: "the base \(name.debugDescription) (\(rule)) is no commit here",
      remedy: "check its spelling, fetch it, or check out with `fetch-depth: 0`")
  }

  static let noTarget = Obstacle(
    rule: "base.not-found",
    message: "no base is known: HEAD follows no upstream branch, and there is no origin/HEAD",
    remedy:
      "pass `--base REV`, set `base:` in the manifest, run `git remote set-head origin --auto`, "
      + "or check out with `fetch-depth: 0`")

  static func unrelated(_ name: String) -> Obstacle {
    Obstacle(
      rule: "base.unrelated", message: "HEAD and \(name) have no commit in common",
      remedy: "pass the commit to compare with as `--base REV`")
  }

  static func event(_ path: String, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "base.event-unreadable", message: "the event file \(path) names no base: \(reason)",
      remedy: "pass the commit to compare with as `--base REV`")
  }

  static func baseFailed(_ reason: String) -> Obstacle {
    Obstacle(
      rule: "base.failed", message: "the base could not be found: \(reason)",
      remedy: "pass the commit to compare with as `--base REV`")
  }

  /// For whoever asks for the base's content when there is none.
  static let firstCommit = Obstacle(
    rule: "base.first-commit", message: "the candidate is the first commit: there is no base",
    remedy: "judge it without comparisons, or pass `--base REV`")
}
