// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a pickle would do when loaded, as far as it was followed.
struct PickleRecord {
  /// A name that it imports.
  struct Reference: Hashable {
    let module: String
    let name: String
    /// Of the operator that imports it first.
    let offset: UInt64
    var isCalled = false
    /// On the stack.
    var appearances = 0
    /// Of these, calls that do no more than their arguments tell, which are judged themselves.
    var plainCalls = 0
    var isExplained: Bool { plainCalls > 0 && plainCalls == appearances }
    /// By a stream that had no fault until then.
    var isSound = false
  }

  /// A call whose arguments matter to a format: the tensors of PyTorch, the types of NumPy.
  struct Call: Hashable {
    let global: Int
    let arguments: PickleValue
    let offset: UInt64
    /// Key under which the result was put into a dictionary.
    var key = PickleValue.opaque
  }

  var references: [Reference] = []
  private var places: [String: Int] = [:]
  var calls: [Call] = []
  /// Operands of PERSID and BINPERSID.
  var persistentIDs: [PickleValue] = []
  /// Elements of tuples.
  var cells: ContiguousArray<PickleValue> = []
  var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []
  /// Faults and attacks that are no import.
  var findings: [FindingDraft] = []
  var arrayCount = 0
  /// An operator found its bytes, stack or memo wrong: loaders end there.
  var isFaulty = false
  /// An import was called before any fault.
  var hasSoundCall = false
  private var nameBytes: UInt64 = 0
  private(set) var entryCount = 0

  static let mostReferences = 20_000
  static let mostCalls = 200_000
  static let mostCells = 2_000_000
  static let mostDictionaries = 100_000
  static let mostEntries = 24
  static let mostFindings = 200
  static let mostNameBytes: UInt64 = 16 << 20

  /// In memory, roughly.
  var keptBytes: UInt64 {
    nameBytes
      + UInt64(
        16 * cells.count + 64 * calls.count + 16 * persistentIDs.count + 32 * dictionaries.count
          + 32 * entryCount + 96 * references.count)
  }

  /// Index of the import; each is kept once. Nil where there are too many.
  mutating func reference(_ module: String, _ name: String, at offset: UInt64) -> Int? {
    let key = "\(module)\n\(name)"
    if let place = places[key] { return place }
    let bytes = nameBytes + 2 * UInt64(key.utf8.count)
    guard references.count < Self.mostReferences, bytes <= Self.mostNameBytes else { return nil }
    nameBytes = bytes
    places[key] = references.count
    references.append(Reference(module: module, name: name, offset: offset, isSound: !isFaulty))
    return references.count - 1
  }

  mutating func tuple(_ elements: some Collection<PickleValue>) -> PickleValue {
    let kept = elements.prefix(32)
    guard cells.count + kept.count <= Self.mostCells else { return .opaque }
    cells.append(contentsOf: kept)
    return .tuple(at: cells.count - kept.count, count: elements.count)
  }

  /// Nil for what is no tuple, or is longer than any that matters.
  func elements(of value: PickleValue) -> ArraySlice<PickleValue>? {
    guard value.kind == .tuple, value.count <= 32, value.place <= UInt64(cells.count),
      UInt64(value.count) <= UInt64(cells.count) - value.place
    else { return nil }
    let start = Int(value.place)
    return Array(cells[start..<start + Int(value.count)])[...]
  }

  mutating func put(_ key: PickleValue, _ value: PickleValue, into dictionary: Int) {
    guard dictionaries.indices.contains(dictionary),
      dictionaries[dictionary].count < Self.mostEntries
    else { return }
    entryCount += 1
    dictionaries[dictionary].append((key, value))
  }

  mutating func note(_ finding: FindingDraft) {
    if findings.count < Self.mostFindings { findings.append(finding) }
  }
}
