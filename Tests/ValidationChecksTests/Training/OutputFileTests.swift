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
      _ = try OutputFile(path, in: folder.url)
      return nil
    } catch let obstacle as Obstacle { return obstacle.rule }
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
    #expect(try rule("outside", in: folder) == "training.output-outside")
    #expect(try rule("away/secret", in: folder) == "training.output-outside")
    #expect(try rule("sub", in: folder) == "training.output-no-file")
    #expect(try rule("pipe", in: folder) == "training.output-no-file")
    #expect(try rule("nothing", in: folder) == "training.output-missing")
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
      try OutputFile(try #require(RepositoryPath(name)), in: folder.url)
    }
    #expect(try OutputFile.firstDifference(file("a"), file("a")) == nil)
    #expect(try OutputFile.firstDifference(file("a"), file("b")) == UInt64(1 << 20) + 7)
    #expect(try OutputFile.firstDifference(file("longer"), file("a")) == UInt64(1 << 21))
  }
}
