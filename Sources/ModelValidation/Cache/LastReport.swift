// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationReporting

/// Report of the latest run in a repository, for `--rerun-failed`, and as the place where nothing is
/// lost when a report could not be written where it was asked for.
struct LastReport: Sendable {
  /// Ids of checks by their model.
  typealias Checks = [String: Set<String>]

  let file: URL
  /// What did not pass when it was last run, whichever run that was.
  private let openFile: URL

  init(of repository: URL, in cache: CacheFolder) {
    let name = ContentDigest.sha256(of: repository.standardizedFileURL.path.utf8).hex.prefix(32)
    file = cache.reports.appendingPathComponent("\(name).json", isDirectory: false)
    openFile = cache.reports.appendingPathComponent("\(name).open.json", isDirectory: false)
  }

  /// Best effort: a run does not fail because its cache is full.
  ///
  /// - Returns: whether the report is kept.
  func keep(_ report: Report, encoded: Data) -> Bool {
    let open = Self.merge(open() ?? [:], report)
    if let data = try? ReportCoding.encoder().encode(open) {
      try? AtomicFile.write(data, to: openFile, isLasting: false)
    }
    return (try? AtomicFile.write(encoded, to: file)) != nil
  }

  /// Checks that did not pass when they were last run.
  ///
  /// - Throws: ``UsageError`` when nothing was run here yet.
  func unfinished() throws -> Checks {
    guard let open = open() else {
      throw UsageError(
        "failed to find an earlier run of this repository in \(file.deletingLastPathComponent().path)",
        remedy: "run `validate-model run` once without --rerun-failed")
    }
    return open
  }

  private func open() -> Checks? {
    (try? Data(contentsOf: openFile)).flatMap {
      try? ReportCoding.decoder.decode(Checks.self, from: $0)
    }
  }

  /// A run says nothing about checks that it did not select.
  private static func merge(_ open: Checks, _ report: Report) -> Checks {
    report.suites.reduce(into: open) { open, suite in
      let bad = suite.checks.filter { check in
        check.cases.contains { $0.outcome != .passed && $0.outcome != .skipped }
      }
      open[suite.model, default: []].subtract(
        suite.checks.filter { $0.action != .skipped }.map(\.id))
      open[suite.model, default: []].formUnion(bad.map(\.id))
    }
  }
}
