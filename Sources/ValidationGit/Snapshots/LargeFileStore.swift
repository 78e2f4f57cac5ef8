// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// The local store of git LFS. Only read; each content is checked once a run.
actor LargeFileStore {
  enum Content: Hashable, Sendable {
    case absent
    case found(URL)
    /// There, but not what the pointer promises.
    case damaged(String)
  }

  private let folder: URL
  private var contents: [LFSPointer: Task<Content, Never>] = [:]

  init(folder: URL) {
    self.folder = folder
  }

  func content(of pointer: LFSPointer) async -> Content {
    if let known = contents[pointer] { return await known.value }
    let url = folder.appending(path: pointer.relativeObjectPath)
    // Off the actor, so that several large files are digested side by side.
    let check = Task.detached { Self.check(url, against: pointer) }
    contents[pointer] = check
    return await check.value
  }

  /// A file of the right size, whatever is in it.
  nonisolated func place(of pointer: LFSPointer) -> URL? {
    let url = folder.appending(path: pointer.relativeObjectPath)
    var status = stat()
    guard stat(url.plainPath, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int64(status.st_size) == pointer.size
    else { return nil }
    return url
  }

  private static func check(_ url: URL, against pointer: LFSPointer) -> Content {
    var status = stat()
    guard stat(url.plainPath, &status) == 0 else { return .absent }
    guard status.st_mode & S_IFMT == S_IFREG else { return .damaged("it is not a file") }
    guard Int64(status.st_size) == pointer.size else {
      return .damaged("\(status.st_size) bytes in the LFS store, \(pointer.size) in the pointer")
    }
    do {
      let digest = try ContentDigest.sha256(ofFileAt: url)
      return digest == pointer.digest
        ? .found(url) : .damaged("sha256 \(digest.hex) in place of \(pointer.digest.hex)")
    } catch {
      return .damaged(error.description)
    }
  }
}
