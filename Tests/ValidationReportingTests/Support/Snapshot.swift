// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Compares a text with the file of that name. A missing file is recorded and fails once;
/// `UPDATE_SNAPSHOTS=1` writes them all anew.
func expectSnapshot(
  _ text: String, named name: String, location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name)
  let update = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  guard let expected = try? String(contentsOf: file, encoding: .utf8), !update else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    if !update {
      Issue.record("recorded \(name); look at it, then commit it", sourceLocation: location)
    }
    return
  }
  #expect(
    text == expected, "differs from \(name); UPDATE_SNAPSHOTS=1 accepts it",
    sourceLocation: location)
}
