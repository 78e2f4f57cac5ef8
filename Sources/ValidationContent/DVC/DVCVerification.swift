// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What comparing a file or folder with its DVC pointer came to.
package struct DVCVerification: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case matching
    case different([Difference])
    /// Nothing lies where the content belongs.
    case missing
    case cannotJudge(reason: String, remedy: String)
  }

  package enum Difference: Hashable, Sendable {
    case size(expected: Int64, found: Int64)
    case fileCount(expected: Int64, found: Int64)
    case digest(expected: MD5Digest, found: MD5Digest)
    /// A file where a folder belongs, or the reverse.
    case kind
    /// Below a folder whose listing is known.
    case fileChanged(ContentPath)
    case fileMissing(ContentPath)
    case fileExtra(ContentPath)
  }

  package let outcome: Outcome
  package let files: Int64
  package let bytes: Int64

  /// Reads the content once; a cache that holds a folder's listing tells which of its files differ.
  package static func verify(
    _ pointer: DVCPointer, at place: URL, cache: DVCCache? = nil
  ) async -> DVCVerification {
    do throws(ContentReadError) {
      let content = try await DVCContent.read(at: place, isFolder: pointer.isFolder)
      var outcome = judge(content, pointer, cache)
      if try isOfOtherLineEnds(outcome, content, pointer, at: place) { outcome = otherLineEnds }
      return DVCVerification(
        outcome: outcome, files: pointer.isFolder ? Int64(content.digests.count) : 1,
        bytes: content.bytes)
    } catch {
      return DVCVerification(outcome: outcome(of: error), files: 0, bytes: 0)
    }
  }

  private static func outcome(of error: ContentReadError) -> Outcome {
    if error.isAbsence { return .missing }
    return .cannotJudge(
      reason: "failed to read it: \(error)", remedy: "make all of it readable and run again")
  }

  /// Whether only the digest differs, and DVC 2 may have taken it of text with other line ends.
  private static func isOfOtherLineEnds(
    _ outcome: Outcome, _ content: DVCContent, _ pointer: DVCPointer, at place: URL
  ) throws(ContentReadError) -> Bool {
    guard pointer.hashKind == .unixText, pointer.size == content.bytes,
      case .different(let differences) = outcome, case .digest? = differences.first
    else { return false }
    return try content.hasCRLF(at: place)
  }

  private static let otherLineEnds = Outcome.cannotJudge(
    reason: "its digest is of text with LF line ends, and it has others; its size is right",
    remedy: "track it again with DVC 3, which hashes the content as it is")

  private static func judge(
    _ content: DVCContent, _ pointer: DVCPointer, _ cache: DVCCache?
  ) -> Outcome {
    if let obstacle = content.obstacle {
      return .cannotJudge(reason: obstacle, remedy: "compare it with `dvc status`")
    }
    guard let found = content.digest else { return .different([.kind]) }
    var differences: [Difference] = []
    if let size = pointer.size, size != content.bytes {
      differences.append(.size(expected: size, found: content.bytes))
    }
    if pointer.isFolder, let count = pointer.fileCount, count != Int64(content.digests.count) {
      differences.append(.fileCount(expected: count, found: Int64(content.digests.count)))
    }
    if found != pointer.digest {
      differences.append(.digest(expected: pointer.digest, found: found))
      differences += files(content, cache?.listing(of: pointer))
    }
    return differences.isEmpty ? .matching : .different(differences)
  }

  private static func files(_ content: DVCContent, _ listing: DVCFolderListing?) -> [Difference] {
    guard let listing else { return [] }
    let paths = Set(listing.digests.keys).union(content.digests.keys).sorted()
    return paths.compactMap { path in
      switch (listing.digests[path], content.digests[path]) {
      case (_?, nil): .fileMissing(path)
      case (nil, _?): .fileExtra(path)
      case (let expected, let found): expected == found ? nil : .fileChanged(path)
      }
    }
  }
}
