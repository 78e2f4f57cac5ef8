// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationGit

@Suite struct GitHistoryTests {
  @Test func changedPathsNameBothSidesOfARenameAndAreSorted() async throws {
    let world = try GitWorld()
    let base = try world.commit(
      ["b": "1", "old/name": "long enough to be a rename", "same": "s", "mode": "m"], in: "r")
    try world.git("rm", "-q", "b", in: "r")
    try FileManager.default.createDirectory(
      at: world.url("r/new"), withIntermediateDirectories: true)
    try world.git("mv", "old/name", "new/name", in: "r")
    try world.run("chmod", ["+x", "r/mode"])
    try world.commit(["a": "2"], in: "r")
    let committed = try await world.open("r", base: base).history.changedPaths().map(\.text)
    #expect(committed == ["a", "b", "mode", "new/name", "old/name"])
    try world.write("edited", to: "r/same")
    try world.write("untracked", to: "r/z")
    let edited = try await world.open("r", base: base).history.changedPaths().map(\.text)
    #expect(edited == ["a", "b", "mode", "new/name", "old/name", "same"])
  }

  @Test func namesThatDifferOnlyInUnicodeFormAreTwoNames() async throws {
    let world = try GitWorld()
    let base = try world.commit(["\u{fc}": "1"], in: "r")
    try world.git("mv", "\u{fc}", "u\u{308}", in: "r")
    try world.commit([:], in: "r")
    let changed = try await world.open("r", base: base).history.changedPaths().map(\.text)
    #expect(changed.map { Array($0.utf8) } == [Array("u\u{308}".utf8), Array("\u{fc}".utf8)])
  }
}
