// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Carries out a plan: measures what is to be measured, judges, and gives every check a record, in the
/// manifest's order, whatever happens to the others.
package struct Runner: Sendable {
  package struct Settings: Sendable {
    /// Steps side by side; those that measure time always run alone.
    package var parallelism: Int
    /// After the first blocking failure the rest is skipped.
    package var failFast: Bool
    package var strict: Bool
    /// A report will draw: checks may ask for what only their pictures show.
    package var illustrates: Bool

    package init(
      parallelism: Int, failFast: Bool = false, strict: Bool = false, illustrates: Bool = false
    ) {
      self.parallelism = parallelism
      self.failFast = failFast
      self.strict = strict
      self.illustrates = illustrates
    }
  }

  package var content: any ContentStore
  package var commands: any CommandRunner
  package var engine: any DataEngine
  package var tables: TableResolver
  package var measurements: any MeasurementStore
  package var settings: Settings
  package var now: @Sendable () -> Date
  package var emit: @Sendable (RunEvent) async -> Void

  package init(
    content: any ContentStore, commands: any CommandRunner, engine: any DataEngine,
    tables: TableResolver, measurements: any MeasurementStore, settings: Settings,
    now: @escaping @Sendable () -> Date, emit: @escaping @Sendable (RunEvent) async -> Void
  ) {
    self.content = content
    self.commands = commands
    self.engine = engine
    self.tables = tables
    self.measurements = measurements
    self.settings = settings
    self.now = now
    self.emit = emit
  }

  /// Never throws: when the task is cancelled, what was measured is kept and the rest is `unmeasured`.
  package func run(_ plan: Plan) async -> [Suite] {
    let steps = plan.steps
    let ledger = Ledger(count: steps.count, failFast: settings.failFast)
    await emit(.planned(checks: steps.map(\.check.id)))
    await settleWithoutMeasuring(steps, ledger)
    let rest = steps.indices.filter { steps[$0].isToRun }
    await measureTogether(rest.filter { !steps[$0].check.inputs.measuresTime }, of: steps, ledger)
    for index in rest where steps[index].check.inputs.measuresTime {
      await measureGroup([index], of: steps, ledger)
    }
    return await suites(of: plan, ledger.records)
  }

  private func settleWithoutMeasuring(_ steps: [Step], _ ledger: Ledger) async {
    for (index, step) in steps.enumerated() {
      guard let record = recordMaker(step).recordWithoutMeasuring() else { continue }
      await settle(record, at: index, ledger)
    }
  }

  private func measureTogether(_ indices: [Int], of steps: [Step], _ ledger: Ledger) async {
    var waiting = StepGroups.groups(of: indices, in: steps)[...]
    await withTaskGroup(of: Void.self) { group in
      var running = 0
      while running > 0 || !waiting.isEmpty {
        while running < max(1, settings.parallelism), let next = waiting.popFirst() {
          group.addTask { await measureGroup(next, of: steps, ledger) }
          running += 1
        }
        await group.next()
        running -= 1
      }
    }
  }

  private func measureGroup(_ indices: [Int], of steps: [Step], _ ledger: Ledger) async {
    let rounds = QuestionRounds(
      engine: engine, tables: tables, illustrates: settings.illustrates)
    for index in indices where !steps[index].tables.isEmpty {
      await emit(.started(check: steps[index].check.id))
    }
    let answers = await rounds.answers(for: indices.map { steps[$0] })
    for (index, answer) in zip(indices, answers) {
      await measure(index, of: steps, knowing: answer, ledger)
    }
  }

  private func measure(
    _ index: Int, of steps: [Step], knowing: Result<QuestionRounds.Outcome, Obstacle>,
    _ ledger: Ledger
  ) async {
    let step = steps[index]
    let maker = recordMaker(step)
    if await ledger.isStopped || Task.isCancelled {
      return await settle(maker.recordOfStopped(interrupted: Task.isCancelled), at: index, ledger)
    }
    if step.tables.isEmpty { await emit(.started(check: step.check.id)) }
    let clock = ContinuousClock()
    let start = clock.now
    let measured = await measurement(of: step, knowing)
    let record = maker.record(of: measured, lasting: TimeSpan(clock.now - start))
    keep(measured, of: step, record)
    await settle(record, at: index, ledger)
  }

  private func measurement(
    of step: Step, _ knowing: Result<QuestionRounds.Outcome, Obstacle>
  ) async -> Result<JSONValue, Obstacle> {
    do {
      let known = try knowing.get()
      let candidate = try await content.snapshot(of: .candidate)
      let access = Access(
        candidate: candidate, content: content, commands: commands, answers: known.answers,
        engine: engine, tables: known.tables)
      let measure = step.check.measure
      return .success(
        try await Deadline.run(within: step.check.inputs.timeLimit) { try await measure(access) })
    } catch {
      return .failure(Obstacle(describing: error, while: "measuring \(step.check.id)"))
    }
  }

  /// A measurement with a gap in it is made again next time.
  private func keep(_ measured: Result<JSONValue, Obstacle>, of step: Step, _ record: CheckRecord) {
    guard let fingerprint = step.fingerprint, case .success(let value) = measured,
      !record.cases.contains(where: { $0.outcome == .unmeasured })
    else { return }
    measurements.keep(value, for: fingerprint)
  }

  private func settle(_ record: CheckRecord, at index: Int, _ ledger: Ledger) async {
    await ledger.settle(record, at: index)
    await emit(.finished(record))
  }

  private func recordMaker(_ step: Step) -> RecordMaker {
    RecordMaker(step: step, strict: settings.strict, now: now())
  }

  private func suites(of plan: Plan, _ records: [CheckRecord?]) async -> [Suite] {
    var remaining = zip(plan.steps, records).map { step, record in
      record ?? recordMaker(step).recordOfStopped(interrupted: true)
    }[...]
    return plan.suites.map { suite in
      let own = Array(remaining.prefix(suite.steps.count))
      remaining = remaining.dropFirst(suite.steps.count)
      let asked = Set(own.map(\.id))
      return Suite(
        model: suite.manifest.model, manifest: suite.manifest.file, checks: own,
        leftOut: suite.manifest.checks.map(\.id).filter { !asked.contains($0) },
        removed: suite.removed)
    }
  }
}

/// Records by place in the plan, and whether to go on.
private actor Ledger {
  private(set) var records: [CheckRecord?]
  private(set) var isStopped = false
  private let failFast: Bool

  init(count: Int, failFast: Bool) {
    records = Array(repeating: nil, count: count)
    self.failFast = failFast
  }

  func settle(_ record: CheckRecord, at index: Int) {
    records[index] = record
    let isBad = record.cases.contains { $0.gateResult == .failure || $0.gateResult == .error }
    if failFast, isBad { isStopped = true }
  }
}

extension Step {
  var isToRun: Bool {
    if case .run = action { true } else { false }
  }
}

extension TimeSpan {
  package init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    self.init(nanoseconds: overflow ? .max : whole &+ attoseconds / 1_000_000_000)
  }
}
