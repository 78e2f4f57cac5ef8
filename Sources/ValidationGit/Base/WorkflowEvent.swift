// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// What the host says about the event that started this run, as far as it names a base. The file is
/// untrusted: bounded, and its ids are hexadecimal or refused.
enum WorkflowEvent: Hashable {
  case mergeGroup(base: String)
  /// `nil` for a branch that is new.
  case push(before: String?)
  case other

  /// Bytes; real events stay below 100 KB.
  static let sizeLimit = 1 << 20

  /// - Throws: ``Obstacle`` `base.event-unreadable`.
  static func read(from environment: [String: String]) throws -> WorkflowEvent {
    guard let path = environment["GITHUB_EVENT_PATH"], !path.isEmpty else { return .other }
    let name = environment["GITHUB_EVENT_NAME"].flatMap { $0.isEmpty ? nil : $0 }
    // Other events may carry a `before` of their own: that of a pull request names its old head.
    guard name == nil || name == "push" || name == "merge_group" else { return .other }
    guard let data = try BoundedFile.read(path, limit: sizeLimit) else {
      throw Obstacle.event(path, "it cannot be read, or is larger than \(sizeLimit) bytes")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try event(decoder.decode(Payload.self, from: data), named: name, path)
    } catch is DecodingError {
      throw Obstacle.event(path, "it is not the JSON of an event")
    }
  }

  private struct Payload: Decodable {
    struct MergeGroup: Decodable { var baseSha: String? }
    struct PullRequest: Decodable {}
    var mergeGroup: MergeGroup?
    var pullRequest: PullRequest?
    var before: String?
  }

  private static func event(
    _ payload: Payload, named name: String?, _ path: String
  ) throws -> WorkflowEvent {
    if payload.pullRequest != nil { return .other }
    if name == "merge_group" || (name == nil && payload.mergeGroup != nil) {
      guard let base = payload.mergeGroup?.baseSha, ObjectID.isComplete(base) else {
        throw Obstacle.event(path, "merge_group.base_sha is not a commit id")
      }
      return .mergeGroup(base: base.lowercased())
    }
    guard let before = payload.before else { return .push(before: nil) }
    guard ObjectID.isComplete(before) else {
      throw Obstacle.event(path, "before is not a commit id")
    }
    return .push(before: before.allSatisfy { $0 == "0" } ? nil : before.lowercased())
  }
}
