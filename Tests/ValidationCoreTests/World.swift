// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationCore

/// Repository without files, whose base is what a test says.
struct EmptyWorld: ContentStore, Snapshot, ChangeHistory, CommandRunner, DataEngine {
  var base: BaseResolution = .firstCommit
  var changed: [RepositoryPath] = []

  var revision: Revision { Revision(kind: .commit, commit: "c", name: "HEAD") }
  var candidate: Revision { revision }
  var entries: [SnapshotEntry] { [] }

  func changedPaths() async throws -> [RepositoryPath] {
    if case .unresolved(let obstacle) = base { throw obstacle }
    return changed
  }

  func entry(at path: RepositoryPath) -> SnapshotEntry? { nil }

  func file(at path: RepositoryPath) async throws -> SnapshotFile {
    throw Obstacle(rule: "content.missing", message: "\(path) is not there", remedy: "add it")
  }

  func snapshot(of side: Side) async throws -> any Snapshot {
    if side == .base, case .unresolved(let obstacle) = base { throw obstacle }
    return self
  }

  func withWorkspace<Result: Sendable>(
    of side: Side, _ body: @Sendable (Workspace) async throws -> Result
  ) async throws -> Result {
    throw Obstacle(rule: "test.none", message: "no workspaces here", remedy: "none")
  }

  func run(_ invocation: Invocation) async throws -> CommandResult {
    throw Obstacle(rule: "test.none", message: "no commands here", remedy: "none")
  }

  func drive(_ invocation: Invocation, schedule: RequestSchedule) async throws -> WorkerRun {
    throw Obstacle(rule: "test.none", message: "no commands here", remedy: "none")
  }

  func ask(
    _ invocation: Invocation, lines: [Data], patience: TimeSpan
  ) async throws -> LineDialogue {
    throw Obstacle(rule: "test.none", message: "no commands here", remedy: "none")
  }

  func ask(
    _ server: ServerInvocation, requests: [HTTPRequest], patience: TimeSpan
  ) async throws -> HTTPDialogue {
    throw Obstacle(rule: "test.none", message: "no commands here", remedy: "none")
  }

  func identity() async throws -> String { "none 1" }

  func withTables<Result: Sendable>(
    _ tables: [TableFile], _ body: @Sendable (any TableSession) async throws -> Result
  ) async throws -> Result {
    try await body(ZeroSession())
  }
}

/// Nothing is found, whatever is asked.
struct ZeroSession: TableSession {
  func answer(_ questions: [Question]) async throws -> [Answer] { questions.map { _ in .count(0) } }

  func statements(for questions: [Question]) async throws -> [String] {
    questions.map { "\($0)" }
  }
}

/// Keeps measurements in memory, under the fingerprint's own text.
final class MemoryStore: MeasurementStore {
  private let kept = Mutex<[String: JSONValue]>([:])

  var count: Int { kept.withLock(\.count) }
  func digest(of text: String) -> String { text }
  func measurement(for fingerprint: String) -> JSONValue? { kept.withLock { $0[fingerprint] } }
  func keep(_ measurement: JSONValue, for fingerprint: String) {
    kept.withLock { $0[fingerprint] = measurement }
  }
}

/// Events in the order they came.
actor EventLog {
  private(set) var started: [String] = []
  private(set) var finished: [String] = []

  func isBetween(finished done: String, started running: String) -> Bool {
    finished.contains(done) && started.contains(running)
  }

  func note(_ event: RunEvent) {
    switch event {
    case .planned: break
    case .started(let check): started.append(check)
    case .finished(let record): finished.append(record.id)
    }
  }
}

func planner(
  _ world: EmptyWorld = EmptyWorld(), store: MemoryStore = MemoryStore(),
  selection: Selection = Selection(), program: [String: String]? = ["program": "p"],
  baseIsExpected: Bool = false
) -> Planner {
  Planner(
    selection: selection, history: world, content: world, measurements: store, engine: world,
    machine: MachineIdentity(operatingSystem: "o", processor: "p", executable: "e"),
    identify: { _ in program }, reuses: true, baseIsExpected: baseIsExpected)
}

func runner(
  _ world: EmptyWorld = EmptyWorld(), store: MemoryStore = MemoryStore(),
  log: EventLog = EventLog(),
  failFast: Bool = false, strict: Bool = false
) -> Runner {
  Runner(
    content: world, commands: world, engine: world,
    tables: TableResolver(
      content: world, commands: world, folder: FileManager.default.temporaryDirectory),
    measurements: store,
    settings: Runner.Settings(parallelism: 2, failFast: failFast, strict: strict),
    now: { Date(timeIntervalSince1970: 0) }, emit: { await log.note($0) })
}
