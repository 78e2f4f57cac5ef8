// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// What one `.dvc` file or `dvc.lock` says, compared with the content it speaks of.
struct DVCPointerFacts: Codable, Hashable, Sendable {
  /// SHA-256 of the file itself, in hexadecimal.
  var digest: String
  /// Entries whose content was compared, and how much that was.
  var entries = 0
  var files = 0
  var bytes: Int64 = 0
  /// The first of those that were found.
  var faults: [Fault] = []
  var faultCount = 0
  /// What could not be compared: the first reason, and for how many entries.
  var obstacle: Obstacle?
  var obstacleCount = 0

  struct Fault: Codable, Hashable, Sendable {
    enum Kind: String, Codable, Sendable {
      /// DVC is to keep it, and git has it.
      case committed
      /// Git is to have it, and has other content.
      case differs
      /// The content is the one that is named, and of another size, or has another number of files.
      case size, count
      /// A stage's dependency is not what it was when the stage ran.
      case stale
    }

    var kind: Kind
    /// From the root of the repository.
    var path: String
    /// Of a pipeline.
    var stage: String?
    var found: String?
    var expected: String?
  }

  init(digest: String) { self.digest = digest }

  mutating func add(
    _ kind: Fault.Kind, at path: RepositoryPath, _ entry: DVCFile.Entry, found: String? = nil,
    expected: String? = nil
  ) {
    faultCount += 1
    guard faults.count < ScannedFacts.mostFindings else { return }
    faults.append(
      Fault(
        kind: kind, path: path.text, stage: entry.stage.map { OneLine.of($0, most: 100) },
        found: found, expected: expected))
  }

  mutating func add(_ obstacle: Obstacle) {
    obstacleCount += 1
    if self.obstacle == nil { self.obstacle = obstacle }
  }
}
