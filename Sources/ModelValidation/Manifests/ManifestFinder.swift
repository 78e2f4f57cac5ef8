// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationGit

/// Finds and decodes the manifests of a run, as the candidate has them.
struct ManifestFinder: Sendable {
  let repository: RepositoryFacts
  let snapshot: any Snapshot
  let language: ManifestLanguage
  /// Where the tool was started, relative to the repository.
  let start: RepositoryPath

  /// - Parameter named: what `--manifest` gave, relative to where the tool was started, or absolute.
  /// - Throws: ``UsageError``, or `ManifestProblems` of the first manifest with mistakes.
  func manifests(named names: [String]) async throws -> [Manifest] {
    let paths = names.isEmpty ? [try await nearest()] : try names.map(path)
    var manifests: [Manifest] = []
    for path in paths { manifests.append(try await manifest(at: path)) }
    try refuseRepeatedModels(manifests)
    return manifests
  }

  /// The base that the manifests name, which all must agree on.
  func base(of manifests: [Manifest]) throws -> String? {
    let named = manifests.filter { $0.base != nil }
    guard let first = named.first else { return nil }
    if let other = named.first(where: { $0.base != first.base }) {
      throw UsageError(
        "failed to settle the base: \(first.file) names '\(first.base ?? "")', \(other.file) names "
          + "'\(other.base ?? "")'", remedy: "name one base, or pass --base REV")
    }
    return first.base
  }

  private func path(_ name: String) throws -> RepositoryPath {
    let isAbsolute = name.utf8.first == UInt8(ascii: "/")
    let place = isAbsolute ? repository.path(ofFileAt: name) : RepositoryPath(name, in: start)
    guard let place else {
      throw UsageError(
        "failed to find the manifest '\(name)': it lies outside the repository",
        remedy: "name a tracked file, relative to where you are")
    }
    return place
  }

  private func nearest() async throws -> RepositoryPath {
    var folder = start
    while true {
      if let path = RepositoryPath(Manifest.fileName, in: folder) {
        if snapshot.entry(at: path) != nil { return path }
        if let obstacle = await obstacle(at: path), obstacle.rule == "content.untracked" {
          throw UsageError("failed to read \(path): \(obstacle.message)", remedy: obstacle.remedy)
        }
      }
      guard folder != .root else { break }
      folder = folder.folder
    }
    throw UsageError(
      "failed to find \(Manifest.fileName) in \(start) or above it in this repository",
      remedy: "validate-model init")
  }

  private func obstacle(at path: RepositoryPath) async -> Obstacle? {
    do {
      _ = try await snapshot.file(at: path)
      return nil
    } catch { return error as? Obstacle }
  }

  private func manifest(at path: RepositoryPath) async throws -> Manifest {
    let file: SnapshotFile
    do { file = try await snapshot.file(at: path) } catch let obstacle as Obstacle {
      throw UsageError("failed to read \(path): \(obstacle.message)", remedy: obstacle.remedy)
    }
    guard file.size <= ManifestReader.largestSize else {
      throw ManifestProblems(
        file: path.text,
        problems: [
          ManifestProblem(
            "the manifest is \(file.size) bytes long; at most 1 MiB is read",
            at: SourceMark(line: 1, column: 1))
        ])
    }
    return try language.decode(try Data(contentsOf: file.url), file: path)
  }

  private func refuseRepeatedModels(_ manifests: [Manifest]) throws {
    var files: [String: RepositoryPath] = [:]
    for manifest in manifests {
      if let other = files[manifest.model] {
        throw UsageError(
          "failed to tell two manifests apart: \(other) and \(manifest.file) both name the model "
            + "'\(manifest.model)'", remedy: "give each manifest a model name of its own")
      }
      files[manifest.model] = manifest.file
    }
  }
}
