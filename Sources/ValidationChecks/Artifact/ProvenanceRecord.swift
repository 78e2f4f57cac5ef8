// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
import ValidationCore

/// What a training wrote down about an artifact.
enum ProvenanceRecord: Sendable {
  case statement(ProvenanceStatement)
  /// Keys and values, in a file or in the artifact's own metadata.
  case document(StrictJSON)

  /// More than a statement over thousands of dependencies takes.
  private static let largest: UInt64 = 8 << 20

  init(at path: RepositoryPath, in snapshot: any Snapshot) async throws {
    let file: SnapshotFile
    do { file = try await snapshot.file(at: path) } catch let obstacle as Obstacle {
      throw obstacle.rule == "content.missing" ? Obstacle.recordMissing(path, obstacle) : obstacle
    }
    guard file.size <= Self.largest else { throw Obstacle.recordTooLarge(path) }
    let bytes = Array(try Data(contentsOf: file.url))
    let isYAML = ["yaml", "yml"].contains(path.fileExtension)
    let root = isYAML ? try Self.yaml(bytes, path) : try Self.json(bytes, path)
    guard ProvenanceStatement.isOne(root) else {
      self = .document(root)
      return
    }
    do throws(ProvenanceRefusal) { self = .statement(try ProvenanceStatement(root)) } catch {
      throw Obstacle.noProvenance(path, error)
    }
  }

  /// - Parameter metadata: names and values, a name perhaps several times.
  init(metadata: [(key: String, value: String)], of path: RepositoryPath) throws {
    var members: [String: StrictJSON] = [:]
    for (key, value) in metadata {
      // Which of two values counts is up to the reader.
      members[key] = members[key] == nil ? .string(value) : .array([])
    }
    guard !members.isEmpty else { throw Obstacle.noMetadata(path) }
    self = .document(.object(members))
  }

  private static func json(_ bytes: [UInt8], _ path: RepositoryPath) throws -> StrictJSON {
    do throws(StrictJSONError) { return try StrictJSON(parsing: bytes) } catch {
      throw Obstacle.recordUnreadable(path, "it is no JSON document: \(error)")
    }
  }

  private static func yaml(_ bytes: [UInt8], _ path: RepositoryPath) throws -> StrictJSON {
    do { return StrictJSON(try ManifestReader.read(bytes, file: path.text)) } catch let error
      as ManifestProblems
    {
      let problem = error.problems.first.map { "line \($0.mark.line): \($0.message)" } ?? ""
      throw Obstacle.recordUnreadable(path, "it is no plain YAML document, \(OneLine.of(problem))")
    }
  }
}

extension StrictJSON {
  /// Every scalar as it is spelled: digits that look like a number are a digest here.
  fileprivate init(_ node: ManifestNode) {
    switch node.content {
    case .scalar(let text, _): self = .string(text)
    case .sequence(let nodes): self = .array(nodes.map { StrictJSON($0) })
    case .mapping(let members):
      self = .object(
        Dictionary(members.map { ($0.key.text ?? "", StrictJSON($0.value)) }) { first, _ in first })
    }
  }
}

extension Obstacle {
  fileprivate static func recordMissing(_ path: RepositoryPath, _ missing: Obstacle) -> Obstacle {
    Obstacle(
      rule: "provenance.record-missing", message: "there is no record: \(missing.message)",
      remedy: "have the training write it beside the model, and commit both; else \(missing.remedy)"
    )
  }

  fileprivate static func recordTooLarge(_ path: RepositoryPath) -> Obstacle {
    recordUnreadable(path, "it is larger than 8 MiB")
  }

  fileprivate static func recordUnreadable(_ path: RepositoryPath, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "provenance.record-unreadable",
      message: "'\(path)' is no record of a training: \(reason)",
      remedy: "name the JSON or YAML file that the training wrote")
  }

  fileprivate static func noProvenance(
    _ path: RepositoryPath, _ refusal: ProvenanceRefusal
  ) -> Obstacle {
    Obstacle(
      rule: "provenance.statement", message: "'\(path)' cannot be judged: \(refusal)",
      remedy: "give an in-toto statement of version 1 with SLSA provenance of version 1")
  }

  fileprivate static func noMetadata(_ path: RepositoryPath) -> Obstacle {
    Obstacle(
      rule: "provenance.record-missing", message: "'\(path)' holds no metadata",
      remedy: "have the training write it into the artifact, or name a file as `record`")
  }
}
