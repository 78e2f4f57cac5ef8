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
  private(set) var contents = ArtifactContents()
  /// Names that lead to what is being read, outermost first.
  var members: [String] = []
  /// Where the file, and each of these, stand in the contents; nil for what is not listed there.
  var places: [Int?] = [nil]
  /// Under which the bytes being read stand: of the file, or of the innermost member.
  var name = ""
  private var log = FindingLog()
  private var spent = ScanBudget.none
  private var ledger: TensorLedger

  /// Entries kept of each list in the contents.
  static let mostEntries = 100_000
  private static let stepsOfATensor: UInt64 = 32
  private static let stepsOfAFinding: UInt64 = 10

  /// - Parameter file: the outermost source, where it is a file.
  init(options: ScanOptions, companions: any Companions, file: ArtifactFile? = nil) {
    self.options = options
    self.outerCompanions = companions
    ledger = TensorLedger(file: file, freeBytes: options.budget.expandedBytes)
  }

  /// For trying a reader whose findings are thrown away; it may not cost much.
  convenience init(trial options: ScanOptions) {
    var options = options
    options.budget.steps = min(options.budget.steps, 2_000_000)
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
    log.record(draft, members: members)
  }

  func record(_ fault: StructureFault) { record(.fault(fault)) }

  /// A broken rule of a format, `structure.<format>.<fault>`, of high severity.
  func fault(
    _ rule: String, _ message: String, offset: UInt64? = nil, subject: String? = nil
  ) {
    record(
      FindingDraft("structure.\(rule)", .high, message, offset: offset, subject: subject))
  }

  // MARK: contents

  func setKind(_ kind: ArtifactKind) {
    if members.isEmpty { contents.kind = kind }
    if let place = places.last ?? nil { contents.members[place].kind = kind }
  }

  func note(member size: UInt64, kind: ArtifactKind) {
    let place = contents.members.count
    keep(.init(path: members, kind: kind, size: size), \.members)
    places[places.count - 1] = place < contents.members.count ? place : nil
  }

  func note(_ reference: ArtifactContents.Import) { keep(reference, \.imports) }

  func note(_ port: ArtifactContents.Port) { keep(port, \.ports) }

  func note(metadata key: String, _ value: String) {
    keep(.init(key: key.excerpt, value: value.excerpt), \.metadata)
  }

  /// The data, where they stand in this file, are searched for NaN, infinities and zeros when the
  /// options ask for it and the element type is one of numbers.
  func note(
    tensor name: String, dtype: String, shape: [UInt64], element: ElementType?,
    data: (any ByteSource)?
  ) throws(ReadStop) {
    try note(
      tensor: name, dtype: dtype, shape: shape, layout: element.map { NumberLayout(element: $0) },
      data: data)
  }

  /// The same for numbers that do not stand side by side in the machine's order.
  func note(
    tensor name: String, dtype: String, shape: [UInt64], layout: NumberLayout?,
    data: (any ByteSource)?
  ) throws(ReadStop) {
    try spend(steps: Self.stepsOfATensor)
    try checkMemory(ledger.keptBytes)
    let tensor = ArtifactContents.Tensor(
      name: name.excerpt, dtype: dtype, shape: shape, members: members, byteCount: data?.size)
    keep(tensor, \.tensors)
    guard options.examinesWeights, let layout, let data else { return }
    let isAdmitted: Bool
    do throws(ArtifactReadError) {
      isAdmitted = try ledger.note(tensor, layout: layout, data: data, judge)
    } catch {
      throw .unreadable(error)
    }
    if !isAdmitted { record(.sharedTooOften(tensor)) }
  }

  /// Last step of a scan: the one pass over the file that all its tensors waited for.
  func searchValues(consumer: ValuePass.Consumer?) throws(ReadStop) {
    do throws(ArtifactReadError) {
      try ledger.search(consumer: consumer, judge)
    } catch {
      throw .unreadable(error)
    }
  }

  private func judge(_ tensor: TensorStatistics) {
    for draft in tensor.drafts { log.record(draft, members: tensor.members) }
  }

  private func keep<Entry>(
    _ entry: Entry, _ list: WritableKeyPath<ArtifactContents, [Entry]>
  ) {
    if contents[keyPath: list].count < Self.mostEntries {
      contents[keyPath: list].append(entry)
    } else {
      contents.isCut = true
    }
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
  }

  /// For what a reader is about to keep at one time.
  func checkMemory(_ bytes: UInt64) throws(ReadStop) {
    if bytes > options.budget.memory { throw .budget(.memory) }
  }

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
    budget.members = 0
    budget.steps = 0
    return budget
  }
}

extension FindingDraft {
  fileprivate static func sharedTooOften(_ tensor: ArtifactContents.Tensor) -> Self {
    .unjudged(
      "structure.budget-exceeded",
      "so many tensors share their bytes that the values of \"\(tensor.name)\" were not searched",
      remedy: "find out why the tensors overlap before anybody loads the file")
  }
}
