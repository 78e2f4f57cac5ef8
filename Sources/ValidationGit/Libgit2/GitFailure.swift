// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import ValidationCore

/// A call of libgit2 that failed: what was being done, and what the library said.
struct GitFailure: Error, Hashable {
  var status: Int32
  /// The library's class of error, such as that of configuration or of objects.
  var category: Int32
  var detail: String
  var action: String

  /// To be called right after the failing call, on its thread: the library keeps one message a thread.
  static func last(status: Int32, action: String) -> GitFailure {
    let error = git_error_last()
    return GitFailure(
      status: status, category: error.map { $0.pointee.klass } ?? 0,
      detail: error.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "", action: action
    )
  }

  var isNotFound: Bool { status == GIT_ENOTFOUND.rawValue }

  /// A commit or tree that is not there: in 1.5 a walk over a shallow boundary ends so.
  var isMissingObject: Bool {
    isNotFound
      && [GIT_ERROR_ODB, GIT_ERROR_OBJECT, GIT_ERROR_NONE].contains {
        Int32($0.rawValue) == category
      }
  }

  var isDigestMismatch: Bool { status == GIT_EMISMATCH.rawValue }

  var isDiskFull: Bool { detail.contains("No space left") || detail.contains("quota exceeded") }
}

extension GitFailure {
  /// For failures that no caller gave a meaning of their own.
  var obstacle: Obstacle {
    Obstacle(
      rule: "git.failed",
      message: "git could not \(action): \(detail.isEmpty ? "\(status)" : detail)",
      remedy: "run `git fsck` in the repository")
  }
}

/// Runs calls of libgit2, so that what leaves the git layer is an obstacle with a remedy.
func translatingGitFailures<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let failure as GitFailure {
    throw failure.isDiskFull ? Obstacle.diskFull(failure.action) : failure.obstacle
  }
}
