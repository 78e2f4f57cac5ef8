// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Finds the checks that a change takes out of a manifest, so that no gate is weakened unseen.
struct RemovedChecks: Sendable {
  let content: any ContentStore

  /// Checks that the manifest has on the base, and on the candidate no more, or under another type.
  ///
  /// None where there is no base, or what it has cannot be read: that is a matter of the checks that
  /// compare with it.
  func removed(from manifest: Manifest) async -> [RemovedCheck] {
    guard let former = try? await former(manifest) else { return [] }
    let kept = Set(manifest.checks.map { RemovedCheck(id: $0.id, type: $0.type) })
    return former.filter { !kept.contains($0) }.map {
      RemovedCheck(id: OneLine.of($0.id, most: 200), type: OneLine.of($0.type, most: 200))
    }
  }

  private func former(_ manifest: Manifest) async throws -> [RemovedCheck] {
    let candidate = try await content.snapshot(of: .candidate)
    let base = try await content.snapshot(of: .base)
    let own = try candidate.trail(to: manifest.file) + [manifest.file]
    guard own.contains(where: { base.entry(at: $0) != candidate.entry(at: $0) }) else { return [] }
    if base.entry(at: manifest.file) != nil {
      return try await checks(at: manifest.file, in: base, of: nil)
    }
    // Moved: what the base called it is gone.
    let gone = base.entries.map(\.path).filter {
      $0.name == Manifest.fileName && candidate.entry(at: $0) == nil
    }
    var former: [RemovedCheck] = []
    for path in gone { former += try await checks(at: path, in: base, of: manifest.model) }
    return former
  }

  /// Read no further than names: the base may have been written for another version of this tool.
  ///
  /// - Parameter model: whose checks are wanted; `nil` for those of any.
  private func checks(
    at path: RepositoryPath, in base: any Snapshot, of model: String?
  ) async throws -> [RemovedCheck] {
    let file = try await base.file(at: path)
    guard file.size <= ManifestReader.largestSize else { return [] }
    let root = try ManifestReader.read(try Data(contentsOf: file.url), file: path.text)
    guard model == nil || root.value(at: "model")?.text == model,
      case .sequence(let checks)? = root.value(at: "checks")?.content
    else { return [] }
    return checks.compactMap { check in
      guard let id = check.value(at: "id")?.text, let type = check.value(at: "type")?.text else {
        return nil
      }
      return RemovedCheck(id: id, type: type)
    }
  }
}
