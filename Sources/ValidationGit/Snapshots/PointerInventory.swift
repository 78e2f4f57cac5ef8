// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent
package import ValidationCore

/// How the large files of a revision stand, for `doctor`.
package struct PointerInventory: Codable, Hashable, Sendable {
  /// Paths whose tracked content is a git-LFS pointer, well-formed or not.
  package var pointers: [RepositoryPath] = []
  /// Those whose content is neither in the local store nor in the working tree. Only presence and
  /// size are looked at, no digest.
  package var unresolved: [RepositoryPath] = []
}

extension GitContentStore {
  /// Looks at the small files of the candidate.
  package func pointerInventory() throws -> PointerInventory {
    var inventory = PointerInventory()
    let store = try repository.lfsStore()
    for entry in try gitSnapshot(of: .candidate).entries {
      guard let isThere = try repository.pointerIsResolvable(entry, store: store) else { continue }
      inventory.pointers.append(entry.path)
      if !isThere { inventory.unresolved.append(entry.path) }
    }
    return inventory
  }
}

extension Repository {
  /// - Returns: `nil` for what is no pointer.
  func pointerIsResolvable(_ entry: SnapshotEntry, store: URL) throws -> Bool? {
    guard entry.kind == .file || entry.kind == .executable,
      let data = try smallBlob(entry.objectID, limit: 1023), LFSPointer.looksLikePointer(data)
    else { return nil }
    guard let pointer = LFSPointer(parsing: data) else { return false }
    var status = stat()
    let path = store.appending(path: pointer.relativeObjectPath).plainPath
    let isStored = stat(path, &status) == 0 && Int64(status.st_size) == pointer.size
    return isStored || sizeOfWorkingFile(entry.path) == pointer.size
  }
}
