// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What comparing files with their listed digests came to, file by file.
package struct ChecksumVerification: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case matching
    case different(found: SHA256Digest)
    case missing
    /// In the folder, and not in the list.
    case unlisted
    /// About the machine, or no regular file.
    case unreadable(ContentReadError)
  }

  package struct Result: Hashable, Sendable {
    package let path: ContentPath
    package let outcome: Outcome
    /// Bytes that were hashed.
    package let size: Int64
  }

  /// In order of path.
  package let results: [Result]

  package var isMatching: Bool { results.allSatisfy { $0.outcome == .matching } }

  /// Hashes on all cores; links are followed, as `sha256sum` follows them.
  package static func verify(
    _ expected: [ContentPath: SHA256Digest], below root: URL
  ) async -> ChecksumVerification {
    let paths = expected.keys.sorted()
    let location = ContentLocation(root)
    let reader = ContentPieces(location: location, algorithm: .sha256, followingLinks: true)
    let digests = await reader.digests(
      of: paths.map { ContentPieces.Piece(path: $0, range: nil, size: location.size(of: $0)) })
    return ChecksumVerification(
      results: zip(paths, digests).map { path, digest in
        result(path, digest, expected: expected[path])
      })
  }

  package static func verify(_ list: ChecksumList, below root: URL) async -> ChecksumVerification {
    let expected = list.entries.map { ($0.path, $0.digest) }
    return await verify(Dictionary(expected) { first, _ in first }, below: root)
  }

  /// Files and links of the folder that no entry names; what is ignored, and `.git`, is not looked at.
  package func addingUnlisted(
    below root: URL, ignoring ignored: [ContentPath] = []
  ) throws(ContentReadError) -> ChecksumVerification {
    let listed = Set(results.map(\.path))
    let entries = try ContentTree.entries(below: root) { path in
      path.bytes.elementsEqual(".git".utf8) || ignored.contains { path.isWithin($0) }
    }
    let unlisted = entries.filter { !listed.contains($0.path) }
      .map { Result(path: $0.path, outcome: .unlisted, size: 0) }
    return ChecksumVerification(results: (results + unlisted).sorted { $0.path < $1.path })
  }

  private static func result(
    _ path: ContentPath, _ digest: Swift.Result<ContentPieces.Digest, ContentReadError>,
    expected: SHA256Digest?
  ) -> Result {
    switch digest {
    case .failure(let error) where error.isAbsence:
      Result(path: path, outcome: .missing, size: 0)
    case .failure(let error): Result(path: path, outcome: .unreadable(error), size: 0)
    case .success(let found):
      Result(
        path: path,
        outcome: found.sha256 == expected ? .matching : .different(found: found.sha256),
        size: found.size)
    }
  }
}
