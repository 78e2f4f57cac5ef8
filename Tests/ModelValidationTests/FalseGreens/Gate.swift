// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// A repository with these checks, its base and its candidate, and what the tool makes of it.
struct Gate {
  let repository: ModelRepository

  /// - Parameters:
  ///   - checks: entries of the manifest, one string each.
  ///   - datasets: names to their declaration.
  ///   - files: of the base; the manifest comes with the candidate.
  ///   - script: Python that makes what text cannot say, in the folder of the base.
  init(
    _ checks: [String], datasets: [String: String] = [:], files: [String: String] = [:],
    script: String? = nil
  ) throws {
    repository = try ModelRepository()
    for (path, text) in files { try repository.write(path, Data(text.utf8)) }
    try repository.write(
      "validate-model.yaml", Data(Self.manifest(checks, datasets: datasets).utf8))
    if let script { try python(script) }
    try repository.commit("files")
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: repository.folder)
  }

  private static func manifest(_ checks: [String], datasets: [String: String]) -> String {
    let tables = datasets.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)\n" }
    return "version: 1\nmodel: m\n"
      + (tables.isEmpty ? "" : "datasets:\n\(tables.joined())")
      + "checks:\n" + checks.map { "  - \($0)\n" }.joined()
  }

  func python(_ script: String) throws {
    try Shell.require(
      ["python", "-c", script], in: repository.folder, environment: Starter.environment())
  }

  /// The candidate: these files in place of the base's.
  func change(_ files: [String: String], removing paths: [String] = []) throws {
    for (path, text) in files { try repository.write(path, Data(text.utf8)) }
    for path in paths { try Shell.git("rm", "-q", path, in: repository.folder) }
    try repository.commit("change")
  }

  /// As in a checkout that was never told of a base.
  func forgetBase() throws {
    try repository.commit("another")
    let folder = repository.folder
    try Shell.git("update-ref", "-d", "refs/remotes/origin/main", in: folder)
    try Shell.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD", in: folder)
    try Shell.git("branch", "-D", "-q", "main", in: folder)
  }

  /// - Parameter environment: variables beside those of the tests' Python.
  func run(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> (
    report: Report, finished: Finished
  ) {
    try repository.report(
      arguments, environment: Starter.environment().merging(environment) { $1 })
  }

  /// Ends with a code, without a report.
  func status(_ arguments: [String]) throws -> Int32 {
    try repository.validate(arguments, environment: Starter.environment()).status
  }
}

extension Report {
  func outcome(_ name: String) -> Outcome? { cases.first { $0.name == name }?.outcome }

  /// Of findings and obstacles.
  func rules(_ name: String) -> [String] {
    cases.filter { $0.name == name }.flatMap { item in
      item.findings.map(\.rule) + [item.obstacle?.rule].compactMap { $0 }
    }
  }
}
