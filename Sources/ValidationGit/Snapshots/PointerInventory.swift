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
  /// Files that DVC keeps, as far as they are known.
  package var keptByDVC = 0
  /// Those whose content is neither in its store nor in the working tree, and folders whose list of files
  /// is not in the store. Only presence is looked at.
  package var unfetched: [RepositoryPath] = []
}

extension GitContentStore {
  /// Looks at the small files of the candidate.
  package func pointerInventory() throws -> PointerInventory {
    var inventory = PointerInventory()
    let store = try repository.lfsStore()
    for entry in try gitSnapshot(of: .candidate).tracked.files.map(\.entry) {
      guard let isThere = try repository.pointerIsResolvable(entry, store: store) else { continue }
      inventory.pointers.append(entry.path)
      if !isThere { inventory.unresolved.append(entry.path) }
    }
    let dvc = try gitSnapshot(of: .candidate).dvc
    inventory.keptByDVC = dvc.files.count
    inventory.unfetched =
      dvc.unlistedFolders + dvc.files.filter { !repository.isFetched($0) }.map(\.path)
    return inventory
  }
}

extension Repository {
  fileprivate func isFetched(_ file: TrackedFile) -> Bool {
    guard case .dvc(let object) = file.source else { return true }
    return object.cache.holds(object.digest, as: object.hashKind)
      || sizeOfWorkingFile(file.path) != nil
  }

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
