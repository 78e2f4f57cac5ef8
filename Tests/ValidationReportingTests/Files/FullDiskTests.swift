// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationReporting

/// A small file system of its own, which Linux lets root mount.
@Suite struct FullDiskTests {
  private static var canMount: Bool {
    #if os(Linux)
      getuid() == 0 && (try? run("mount", "--version")) == 0 && canMountTmpfs
    #else
      false
    #endif
  }

  private static var canMountTmpfs: Bool {
    guard let folder = try? mounted() else { return false }
    unmount(folder)
    return true
  }

  private static func run(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private struct NotMounted: Error {}

  private static func mounted() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("full-disk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path) == 0 else {
      try FileManager.default.removeItem(at: folder)
      throw NotMounted()
    }
    return folder
  }

  private static func unmount(_ folder: URL) {
    _ = try? run("umount", folder.path)
    try? FileManager.default.removeItem(at: folder)
  }

  @Test(.enabled(if: canMount, "needs Linux and root, to mount a disk of 64 KiB and fill it"))
  func `a full disk is an error, and leaves nothing but what was there`() throws {
    let folder = try Self.mounted()
    defer { Self.unmount(folder) }
    let file = folder.appendingPathComponent("report.xml")
    try AtomicFile.write(Data("old".utf8), to: file)
    let error = #expect(throws: AtomicFileError.self) {
      try AtomicFile.write(Data(repeating: 7, count: 200_000), to: file)
    }
    #expect(error?.code == ENOSPC)
    #expect(error?.description.contains("free some space") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.xml"])
    #expect(try Data(contentsOf: file) == Data("old".utf8))
  }
}
