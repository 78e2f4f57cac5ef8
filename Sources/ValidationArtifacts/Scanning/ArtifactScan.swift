// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// One file under examination: where the readers stand, what they found, what they may still spend.
///
/// A class, since readers of containers and of their members write to the same findings.
final class ArtifactScan {
  let options: ScanOptions
  /// Files beside what is read: none can be told for a member of an archive.
  var companions: any Companions { members.isEmpty ? outerCompanions : NoCompanions() }
  private let outerCompanions: any Companions
  var contents = ArtifactContents()
  /// Names that lead to what is being read, outermost first.
  var members: [String] = []
  /// Where the file, and each of these, stand in the contents; nil for what is not listed there.
  var places: [Int?] = [nil]
  /// Under which the bytes being read stand: of the file, or of the innermost member.
  var name = ""
  /// In memory, roughly: what is noted, and what readers hold.
  var heldBytes: UInt64 = 0
  private var log = FindingLog()
  private var spent = ScanBudget.none
  var ledger: TensorLedger
  /// Of the tensors, those whose values are searched and not judged.
  var unjudged: Set<Int> = []
  var shapes = SharedShapes()

  private static let stepsOfAFinding: UInt64 = 10

  /// - Parameter file: the outermost source, where it is a file.
  init(options: ScanOptions, companions: any Companions, file: ArtifactFile? = nil) {
    self.options = options
    self.outerCompanions = companions
    ledger = TensorLedger(
      file: file, freeBytes: options.budget.expandedBytes, keepsStatistics: options.keepsStatistics)
  }

  /// For trying a reader whose findings are thrown away; it may not cost much, nor keep more than
  /// what the file has left.
  convenience init(trialOf scan: ArtifactScan) {
    var options = scan.options
    options.budget.steps = min(options.budget.steps, 2_000_000)
    options.budget.memory -= min(options.budget.memory, scan.heldBytes)
    self.init(options: options, companions: NoCompanions())
  }

  var findings: [ArtifactFinding] { log.findings }
  /// Also of those that were not kept.
  var findingCount: Int { log.count }
  var statistics: [TensorStatistics] { ledger.statistics }

  // MARK: findings

  /// Its wording costs more than the step that led to it, and a hostile file can have millions.
  func record(_ draft: FindingDraft) {
    let (sum, overflow) = spent.steps.addingReportingOverflow(Self.stepsOfAFinding)
    spent.steps = overflow ? .max : sum
    keep(draft, members)
  }

  /// Without a step: for what was paid for.
  func keep(_ draft: FindingDraft, _ members: [String]) { log.record(draft, members: members) }

  func record(_ fault: StructureFault) { record(.fault(fault)) }

  /// A broken rule of a format, `structure.<format>.<fault>`, of high severity.
  func fault(
    _ rule: String, _ message: String, offset: UInt64? = nil, subject: String? = nil
  ) {
    record(
      FindingDraft("structure.\(rule)", .high, message, offset: offset, subject: subject))
  }

  // MARK: budget

  func spend(steps: UInt64 = 1) throws(ReadStop) {
    try spend(steps, of: options.budget.steps, in: &spent.steps, .steps)
  }

  var stepsSpent: UInt64 { spent.steps }

  func spend(expandedBytes: UInt64) throws(ReadStop) {
    try spend(
      expandedBytes, of: options.budget.expandedBytes, in: &spent.expandedBytes, .expandedBytes)
  }

  func spend(members: UInt64) throws(ReadStop) {
    try spend(members, of: options.budget.members, in: &spent.members, .members)
    try checkMemory(0)
  }

  /// For symbols of decoders that take long for each.
  func spend(decoding symbols: UInt64) throws(ReadStop) {
    try spend(symbols, of: options.budget.decoding, in: &spent.decoding, .decoding)
  }

  /// For what a reader is about to keep at one time, beside all that is held.
  func checkMemory(_ bytes: UInt64) throws(ReadStop) {
    let (sum, overflow) = heldBytes.addingReportingOverflow(bytes)
    if overflow || sum > options.budget.memory { throw .budget(.memory) }
  }

  /// For what a reader keeps until it releases it.
  func hold(_ bytes: UInt64) throws(ReadStop) {
    try checkMemory(bytes)
    heldBytes += bytes
  }

  func release(_ bytes: UInt64) { heldBytes -= min(heldBytes, bytes) }

  private func spend(
    _ amount: UInt64, of most: UInt64, in account: inout UInt64, _ kind: ScanBudget.Kind
  ) throws(ReadStop) {
    let (sum, overflow) = account.addingReportingOverflow(amount)
    guard !overflow, sum <= most else { throw .budget(kind) }
    account = sum
  }
}

extension ScanBudget {
  fileprivate static var none: Self {
    var budget = Self()
    budget.expandedBytes = 0
    budget.decoding = 0
    budget.members = 0
    budget.steps = 0
    return budget
  }
}
