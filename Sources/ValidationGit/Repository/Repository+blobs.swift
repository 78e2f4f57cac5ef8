// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import CLibgit2
import Foundation
import ValidationCore

extension Repository {
  /// Content of a blob that is at most so many bytes large; `nil` when larger or not here.
  func smallBlob(_ id: String, limit: Int) throws -> Data? {
    try use { repository in
      do {
        guard try Self.blobSize(id, in: repository) <= limit else { return nil }
        return try Self.withBlob(id, in: repository) { Data($0) }
      } catch let failure as GitFailure where failure.isMissingObject {
        return nil
      }
    }
  }

  /// Writes a blob as git stores it into a new file. Memory: once the blob, since libgit2 cannot
  /// stream out of packs. Its digest is checked by the library when it reads.
  ///
  /// - Throws: ``Obstacle`` `content.object-missing`, `content.digest-mismatch`, `content.disk-full`.
  func writeBlob(_ id: String, of path: RepositoryPath, to file: String) throws {
    try use { repository in
      do {
        try Self.withBlob(id, in: repository) { bytes in
          try translatingSystemFailures(path) {
            try FileWriter.write(bytes, to: file, mode: 0o400)
          }
        }
      } catch let failure as GitFailure {
        throw failure.isMissingObject
          ? Obstacle.objectMissing(path, id) : .digestMismatch(path, failure.detail)
      }
    }
  }

  private static func withBlob<Result>(
    _ text: String, in repository: OpaquePointer, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    var id = try ObjectID.parse(text)
    return try Libgit2.withPointer(
      "read the blob \(text)", make: { git_blob_lookup(&$0, repository, &id) }, free: git_blob_free,
      body: { blob in
        let size = Int(git_blob_rawsize(blob))
        return try body(UnsafeRawBufferPointer(start: git_blob_rawcontent(blob), count: size))
      })
  }

  private static func blobSize(_ text: String, in repository: OpaquePointer) throws -> Int {
    var id = try ObjectID.parse(text)
    return try Libgit2.withPointer(
      "open the object store", make: { git_repository_odb(&$0, repository) }, free: git_odb_free,
      body: { store in
        var (size, type) = (0, GIT_OBJECT_ANY)
        try Libgit2.check("read the header of \(text)") {
          git_odb_read_header(&size, &type, store, &id)
        }
        return size
      })
  }
}
