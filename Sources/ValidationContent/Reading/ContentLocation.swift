// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A folder, and the calls on what lies in it; names are bytes, which need not be UTF-8.
package struct ContentLocation: Sendable {
  package let root: [UInt8]

  /// Without the slash at its end, which would follow a link.
  package init(_ url: URL) {
    var bytes = Array(url.path(percentEncoded: false).utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    root = bytes
  }

  package func bytes(_ path: ContentPath?) -> [UInt8] {
    guard let path else { return root }
    return root + [UInt8(ascii: "/")] + path.bytes
  }

  /// With the zero at its end that the system's calls want.
  func terminated(_ path: ContentPath?) -> [CChar] {
    (bytes(path) + [0]).map { CChar(bitPattern: $0) }
  }

  /// For people.
  func name(of path: ContentPath?) -> String { VisibleText.of(bytes(path)) }

  func error(_ path: ContentPath?, _ code: Int32) -> ContentReadError {
    ContentReadError(path: name(of: path), reason: .system(code: code))
  }

  /// Of the link itself, where it is one.
  func status(of path: ContentPath?) throws(ContentReadError) -> stat {
    var status = stat()
    guard lstat(terminated(path), &status) == 0 else { throw error(path, errno) }
    return status
  }

  /// Bytes at the end of any links; zero where there is no telling.
  func size(of path: ContentPath?) -> Int64 {
    var status = stat()
    return stat(terminated(path), &status) == 0 ? Int64(status.st_size) : 0
  }

  package func names(in folder: ContentPath?) throws(ContentReadError) -> [[UInt8]] {
    // The root may be a link that the caller chose to follow; below it none is.
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (folder == nil ? 0 : O_NOFOLLOW)
    let descriptor = open(terminated(folder), flags)
    guard descriptor >= 0 else { throw error(folder, errno) }
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw error(folder, code)
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = Self.name(of: entry)
      if name != [0x2e] && name != [0x2e, 0x2e] { names.append(name) }
    }
    guard errno == 0 else { throw error(folder, errno) }
    return names
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    // The record is shorter than the struct, so that its last field must not be copied whole.
    guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return [] }
    let start = UnsafeRawPointer(entry) + offset
    let count = strlen(start.assumingMemoryBound(to: CChar.self))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func target(of path: ContentPath) -> ContentTree.Entry.Target {
    var status = stat()
    guard stat(terminated(path), &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int64(status.st_size))
    case S_IFDIR: return .folder(inside: end(of: path))
    default: return .special
    }
  }

  /// Where a link ends; nil where that is not below the root.
  private func end(of path: ContentPath) -> ContentPath? {
    guard let end = Self.resolved(terminated(path)), let start = Self.resolved(terminated(nil)),
      end.starts(with: start + [UInt8(ascii: "/")])
    else { return nil }
    return ContentPath(end.dropFirst(start.count + 1))
  }

  private static func resolved(_ path: [CChar]) -> [UInt8]? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }
}
