// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Everything below a folder, in byte order, no link followed.
struct ContentTree {
  struct Entry: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// Bytes at the time of looking.
      case file(size: Int64)
      /// A symbolic link, and what stands at its end.
      case link(Target)
      /// A FIFO, a socket, a device.
      case special
    }

    enum Target: Hashable, Sendable {
      case file(size: Int64)
      /// Nil where it is the root, or not below it.
      case folder(inside: ContentPath?)
      case special
      case nothing
    }

    let path: ContentPath
    let kind: Kind
  }

  /// Files, links and special files; a folder that is `skipped` is not entered, and a path that is
  /// skipped does not appear.
  static func entries(
    below root: URL, skipping skipped: (ContentPath) -> Bool = { _ in false }
  ) throws(ContentReadError) -> [Entry] {
    let base = ContentLocation(root)
    var (entries, folders): ([Entry], [ContentPath?]) = ([], [nil])
    while let folder = folders.popLast() {
      for name in try base.names(in: folder) {
        guard let path = folder.map({ $0.appending(name: name) }) ?? ContentPath(name),
          !skipped(path)
        else { continue }
        let status = try base.status(of: path)
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(path)
        case S_IFREG: entries.append(Entry(path: path, kind: .file(size: Int64(status.st_size))))
        case S_IFLNK: entries.append(Entry(path: path, kind: .link(base.target(of: path))))
        default: entries.append(Entry(path: path, kind: .special))
        }
      }
    }
    return entries.sorted { $0.path < $1.path }
  }
}
