// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation
import ValidationCore

extension Repository {
  /// Hexadecimal id of the commit that a revision names; `nil` when there is none here.
  func commit(named name: String) throws -> String? {
    try use { try Self.commit(named: name, in: $0) }
  }

  static func commit(named name: String, in repository: OpaquePointer) throws -> String? {
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    var found: OpaquePointer?
    // Not found, ambiguous, malformed, unborn, or an object of a shallow or partial clone that is
    // not here: to the caller they are all "no such commit".
    guard git_revparse_single(&found, repository, name) == 0, let object = found else { return nil }
    defer { git_object_free(object) }
    var peeled: OpaquePointer?
    guard git_object_peel(&peeled, object, GIT_OBJECT_COMMIT) == 0, let commit = peeled,
      let id = git_object_id(commit)
    else { return nil }
    defer { git_object_free(commit) }
    return ObjectID.text(id)
  }

  /// Ids of the parents that the commit names, whether they are here or not. At a shallow boundary
  /// newer versions of libgit2 tell none, older ones tell ids that cannot be looked up.
  func parents(of commit: String) throws -> [String] {
    try use { try Self.parents(of: commit, in: $0) }
  }

  static func parents(of commit: String, in repository: OpaquePointer) throws -> [String] {
    var id = try ObjectID.parse(commit)
    return try Libgit2.withPointer(
      "read the commit \(commit)", make: { git_commit_lookup(&$0, repository, &id) },
      free: git_commit_free,
      body: { commit in
        (0..<git_commit_parentcount(commit)).compactMap { index in
          git_commit_parent_id(commit, index).map { ObjectID.text($0) }
        }
      })
  }

  /// Commits whose parents were not fetched; empty in a complete clone.
  func shallowBoundary() throws -> Set<String> {
    // Not asked of libgit2: 1.5 looks for the file beside a linked working tree's own HEAD.
    let file = commonFolder.appending(path: "shallow").plainPath
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    guard let text = FileManager.default.contents(atPath: file) else {
      throw Obstacle.baseFailed("\(file) cannot be read")
    }
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
    return Set(lines.map(String.init))
  }

  /// The branch that HEAD's branch follows: how it is called, and its commit if that is here.
  func upstream() throws -> (name: String, commit: String?)? {
    try use { try Self.upstream(of: $0) }
  }

  static func upstream(
    of repository: OpaquePointer
  ) throws -> (name: String, commit: String?)? {
    var head: OpaquePointer?
    guard git_repository_head(&head, repository) == 0, let head else { return nil }
    defer { git_reference_free(head) }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard git_reference_is_branch(head) == 1,
      git_branch_upstream_name(&buffer, repository, git_reference_name(head)) == 0
    else { return nil }
    let reference = String(cString: buffer.ptr)
    let prefix = ["refs/remotes/", "refs/heads/"].first { reference.hasPrefix($0) } ?? ""
    return (String(reference.dropFirst(prefix.count)), try commit(named: reference, in: repository))
  }
}
