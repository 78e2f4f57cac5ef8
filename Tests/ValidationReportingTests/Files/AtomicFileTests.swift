// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ValidationReporting

@Suite struct AtomicFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("atomic-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private let data = Data("report".utf8)

  @Test func `missing folders are made, and only the file is left`() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("a/b/report.xml")
      try AtomicFile.write(data, to: file)
      try AtomicFile.write(data + data, to: file)
      #expect(try Data(contentsOf: file) == data + data)
      #expect(try names(in: file.deletingLastPathComponent()) == ["report.xml"])
    }
  }

  @Test func `a relative path starts at the working directory`() throws {
    let name = "atomic-file-\(UUID().uuidString).txt"
    let file = URL(fileURLWithPath: name)
    defer { try? FileManager.default.removeItem(at: file) }
    try AtomicFile.write(data, to: file)
    #expect(try Data(contentsOf: file) == data)
  }

  @Test func `a folder is refused`() throws {
    try withFolder { folder in
      let error = #expect(throws: AtomicFileError.self) { try AtomicFile.write(data, to: folder) }
      #expect(error?.description.contains("it is a folder; name a file inside it") == true)
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func `a device is refused, not replaced`() {
    let error = #expect(throws: AtomicFileError.self) {
      try AtomicFile.write(data, to: URL(fileURLWithPath: "/dev/null"))
    }
    #expect(error?.description.contains("it is not a regular file") == true)
  }

  @Test func `a link's target is replaced, a dangling link refused`() throws {
    try withFolder { folder in
      let (file, link) = (
        folder.appendingPathComponent("file"), folder.appendingPathComponent("link")
      )
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
      #expect(throws: AtomicFileError.self) { try AtomicFile.write(data, to: link) }
      try Data().write(to: file)
      try AtomicFile.write(data, to: link)
      #expect(try Data(contentsOf: file) == data)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "file")
    }
  }

  @Test func `a file where a folder should be is named`() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try data.write(to: file)
      let error = #expect(throws: AtomicFileError.self) {
        try AtomicFile.write(data, to: file.appendingPathComponent("sub/report.xml"))
      }
      #expect(error?.description.hasPrefix("make the folder \(file.path)") == true)
      #expect(error?.description.contains("a part of the path is a file") == true)
      #expect(try Data(contentsOf: file) == data)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func `a folder without permission is named`() throws {
    try withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      let error = #expect(throws: AtomicFileError.self) {
        try AtomicFile.write(data, to: folder.appendingPathComponent("report.xml"))
      }
      #expect(error?.code == EACCES)
      #expect(error?.description.contains("name a folder that this user may write to") == true)
      let left = try names(in: folder)
      #expect(left == [])
    }
  }
}
