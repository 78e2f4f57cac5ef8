// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct OutputFileTests {
  private func rule(_ name: String, in folder: TemporaryFolder) throws -> String? {
    let path = try #require(RepositoryPath(name))
    do {
      _ = try OutputFile(path, in: OutputFolder(at: folder.url))
      return nil
    } catch let obstacle as Obstacle { return obstacle.rule }
  }

  /// What becomes of an output when a command did this to its output folder.
  private func rule(
    after command: (_ output: URL, _ elsewhere: URL) throws -> Void, at path: String = "output"
  ) throws -> String? {
    let (run, other) = (try TemporaryFolder(), try TemporaryFolder())
    try run.write(Data([1]), to: "\(path)/old")
    try other.write(Data([1]), to: "secret")
    try other.write(Data([1]), to: "output/secret")
    let output = run.url.appendingPathComponent(path, isDirectory: true)
    let folder = OutputFolder(at: output)
    try command(output, other.url)
    do {
      _ = try OutputFile(try #require(RepositoryPath("secret")), in: folder)
      return nil
    } catch let obstacle as Obstacle { return obstacle.rule }
  }

  @Test("An output folder that was replaced by a link holds no outputs; one made anew does")
  func replacedFolder() throws {
    let files = FileManager.default
    #expect(
      try rule(after: { output, elsewhere in
        try files.removeItem(at: output)
        try files.createSymbolicLink(atPath: output.path, withDestinationPath: elsewhere.path)
      }) == "command.output-outside")
    // Its parent is a link now, and what is below that is a folder again.
    #expect(
      try rule(
        after: { output, elsewhere in
          let parent = output.deletingLastPathComponent()
          try files.removeItem(at: parent)
          try files.createSymbolicLink(atPath: parent.path, withDestinationPath: elsewhere.path)
        }, at: "run/output") == "command.output-outside")
    #expect(
      try rule(after: { output, elsewhere in
        try files.removeItem(at: output)
        try files.copyItem(at: elsewhere.appendingPathComponent("secret"), to: output)
      }) == "command.output-outside")
    #expect(
      try rule(after: { output, _ in try files.removeItem(at: output) })
        == "command.output-missing")
    #expect(
      try rule(after: { output, _ in
        try files.removeItem(at: output)
        try files.createDirectory(at: output, withIntermediateDirectories: false)
        try Data([1]).write(to: output.appendingPathComponent("secret"))
      }) == nil)
  }

  @Test("An output of more than 64 GiB is refused by its size, and not read")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    for (name, size) in [("fits", OutputFile.largest), ("larger", OutputFile.largest + 1)] {
      let handle = try FileHandle(forWritingTo: try folder.write(Data(), to: name))
      try handle.truncate(atOffset: size)
      try handle.close()
    }
    #expect(try rule("fits", in: folder) == nil)
    #expect(try rule("larger", in: folder) == "command.output-unreadable")
  }

  @Test("A comparison is given up when its task is cancelled")
  func cancelled() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Data([1]), to: "a")
    let file = try OutputFile(
      try #require(RepositoryPath("a")), in: OutputFolder(at: folder.url))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try OutputFile.firstDifference(file, file)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("A link inside the folder is followed; one that leaves it, a folder and a pipe are refused")
  func kinds() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write(Data([1]), to: "sub/model")
    let secret = try other.write(Data([1]), to: "secret")
    let links = FileManager.default
    try links.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("inside").path, withDestinationPath: "sub/model")
    try links.createSymbolicLink(
      at: folder.url.appendingPathComponent("outside"), withDestinationURL: secret)
    try links.createSymbolicLink(
      at: folder.url.appendingPathComponent("away"), withDestinationURL: other.url)
    #expect(mkfifo(folder.url.appendingPathComponent("pipe").path, 0o600) == 0)
    #expect(try rule("sub/model", in: folder) == nil)
    #expect(try rule("inside", in: folder) == nil)
    #expect(try rule("outside", in: folder) == "command.output-outside")
    #expect(try rule("away/secret", in: folder) == "command.output-outside")
    #expect(try rule("sub", in: folder) == "command.output-no-file")
    #expect(try rule("pipe", in: folder) == "command.output-no-file")
    #expect(try rule("nothing", in: folder) == "command.output-missing")
  }

  @Test(
    "The first differing byte is found beyond the first chunk, and at the end of the shorter file")
  func firstDifference() throws {
    let folder = try TemporaryFolder()
    var bytes = Data(count: 1 << 21)
    try folder.write(bytes, to: "a")
    try folder.write(bytes + Data([0]), to: "longer")
    bytes[(1 << 20) + 7] = 1
    try folder.write(bytes, to: "b")
    let file = { (name: String) in
      try OutputFile(try #require(RepositoryPath(name)), in: OutputFolder(at: folder.url))
    }
    #expect(try OutputFile.firstDifference(file("a"), file("a")) == nil)
    #expect(try OutputFile.firstDifference(file("a"), file("b")) == UInt64(1 << 20) + 7)
    #expect(try OutputFile.firstDifference(file("longer"), file("a")) == UInt64(1 << 21))
  }
}
