// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationReporting

/// Report of the latest run in a repository, for `--rerun-failed`, and as the place where nothing is
/// lost when a report could not be written where it was asked for.
struct LastReport: Sendable {
  let file: URL

  init(of repository: URL, in cache: CacheFolder) {
    let name = ContentDigest.sha256(of: repository.standardizedFileURL.path.utf8).hex.prefix(32)
    file = cache.reports.appendingPathComponent("\(name).json", isDirectory: false)
  }

  /// Best effort: a run does not fail because its cache is full.
  func keep(_ report: Data) -> Bool {
    (try? AtomicFile.write(report, to: file)) != nil
  }

  /// Ids of the checks that did not pass, of each model.
  ///
  /// - Throws: ``UsageError`` when there is no last report.
  func unfinished() throws -> [String: Set<String>] {
    guard let data = try? Data(contentsOf: file), let report = try? JSONReport.read(data) else {
      throw UsageError(
        "failed to find the last report of this repository at \(file.path)",
        remedy: "run `validate-model run` once without --rerun-failed")
    }
    return Dictionary(report.suites.map { ($0.model, Self.unfinished(in: $0)) }) { $0.union($1) }
  }

  private static func unfinished(in suite: Suite) -> Set<String> {
    Set(suite.cases.filter { $0.outcome != .passed && $0.outcome != .skipped }.map(\.check))
  }
}
