// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationContent
import ValidationCore

/// Holds what records say beside what the candidate and its history hold.
struct ProvenanceComparison: Sendable {
  let scope: ArtifactProvenance.Scope
  let access: Access

  private typealias Claim = ArtifactProvenance.Claim

  /// - Throws: ``Obstacle`` where there is no record that could be read.
  func facts(on file: SnapshotFile) async throws -> ArtifactProvenance.Facts {
    let record = try await record(of: file)
    var claims = try await own(of: file, in: record)
    for (role, sources) in [(Claim.Role.data, scope.data), (.code, scope.code)] {
      for source in sources {
        claims.append(try await claim(source, role, in: record))
      }
    }
    let commit = await commit(in: record)
    guard case .statement(let statement) = record else {
      return ArtifactProvenance.Facts(claims: claims, commit: commit, otherDependencies: 0)
    }
    let keys = Set((scope.data + scope.code).map(\.key))
    let others = statement.dependencies.count { dependency in
      dependency.digests["gitCommit"] == nil && !keys.contains { dependency.isCalled($0) }
    }
    return ArtifactProvenance.Facts(
      envelope: statement.envelope, builder: statement.builder.map { OneLine.of($0, most: 200) },
      claims: claims, commit: commit, otherDependencies: others)
  }

  private func record(of file: SnapshotFile) async throws -> ProvenanceRecord {
    if let path = scope.record { return try await ProvenanceRecord(at: path, in: access.candidate) }
    var options = ScanOptions()
    options.examinesWeights = false
    let reader = SnapshotInspection(
      snapshot: access.candidate, files: scope.files, options: options)
    let inspection = try await reader.inspection(of: file)
    if let finding = inspection.findings.first(where: \.isUnjudged) {
      throw Obstacle(finding, in: file.path)
    }
    return try ProvenanceRecord(
      metadata: inspection.contents.metadata.map { ($0.key, $0.value) }, of: file.path)
  }

  private func claim(
    _ source: ArtifactProvenance.Scope.Source, _ role: Claim.Role, in record: ProvenanceRecord
  ) async throws -> Claim {
    let digests = try await Fact.of {
      var file = try await RecordedFile(source.path, in: access.candidate)
      return try file.compare(with: try record.digests(at: source.key))
    }
    return Claim(role: role, key: source.key, path: source.path, digests: digests)
  }

  /// What the record says about the artifact itself; of metadata that they stand in it is enough.
  private func own(
    of file: SnapshotFile, in record: ProvenanceRecord
  ) async throws -> [Claim] {
    let declared = scope.artifact.filter { $0.path == file.path }
    switch record {
    case .document:
      guard scope.record != nil else { return [] }
      guard !declared.isEmpty else { throw Obstacle.unbound(file.path) }
      var claims: [Claim] = []
      for source in declared { claims.append(try await claim(source, .artifact, in: record)) }
      return claims
    case .statement(let statement):
      let keys = declared.map(\.key)
      let subjects = statement.subjects.filter { subject in
        keys.isEmpty || keys.contains { subject.isCalled($0) }
      }
      let digests = try await Fact.of {
        var recorded = try await RecordedFile(file.path, in: access.candidate)
        return try recorded.compare(withAnyOf: subjects)
      }
      let key = keys.first ?? "subject"
      return [Claim(role: .artifact, key: key, path: file.path, digests: digests)]
    }
  }

  private func commit(
    in record: ProvenanceRecord
  ) async -> Fact<ArtifactProvenance.CommitFacts>? {
    guard let declared = scope.commit else { return nil }
    do {
      return .known(
        try await OriginComparison(scope: scope, access: access).facts(
          on: try record.commit(at: declared.key)))
    } catch {
      return .unknown(
        error as? Obstacle ?? Obstacle(describing: error, while: "looking up the commit"))
    }
  }
}

extension Fact {
  /// - Throws: what is no ``Obstacle``.
  fileprivate static func of(_ body: () async throws -> Value) async throws -> Fact {
    do { return .known(try await body()) } catch let obstacle as Obstacle {
      return .unknown(obstacle)
    }
  }
}

extension Obstacle {
  fileprivate static func unbound(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "provenance.unbound",
      message: "nothing in the record tells that it is about '\(path)', and not an older model",
      remedy: "have the training write the artifact's SHA-256, and give its key as "
        + "artifact: { KEY: \(path) }")
  }
}
