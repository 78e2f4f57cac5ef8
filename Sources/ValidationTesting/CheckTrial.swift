// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ValidationCore

/// One entry of a manifest, tried without a repository, a data engine or a run around it.
///
/// The entry is decoded by the manifest's real language, measurements and scopes go through their stored
/// form, and a subject that the judgement leaves out is `unmeasured`, as in a real run.
public struct CheckTrial<C: Check>: Sendable {
  public let check: C
  public let configuration: Configuration<C.Scope, C.Limits>
  let prepared: PreparedCheck

  /// - Parameters:
  ///   - entry: one element of `checks` in YAML, `id` and `type` included.
  ///   - datasets: the manifest's `datasets` in YAML; empty for none.
  /// - Throws: `ManifestProblems`, as a run of such a manifest would print them.
  public init(_ check: C, entry: String, datasets: String = "") throws {
    let example = CheckExample("", outcome: .passed, entry: entry, datasets: datasets)
    let file = Manifest.fileName
    let manifest = try ManifestLanguage(types: [check]).decode(
      example.manifest.utf8, file: RepositoryPath(file) ?? .root)
    guard let prepared = manifest.checks.first else {
      throw ManifestMistake("the entry declares no check")
    }
    self.check = check
    self.prepared = prepared
    configuration = try Self.configuration(of: check, in: example.manifest, file)
  }

  public func subjects(files: [String: CheckExample.FileContent] = [:]) throws -> [String?] {
    prepared.subjects(try FolderSnapshot(files))
  }

  /// - Parameters:
  ///   - files: the candidate's tracked files.
  ///   - base: those of the base; `nil` when there is none.
  ///   - commits: other commits that are in the history, by their ids.
  ///   - commands: what becomes of the commands that the check runs.
  ///   - engine: asked by a check that makes tables of its own while it measures.
  ///   - tables: the datasets of the check's inputs, by name.
  ///   - answer: what a data engine would say, in as many rounds as the check asks.
  /// - Throws: `Obstacle` when the check cannot measure.
  public func measure(
    files: [String: CheckExample.FileContent] = [:],
    base: [String: CheckExample.FileContent]? = nil,
    commits: [String: NamedCommit] = [:],
    commands: any CommandRunner = ScriptedCommands(), engine: any DataEngine = NoDataEngine(),
    tables: [String: TableFile] = [:],
    answering answer: (Question) -> Answer = { .unavailable(.notAnswered($0)) }
  ) async throws -> C.Measurement {
    let candidate = try FolderSnapshot(files)
    let content = FixedContent(
      candidate: candidate, base: try base.map { try FolderSnapshot($0) }, commits: commits)
    let access = Access(
      candidate: candidate, content: content, commands: commands, answers: answers(answer),
      engine: engine, tables: tables)
    return try await prepared.measure(access).decoded(as: C.Measurement.self)
  }

  /// One case a subject, as a report would show them.
  ///
  /// - Throws: `EncodingError` or `DecodingError` when the measurement cannot be stored and read back.
  public func cases(
    of measurement: C.Measurement, files: [String: CheckExample.FileContent] = [:],
    now: Date = Date(timeIntervalSince1970: 0)
  ) throws -> [Case] {
    let judgements = try prepared.judge(try JSONValue(encoding: measurement), now)
    return CaseMaker(prepared, strict: false).cases(
      of: try subjects(files: files), from: judgements)
  }

  private func answers(_ answer: (Question) -> Answer) -> Answers {
    var answers = Answers()
    for _ in 0..<10 {
      let round = prepared.questions(answers)
      guard !round.isEmpty else { break }
      answers.add(round, round.map(answer))
    }
    return answers
  }
}

extension Obstacle {
  /// Answer to a question that a test said nothing about.
  public static func notAnswered(_ question: Question) -> Obstacle {
    Obstacle(
      rule: "testing.not-answered", message: "the test gives no answer to \(question)",
      remedy: "answer it in the closure that stands for the data engine")
  }
}
