// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationTesting

/// The smallest check that measures files, as an author outside the package would write it.
private struct FileSize: Check {
  struct Scope: Codable, Hashable, Sendable { var path: RepositoryPath }
  struct Limits: Sendable { var most: ByteCount }
  struct Measurement: Codable, Sendable { var bytes: UInt64? }

  let type = "example.size"

  var options: Fields<Configuration<Scope, Limits>> {
    Fields(.required("path", .path, "a file"), .required("most", .byteCount, "its limit")) {
      Configuration(scope: Scope(path: $0), limits: Limits(most: $1))
    }
  }

  func inputs(of scope: Scope) -> Inputs { Inputs(paths: [scope.path]) }

  func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  { [configuration.scope.path.text, "second"] }

  func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    Measurement(bytes: try await access.candidate.file(at: scope.path).size)
  }

  func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    guard let bytes = measurement.bytes else { return [] }
    return [
      Judgement("m", bytes > UInt64(limits.most.bytes) ? .failed([]) : .passed(note: "small"))
    ]
  }
}

@Suite struct CheckTrialTests {
  private let entry = "- { id: s, type: example.size, path: m, most: 3B }"

  @Test("A subject that is left out, and a failure without a finding, are unmeasured as in a run")
  func asInARun() async throws {
    let trial = try CheckTrial(FileSize(), entry: entry)
    #expect(trial.configuration.limits.most == ByteCount(3))
    let small = try await trial.measure(files: ["m": .text("abc")])
    #expect(try trial.cases(of: small).map(\.outcome) == [.passed, .unmeasured])
    let large = try await trial.measure(files: ["m": .text("abcd")])
    #expect(try trial.cases(of: large).map(\.outcome) == [.unmeasured, .unmeasured])
    #expect(try trial.cases(of: FileSize.Measurement()).map(\.subject) == ["m", "second"])
  }

  @Test("An example without its file comes to unmeasured, with the reason")
  func example() async throws {
    let example = CheckExample("nothing there", outcome: .unmeasured, entry: entry)
    let cases = try await CheckTrial.cases(of: example, FileSize())
    #expect(cases.map(\.obstacle?.rule) == ["content.missing", "content.missing"])
  }

  @Test("A wrong entry is told as a run tells it")
  func wrong() {
    let error = #expect(throws: ManifestProblems.self) {
      try CheckTrial(FileSize(), entry: "- { id: s, type: example.size, path: m, mots: 3B }")
    }
    #expect(error?.problems.contains { $0.message.contains("did you mean 'most'?") } == true)
  }

  @Test("A workspace holds the files, and is gone afterwards")
  func workspace() async throws {
    let content = FixedContent(candidate: try FolderSnapshot(["a/b": .text("x")]))
    let root = try await content.withWorkspace(of: .candidate) { workspace in
      let copy = workspace.root.appendingPathComponent("a/b")
      #expect(try String(contentsOf: copy, encoding: .utf8) == "x")
      try Data().write(to: workspace.output.appendingPathComponent("made"))
      return workspace.root
    }
    #expect(!FileManager.default.fileExists(atPath: root.path))
    await #expect(throws: Obstacle.self) { _ = try await content.snapshot(of: .base) }
  }

  @Test("Files may not leave the repository")
  func escaping() {
    #expect(throws: ManifestMistake.self) { try FolderSnapshot(["../x": .text("")]) }
  }
}
