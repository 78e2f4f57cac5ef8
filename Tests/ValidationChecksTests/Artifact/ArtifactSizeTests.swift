// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationTesting

@testable import ValidationChecks
@testable import ValidationCore

@Suite struct ArtifactSizeTests {
  private typealias Files = [String: CheckExample.FileContent]

  private func cases(_ limits: String, _ files: Files, base: Files? = nil) async throws -> [Case] {
    let trial = try CheckTrial(
      ArtifactSize(), entry: "- { id: s, type: artifact.size, files: ['m/*', lost], \(limits) }")
    return try trial.cases(of: try await trial.measure(files: files, base: base), files: files)
  }

  @Test("Every example comes to its outcome", arguments: ArtifactSize().examples)
  func example(_ example: CheckExample) async throws {
    let cases = try await CheckTrial.cases(of: example, ArtifactSize())
    #expect(cases.outcome(example.subject) == example.outcome)
    #expect(example.rule.map { cases.rules(example.subject).contains($0) } ?? true)
  }

  @Test("The total is not known while one file is not")
  func total() async throws {
    let cases = try await cases("total: 1MB", ["m/a": .bytes(Data(count: 3))])
    #expect(cases.map(\.subject) == ["m/a", "lost", "total"])
    #expect(cases.map(\.outcome) == [.passed, .unmeasured, .unmeasured])
  }

  @Test("Without a base growth is unmeasured, and a limit that is broken all the same fails")
  func noBase() async throws {
    let files: Files = ["m/a": .bytes(Data(count: 30))]
    #expect(try await cases("growth: 10%", files).outcome("m/a") == .unmeasured)
    #expect(try await cases("growth: 10%, at-most: 20B", files).outcome("m/a") == .failed)
  }

  @Test("An empty file that is empty no longer has grown beyond every share")
  func fromNothing() async throws {
    let cases = try await cases(
      "growth: 100%", ["m/a": .bytes(Data(count: 1))], base: ["m/a": .bytes(Data())])
    #expect(cases.rules("m/a") == ["size.growth"])
    #expect(cases.first?.message.contains("no longer empty") == true)
  }

  @Test("Smaller than on the base is no growth")
  func smaller() async throws {
    let cases = try await cases(
      "growth: 0%", ["m/a": .bytes(Data(count: 1))], base: ["m/a": .bytes(Data(count: 2))])
    #expect(cases.outcome("m/a") == .passed)
  }

  @Test("A manifest without a limit is refused")
  func noLimit() throws {
    #expect(throws: ManifestProblems.self) {
      try CheckTrial(ArtifactSize(), entry: "- { id: s, type: artifact.size, files: [a] }")
    }
  }

  @Test("Growth that was judged without having been measured is unmeasured")
  func notAsked() async throws {
    let measured = try CheckTrial(
      ArtifactSize(), entry: "- { id: s, type: artifact.size, files: ['m/*'], at-most: 1MB }")
    let judged = try CheckTrial(
      ArtifactSize(), entry: "- { id: s, type: artifact.size, files: ['m/*'], growth: 1% }")
    let files: Files = ["m/a": .bytes(Data(count: 1))]
    let cases = try judged.cases(of: try await measured.measure(files: files), files: files)
    #expect(cases.rules("m/a") == ["size.base-not-read"])
  }
}
