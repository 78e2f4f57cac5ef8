// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Writes content that nobody else may have under a name yet.
enum FileWriter {
  /// - Throws: ``SystemFailure``; what was begun stays for the caller to remove.
  static func write(_ bytes: UnsafeRawBufferPointer, to path: String, mode: mode_t) throws {
    let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode, action: "create")
    try write(bytes, to: file, path)
  }

  static func write(
    _ bytes: UnsafeRawBufferPointer, to file: borrowing Descriptor, _ path: String
  ) throws {
    var offset = 0
    while offset < bytes.count {
      let count = Foundation.write(
        file.number, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure(errno, "write \(path)") }
      offset += count
    }
  }

  /// A private copy: shares the disk's blocks until one of the two changes where the file system can.
  static func copy(_ source: borrowing Descriptor, to path: String, mode: mode_t) throws {
    if try shareBlocks(of: source, to: path, mode: mode) { return }
    let target = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode, action: "create")
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(source.number, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure(errno, "read for \(path)") }
      guard count > 0 else { return }
      try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: target, path)
    }
  }
}

/// Turns what the system refused into an obstacle: a full disk has a remedy of its own.
func translatingSystemFailures<Result>(
  _ path: RepositoryPath, _ body: () throws -> Result
) throws -> Result {
  do {
    return try body()
  } catch let failure as SystemFailure {
    throw failure.isDiskFull
      ? Obstacle.diskFull("copy \(path)") : .unreadable(path, failure.description)
  } catch let failure as CocoaError {
    throw failure.code == .fileWriteOutOfSpace
      ? Obstacle.diskFull("copy \(path)") : .unreadable(path, "\(failure)")
  }
}
