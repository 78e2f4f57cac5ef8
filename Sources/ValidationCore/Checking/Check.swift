// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A kind of check. It collects facts without an opinion (`measure`), and forms opinions without touching
/// anything (`judge`), so that stored facts can be judged again under other limits.
///
/// A check type is stateless: everything of one entry in the manifest is in its configuration.
public protocol Check: Sendable {
  /// What is measured. Two equal scopes on equal inputs give equal measurements.
  associatedtype Scope: Codable & Hashable & Sendable
  /// What is allowed.
  associatedtype Limits: Sendable
  /// The raw facts.
  associatedtype Measurement: Codable & Sendable

  /// `family.kind`, such as `features.contract`.
  var type: String { get }

  /// Raised whenever a stored measurement could be misread by this code.
  var measurementVersion: Int { get }

  /// Keys that an entry of this type takes beside the common ones.
  var options: Fields<Configuration<Scope, Limits>> { get }

  /// What the measurement reads. Whatever is not named here does not make a stored measurement stale.
  func inputs(of scope: Scope) -> Inputs

  /// Names of the cases, known before measuring, from the manifest and the tracked paths alone; `nil`
  /// stands for the check as a whole. Whatever happens, each of these gets an outcome.
  func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]

  /// What to ask about the datasets named in the inputs, before measuring.
  func questions(for scope: Scope) -> [Question]

  /// What to ask next, once all questions so far are answered; empty ends it.
  func followUp(for scope: Scope, answers: Answers) -> [Question]

  /// What later rounds will ask, for people who read a plan; `nil` when there is one round.
  func laterRounds(for scope: Scope) -> String?

  /// - Throws: ``Obstacle`` when the facts cannot be had: all subjects are `unmeasured` then.
  func measure(_ scope: Scope, with access: Access) async throws -> Measurement

  /// Forms an opinion on each subject. A subject that is left out is `unmeasured`.
  func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement]

  /// The configuration with what its datasets declare filled in where the entry left it out, such as
  /// keys and label.
  func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits>

  /// Failing, passing and unmeasured worlds: its tests, and its documentation.
  var examples: [CheckExample] { get }

  /// Markdown for `validate-model explain`; built-in types take it from their doc comments.
  var documentation: String { get }
}

extension Check {
  public var measurementVersion: Int { 1 }
  public func questions(for scope: Scope) -> [Question] { [] }
  public func followUp(for scope: Scope, answers: Answers) -> [Question] { [] }
  public func laterRounds(for scope: Scope) -> String? { nil }
  public func completed(
    _ configuration: Configuration<Scope, Limits>, from datasets: [String: DatasetFacts]
  ) -> Configuration<Scope, Limits> { configuration }
  public var examples: [CheckExample] { [] }
  public var documentation: String { "" }
}

/// One entry of the manifest, decoded. An option belongs to exactly one of the two.
public struct Configuration<Scope: Sendable, Limits: Sendable>: Sendable {
  public var scope: Scope
  public var limits: Limits

  public init(scope: Scope, limits: Limits) {
    self.scope = scope
    self.limits = limits
  }
}

extension Configuration: Equatable where Scope: Equatable, Limits: Equatable {}

/// What a measurement reads, and what it needs of the machine.
public struct Inputs: Sendable {
  /// Files that must be tracked.
  public var paths: [RepositoryPath]
  /// Patterns of tracked files; one that matches nothing is for the check to judge.
  public var globs: [Glob]
  /// Patterns of tracked files that may name any other file: where one of them is tracked, every file is
  /// read. Unlike `**`, they cost nothing in a repository without such files.
  public var listings: [Glob]
  /// Names of the datasets that the questions are about; those without a dataset of their own ask the
  /// first.
  public var datasets: [String]
  /// Commands that are run in a workspace. They may read every tracked file.
  public var commands: [CommandDeclaration]
  /// The revisions whose files are read.
  public var sides: [Side]
  /// The data engine is asked about tables that exist only while the check measures.
  public var makesTables: Bool
  /// Time is measured: nothing else may run meanwhile, and the measurement is never reused.
  public var measuresTime: Bool
  /// After this the step is given up and its subjects are `unmeasured`.
  public var timeLimit: TimeSpan
  /// Commits before the candidate's are asked for: a measurement holds for one candidate commit.
  public var readsHistory: Bool

  public init(
    paths: [RepositoryPath] = [], globs: [Glob] = [], listings: [Glob] = [],
    datasets: [String] = [], commands: [CommandDeclaration] = [], sides: [Side] = [.candidate],
    makesTables: Bool = false, measuresTime: Bool = false,
    timeLimit: TimeSpan = TimeSpan(seconds: 1800), readsHistory: Bool = false
  ) {
    self.paths = paths
    self.globs = globs
    self.listings = listings
    self.datasets = datasets
    self.commands = commands
    self.sides = sides
    self.makesTables = makesTables
    self.measuresTime = measuresTime
    self.timeLimit = timeLimit
    self.readsHistory = readsHistory
  }

  /// The data engine is asked, about datasets or tables of its own.
  package var asksEngine: Bool { !datasets.isEmpty || makesTables }
}

/// Everything of the world that a measurement may touch.
public struct Access: Sendable {
  /// Read-only view of the candidate.
  public var candidate: any Snapshot
  /// Other revisions, and workspaces for commands.
  public var content: any ContentStore
  public var commands: any CommandRunner
  /// Answers to the check's questions.
  public var answers: Answers
  /// For tables that exist only while the check measures, such as what its own commands wrote.
  public var engine: any DataEngine
  /// The datasets of the check's inputs, by name.
  public var tables: [String: TableFile]

  public init(
    candidate: any Snapshot, content: any ContentStore, commands: any CommandRunner,
    answers: Answers = Answers(), engine: any DataEngine = NoDataEngine(),
    tables: [String: TableFile] = [:]
  ) {
    self.candidate = candidate
    self.content = content
    self.commands = commands
    self.answers = answers
    self.engine = engine
    self.tables = tables
  }
}

/// What the data engine answered to the questions of one check.
public struct Answers: Sendable {
  private var known: [Question: Answer]

  public init(_ known: [Question: Answer] = [:]) { self.known = known }

  public subscript(question: Question) -> Answer? { known[question] }

  package mutating func add(_ questions: [Question], _ answers: [Answer]) {
    for (question, answer) in zip(questions, answers) { known[question] = answer }
  }
}
