// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Writes a file whole or not at all: beside its final name first, then renamed.
package enum AtomicFile {
  /// Missing folders are made. An earlier file stays as it was until the new one is complete.
  ///
  /// - Parameter isLasting: Waits until the disk has it. Without, it may be cut short by a power cut.
  /// - Throws: ``AtomicFileError``. Nothing new is left then but folders.
  package static func write(_ data: Data, to url: URL, isLasting: Bool = true) throws {
    let target = try resolved(url.absoluteURL)
    let folder = target.deletingLastPathComponent()
    try makeFolder(folder)
    // In the same folder, since a rename cannot cross disks; short, since names end at 255 bytes.
    let suffix = UInt64.random(in: .min ... .max)
    let name = ".validate-model-\(String(suffix, radix: 36)).tmp"
    let temporary = folder.appendingPathComponent(name, isDirectory: false)
    do {
      try fill(temporary, with: data, for: target, isLasting)
      guard rename(temporary.path, target.path) == 0 else {
        throw AtomicFileError.failed("write", target, code: errno)
      }
    } catch {
      unlink(temporary.path)
      throw error
    }
    if isLasting { synchronise(folder) }
  }

  /// The place behind links. A rename would put a file where `/dev/stdout` or a named pipe is.
  private static func resolved(_ url: URL) throws -> URL {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      guard lstat(url.path, &status) == 0 else { return url }
      throw AtomicFileError.refused(
        url, "it is a link to nothing", remedy: "remove it or name a file")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return url.resolvingSymlinksInPath()
    case S_IFDIR:
      throw AtomicFileError.refused(url, "it is a folder", remedy: "name a file inside it")
    default:
      throw AtomicFileError.refused(
        url, "it is not a regular file", remedy: "name a file that can be replaced")
    }
  }

  private static func makeFolder(_ folder: URL) throws {
    var status = stat()
    if stat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let parent = folder.deletingLastPathComponent()
    if parent.path != folder.path { try makeFolder(parent) }
    // Another process may have made it meanwhile.
    if mkdir(folder.path, 0o777) != 0, !isFolder(folder) {
      throw AtomicFileError.failed("make the folder", folder, code: errno)
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    let code = errno
    defer { errno = code }
    var status = stat()
    return stat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func fill(
    _ temporary: URL, with data: Data, for target: URL, _ isLasting: Bool
  ) throws {
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw AtomicFileError.failed("write", target, code: errno) }
    var code = writeAll(data, to: descriptor)
    // Some file systems report a full disk only here.
    if code == 0, isLasting, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code != 0 { throw AtomicFileError.failed("write", target, code: code) }
  }

  /// - Returns: 0, or the `errno` of the call that failed.
  private static func writeAll(_ data: Data, to descriptor: Int32) -> Int32 {
    data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = unsafeWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return count == 0 ? EIO : errno }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  private static func unsafeWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// So that the new name survives a power cut; no reason to fail where the file system cannot.
  private static func synchronise(_ folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
