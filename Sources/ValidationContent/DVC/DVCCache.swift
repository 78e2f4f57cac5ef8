// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation

/// DVC's local store, by default `.dvc/cache` of the repository. Only read.
package struct DVCCache: Hashable, Sendable {
  private let root: URL

  package init(at root: URL) { self.root = root }

  package enum Content: Hashable, Sendable {
    case absent
    /// Its digest was checked.
    case found(URL)
    /// There, but not what its name promises.
    case damaged(String)
  }

  /// Content of a single file. Reads all of it.
  package func content(of digest: MD5Digest, as kind: DVCPointer.HashKind) -> Content {
    var damage: String?
    for place in places(of: digest, isFolder: false, kind) {
      do {
        if try DVCDigest.matches(digest, fileAt: place, as: kind) { return .found(place) }
        damage = damage ?? "its md5 is not \(digest)"
      } catch  where !error.isAbsence {
        damage = damage ?? error.description
      } catch {}
    }
    return damage.map(Content.damaged) ?? .absent
  }

  /// Whether something is there under that name; it is not read.
  package func holds(_ digest: MD5Digest, as kind: DVCPointer.HashKind) -> Bool {
    places(of: digest, isFolder: false, kind).contains { (try? ContentFile(at: $0)) != nil }
  }

  package enum Listing: Hashable, Sendable {
    case absent
    case found(DVCFolderListing)
    /// What is stored as the folder's listing is not that.
    case damaged
  }

  /// Which files a folder holds.
  package func listing(of digest: MD5Digest, as kind: DVCPointer.HashKind) -> Listing {
    var isThere = false
    for place in places(of: digest, isFolder: true, kind) {
      do throws(ContentReadError) {
        let bytes = try ContentFile(at: place).contents(atMost: DVCFolderListing.maximumBytes)
        let isWhole = MD5Digest(bytes: Insecure.MD5.hash(data: bytes)) == digest
        if isWhole, let listing = DVCFolderListing(parsing: bytes) { return .found(listing) }
        isThere = true
      } catch {
        isThere = isThere || !error.isAbsence
      }
    }
    return isThere ? .damaged : .absent
  }

  /// DVC 3 keeps what it tracked itself apart from what DVC 2 did; the other place is looked at last,
  /// for stores that were moved by hand.
  private func places(
    of digest: MD5Digest, isFolder: Bool, _ kind: DVCPointer.HashKind
  ) -> [URL] {
    let name = "\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))\(isFolder ? ".dir" : "")"
    let names = kind == .content ? ["files/md5/\(name)", name] : [name, "files/md5/\(name)"]
    return names.map { root.appending(path: $0, directoryHint: .notDirectory) }
  }
}
