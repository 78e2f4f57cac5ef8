// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Files in a folder of this machine, found without following a link.
package struct FolderCompanions: Companions {
  private let folder: URL

  package init(folder: URL) { self.folder = folder }

  package func companion(at path: String) -> Companion {
    var place = folder
    var found = Companion.folder
    for part in path.split(separator: "/") where part != "." {
      guard case .folder = found else { return .absent }
      if part == ".." { return .absent }
      place.append(component: String(part))
      found = Self.look(at: place)
    }
    return found
  }

  private static func look(at place: URL) -> Companion {
    var status = stat()
    guard lstat(place.path(percentEncoded: false), &status) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return .file(
        place, size: UInt64(clamping: status.st_size), linkCount: UInt64(status.st_nlink))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .absent
    }
  }
}
