// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// DVC's local store, by default `.dvc/cache` of the repository.
package struct DVCCache: Hashable, Sendable {
  private let root: URL

  package init(at root: URL) { self.root = root }

  package enum State: Hashable, Sendable {
    case complete
    /// The content itself, or the listing of the folder, is not in the store.
    case absent
    /// Files of the folder that are not in the store, in order.
    case lacking([ContentPath])
    /// What is stored as the folder's listing is not that.
    case broken
  }

  /// Whether the content that a pointer stands for is there; its bytes are not read.
  package func state(of pointer: DVCPointer) -> State {
    guard let place = place(of: pointer.digest, isFolder: pointer.isFolder) else { return .absent }
    guard pointer.isFolder else { return .complete }
    guard let listing = listing(at: place), listing.digest == pointer.digest else { return .broken }
    let lacking = listing.digests.filter { self.place(of: $0.value, isFolder: false) == nil }
    return lacking.isEmpty ? .complete : .lacking(lacking.keys.sorted())
  }

  /// Nil where it is not stored, or is not the one whose digest the pointer holds.
  package func listing(of pointer: DVCPointer) -> DVCFolderListing? {
    guard pointer.isFolder, let place = place(of: pointer.digest, isFolder: true),
      let listing = listing(at: place), listing.digest == pointer.digest
    else { return nil }
    return listing
  }

  /// In the layout of DVC 3, or else in that of DVC 2.
  private func place(of digest: MD5Digest, isFolder: Bool) -> URL? {
    let name = Self.relativePath(of: digest, isFolder: isFolder)
    return ["files/md5/\(name)", name].map {
      root.appending(path: $0, directoryHint: .notDirectory)
    }
    .first { (try? ContentFile(at: $0)) != nil }
  }

  package static func relativePath(of digest: MD5Digest, isFolder: Bool) -> String {
    "\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))\(isFolder ? ".dir" : "")"
  }

  private func listing(at place: URL) -> DVCFolderListing? {
    let bytes = try? ContentFile(at: place).contents(atMost: DVCFolderListing.maximumBytes)
    return bytes.flatMap { DVCFolderListing(parsing: $0) }
  }
}
