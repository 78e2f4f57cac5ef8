// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Follows `Documentation/AddingACheck.md` to the letter: its files, its commands, its promises.
@Suite(.serialized) struct TutorialTests {
  @Test("the tutorial's files build, its tests pass, and its gate does what the page says")
  func tutorial() throws {
    let tutorial = try Tutorial()
    defer { tutorial.package.remove() }
    #expect(
      tutorial.files.keys.sorted() == [
        ".gitignore", "Package.swift", "gate/OwnChecks/OwnMetric.swift",
        "gate/OwnChecksTests/OwnMetricTests.swift", "gate/own-gate/main.swift", "metrics.json",
        "validate-model.yaml",
      ])
    let passing = try tutorial.package.validate([])
    #expect(
      passing.output.hasSuffix("result: passed (exit 0)\n"), "\(passing.output)\n\(passing.errors)")
    try tutorial.package.write("metrics.json", Data(#"{"accuracy": 0.81}"#.utf8))
    let failing = try tutorial.package.validate([])
    #expect(failing.output.hasSuffix("result: failed (exit 1)\n"), "\(failing.output)")
    try tutorial.package.write("metrics.json", Data(#"{"accuracy": NaN}"#.utf8))
    let unmeasured = try tutorial.package.validate([])
    #expect(
      unmeasured.output.hasSuffix("result: could not be judged (exit 3)\n"), "\(unmeasured.output)")
    #expect(try tutorial.package.validate(["list"]).output.contains("own.metric"))
    let explained = try tutorial.package.validate(["explain", "own.metric"])
    #expect(explained.output.contains("the metric is NaN"), "\(explained.output)")
    let tests = try Program.run(
      [
        "swift", "test", "-c", "release", "--disable-testable-imports", "--scratch-path",
        ModelPackage.scratch.path,
      ],
      in: tutorial.package.folder)
    #expect(tests.status == 0, "\(tests.output)\n\(tests.errors)")
  }
}

/// The files of the page, as a package.
private struct Tutorial {
  let files: [String: String]
  let package: ModelPackage

  init() throws {
    let page = try String(
      contentsOf: ModelPackage.checkout.appendingPathComponent("Documentation/AddingACheck.md"),
      encoding: .utf8)
    files = Self.files(in: page)
    let folder = try ModelPackage.neighbourhood()
      .appendingPathComponent("churn-model", isDirectory: true)
    try? FileManager.default.removeItem(at: folder)
    package = ModelPackage(folder: folder)
    for (path, text) in files { try package.write(path, Data(text.utf8)) }
    try package.commit()
  }

  /// Blocks under a line that is a path in backticks and a colon.
  private static func files(in page: String) -> [String: String] {
    var files: [String: String] = [:]
    var name: String?
    var body: [Substring]?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = body, line == "```" {
        if let name { files[name] = lines.joined(separator: "\n") + "\n" }
        (name, body) = (nil, nil)
      } else if body != nil {
        body?.append(line)
      } else if line.hasPrefix("```") {
        body = []
      } else if line.hasPrefix("`"), line.hasSuffix("`:") {
        name = String(line.dropFirst().dropLast(2))
      }
    }
    return files
  }
}
