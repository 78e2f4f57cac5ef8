// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

/// Follows symbolic links inside a revision, as the system would in an export of it.
struct LinkResolver {
  var files: TrackedFiles
  /// What a link says.
  var target: (TrackedFile) throws -> String

  /// As many as Linux follows.
  private static let hopLimit = 40

  /// The path without links in it; whether something is tracked there is not asked.
  ///
  /// - Throws: ``Obstacle`` `content.escaping-link`, `content.link-loop`.
  func resolve(_ path: RepositoryPath) throws -> RepositoryPath { try follow(path).place }

  /// The links on the way, in their order, and where they end.
  func follow(_ path: RepositoryPath) throws -> (links: [RepositoryPath], place: RepositoryPath) {
    var links: [RepositoryPath] = []
    var pending = Array(path.components.reversed())
    var (place, hops, lastLink) = (RepositoryPath.root, 0, (path: path, says: ""))
    while let part = pending.popLast() {
      guard let next = RepositoryPath(part, in: place) else {
        throw Obstacle.escapingLink(lastLink.path, lastLink.says)
      }
      guard let link = files.file(at: next), link.entry.kind == .symbolicLink else {
        place = next
        continue
      }
      hops += 1
      guard hops <= Self.hopLimit else { throw Obstacle.linkLoop(path) }
      links.append(next)
      lastLink = (next, try target(link))
      guard lastLink.says.utf8.first != UInt8(ascii: "/"), !lastLink.says.utf8.contains(0) else {
        throw Obstacle.escapingLink(next, lastLink.says)
      }
      pending += RepositoryPath.names(in: lastLink.says).reversed()
    }
    return (links, place)
  }
}
