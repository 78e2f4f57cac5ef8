// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// A change that takes checks out of the manifest passes them, and must not do so unseen: row 9 of the list of
/// peers' false greens.
@Suite struct FalseGreenManifestTests {
  private static let checks = [
    "{ id: first, type: artifact.size, files: [m], at-most: 1MB }",
    "{ id: second, type: artifact.size, files: [m], at-most: 1MB }",
    "{ id: third, type: artifact.safety, files: [m] }",
  ]

  private static func manifest(_ checks: [String], model: String = "m") -> String {
    "version: 1\nmodel: \(model)\nchecks:\n" + checks.map { "  - \($0)\n" }.joined()
  }

  private static let size = RemovedCheck(id: "second", type: "artifact.size")

  @Test("a check that is removed, or has another type, is named in every report and in the plan")
  func removed() throws {
    let gate = try Gate(Self.checks, files: ["m": "1234"])
    let before = try gate.run()
    #expect(before.report.suites.first?.removed == nil)
    #expect(!before.finished.output.contains("removed"))
    let other = "{ id: third, type: artifact.size, files: [m], at-most: 1MB }"
    try gate.change(["validate-model.yaml": Self.manifest([Self.checks[0], other])])
    let names = ["junit.xml", "page.html", "page.md"]
    let files = names.map { gate.repository.place.appendingPathComponent($0) }
    let (report, finished) = try gate.run([
      "--junit", files[0].path, "--html", files[1].path, "--markdown", files[2].path,
    ])
    let third = RemovedCheck(id: "third", type: "artifact.safety")
    #expect(report.suites.first?.removed == [Self.size, third])
    #expect(finished.status == 0)
    let told =
      "2 checks that the base's manifest has, and this one has not: second (artifact.size), "
    #expect(finished.output.contains(told), "\(finished.output)")
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8).replacing("\\", with: "")
        .replacing("&apos;", with: "'").replacing("&#39;", with: "'")
      #expect(text.contains(told), "\(text)")
    }
    let xml = try String(contentsOf: files[0], encoding: .utf8)
    #expect(xml.contains(#"<property name="removed""#))
    let plan = try gate.repository.validate(["plan"], environment: Starter.environment())
    #expect(plan.output.contains("removed       second  artifact.size"), "\(plan.output)")
  }

  @Test("a manifest that moved is compared with what it was, and one that is new with nothing")
  func moved() throws {
    let gate = try Gate(Self.checks, files: ["m": "1234"])
    let fewer = Self.manifest([Self.checks[0], Self.checks[2]]).replacing("[m]", with: "[../m]")
    try gate.change(["in/validate-model.yaml": fewer], removing: ["validate-model.yaml"])
    let moved = try gate.run(["--manifest", "in/validate-model.yaml"])
    #expect(moved.report.suites.first?.removed == [Self.size], "\(moved.finished.output)")
    let new = Self.manifest([Self.checks[0]], model: "other").replacing("[m]", with: "[../m]")
    try gate.change(["in/other/validate-model.yaml": new.replacing("../m", with: "../../m")])
    let other = try gate.run(["--manifest", "in/other/validate-model.yaml"])
    #expect(other.report.suites.first?.removed == nil, "\(other.finished.output)")
  }

  @Test(
    "what the base's manifest was is read whatever else it holds, and without a base nothing is said"
  )
  func formerManifest() throws {
    let gate = try Gate(Self.checks, files: ["m": "1234"])
    let folder = gate.repository.folder
    let odd =
      "version: 9\nchecks:\n  - {id: \"old\\n::error::x\", type: of.another.tool, x: 1}\n  - 7\n  - {id: 8}\n"
    try gate.change(["validate-model.yaml": odd])
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: folder)
    try gate.change(["validate-model.yaml": Self.manifest(Self.checks)])
    let (report, finished) = try gate.run()
    #expect(
      report.suites.first?.removed == [RemovedCheck(id: "old ::error::x", type: "of.another.tool")],
      "\(finished.output)")
    try gate.change(["validate-model.yaml": "checks: ["])
    try Shell.git("update-ref", "refs/remotes/origin/main", "HEAD", in: folder)
    try gate.change(["validate-model.yaml": Self.manifest(Self.checks)])
    #expect(try gate.run().report.suites.first?.removed == nil)
    try gate.forgetBase()
    #expect(try gate.run().report.suites.first?.removed == nil)
  }
}
