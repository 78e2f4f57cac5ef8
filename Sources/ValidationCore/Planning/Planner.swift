// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Decides what will happen to each check. Reads the repository; runs nothing of it.
package struct Planner: Sendable {
  package var selection: Selection
  package var history: any ChangeHistory
  package var content: any ContentStore
  package var measurements: any MeasurementStore
  package var engine: any DataEngine
  package var machine: MachineIdentity
  /// What identifies the program of a command on this machine; `nil` when nothing does.
  package var identify: @Sendable (CommandDeclaration) -> [String: String]?
  /// Stored measurements may be used.
  package var reuses: Bool
  /// Somebody counts on a base: if it cannot be found, nothing can be judged.
  package var baseIsExpected: Bool
  /// A report will draw.
  package var illustrates: Bool

  package init(
    selection: Selection, history: any ChangeHistory, content: any ContentStore,
    measurements: any MeasurementStore, engine: any DataEngine, machine: MachineIdentity,
    identify: @escaping @Sendable (CommandDeclaration) -> [String: String]?, reuses: Bool,
    baseIsExpected: Bool, illustrates: Bool = false
  ) {
    self.selection = selection
    self.history = history
    self.content = content
    self.measurements = measurements
    self.engine = engine
    self.machine = machine
    self.identify = identify
    self.reuses = reuses
    self.baseIsExpected = baseIsExpected
    self.illustrates = illustrates
  }

  /// - Throws: ``Obstacle`` when the candidate itself cannot be read.
  package func plan(_ manifests: [Manifest]) async throws -> Plan {
    let candidate = try await content.snapshot(of: .candidate)
    var suites: [SuitePlan] = []
    for manifest in manifests {
      var steps: [Step] = []
      for check in manifest.checks
      where selection.includes(
        id: check.id, type: check.type, model: manifest.model)
      {
        steps.append(await step(for: check, of: manifest, candidate))
      }
      let removed = await RemovedChecks(content: content).removed(from: manifest)
      suites.append(SuitePlan(manifest: manifest, steps: steps, removed: removed))
    }
    return Plan(suites: suites)
  }

  private func step(
    for check: PreparedCheck, of manifest: Manifest, _ candidate: any Snapshot
  ) async -> Step {
    var step = Step(check: check, subjects: check.subjects(candidate), action: .run)
    do {
      if baseIsExpected, case .unresolved(let obstacle) = history.base { throw obstacle }
      step.tables = try manifest.tables(of: check)
      let reading = StepReading(check: check, tables: step.tables, content: content)
      if check.policy.when == .changed, try await isUnchanged(reading, manifest) {
        step.action = .skip(.unchanged(since: history.base))
        return step
      }
      try await reading.requireFiles()
      if let fingerprint = try await fingerprint(of: check, reading) {
        step.fingerprint = measurements.digest(of: fingerprint.text)
        if reuses, let stored = stored(fingerprint, for: check) { step.action = .reuse(stored) }
      }
    } catch {
      step.action = .cannotJudge(Obstacle(describing: error, while: "planning \(check.id)"))
    }
    return step
  }

  private func isUnchanged(_ reading: StepReading, _ manifest: Manifest) async throws -> Bool {
    if history.base == .firstCommit { return false }
    let manifestTrail = try await content.snapshot(of: .candidate).trail(to: manifest.file)
    let changed = try await history.changedPaths()
    if changed.contains(where: { $0 == manifest.file || manifestTrail.contains($0) }) {
      return false
    }
    return try await !reading.isTouched(byAny: changed)
  }

  private func fingerprint(
    of check: PreparedCheck, _ reading: StepReading
  ) async throws -> Fingerprint? {
    guard !check.inputs.measuresTime, try await reading.isTold else { return nil }
    var programs: [Fingerprint.Program] = []
    for command in reading.commands {
      guard let identity = identify(command) else { return nil }
      programs.append(Fingerprint.Program(command: command, identity: identity))
    }
    return Fingerprint(
      type: check.type, measurementVersion: check.measurementVersion, scope: check.scope,
      inputs: try await reading.entries(), programs: programs,
      engine: check.inputs.asksEngine ? try await engine.identity() : nil,
      history: check.inputs.readsHistory ? history.candidate.commit ?? "unborn" : nil,
      machine: machine, illustrated: illustrates && check.illustrations != nil ? true : nil)
  }

  /// What was measured with pictures serves as well without. A stored value that this code cannot judge is as
  /// good as none.
  private func stored(_ fingerprint: Fingerprint, for check: PreparedCheck) -> JSONValue? {
    var illustrated = fingerprint
    if check.illustrations != nil { illustrated.illustrated = true }
    for candidate in [fingerprint, illustrated] {
      let stored = measurements.measurement(for: measurements.digest(of: candidate.text))
      if let stored, (try? check.judge(stored, .distantPast)) != nil { return stored }
    }
    return nil
  }
}
