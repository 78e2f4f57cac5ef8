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
    /// One of its objects was given what is not known to be harmless.
    var isBeyondExplanation = false
    var isExplained: Bool {
      plainCalls > 0 && plainCalls == appearances && !isBeyondExplanation
    }
    /// By a stream that had no fault until then.
    var isSound = false
  }

  /// A call whose arguments matter to a format: the tensors of PyTorch, the types of NumPy.
  struct Call: Hashable {
    let global: Int
    let arguments: PickleValue
    let offset: UInt64
    /// What BUILD gave to the result last.
    var state: PickleValue?
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
  private var dictionaries: [PickleDictionary] = []
  private var dictionariesMade = 0
  /// Something was imported whose arguments matter, or the format is one of those.
  private(set) var followsArguments: Bool
  private(set) var importsArrayWrapper = false
  /// Faults and attacks that are no import.
  var findings: [FindingDraft] = []
  /// Arrays between the operators.
  var arrayCount = 0
  /// Of NumPy, whose type and shape are told.
  private(set) var arrays: [PickledArray] = []
  private(set) var hasMoreArrays = false
  /// An operator found its bytes, stack or memo wrong: loaders end there.
  var isFaulty = false
  /// An import was called before any fault.
  var hasSoundCall = false
  private var nameBytes: UInt64 = 0

  static let mostReferences = 20_000
  static let mostCalls = 200_000
  static let mostCells = 2_000_000
  /// Kept at one time: what a state is made of stands right before it is used.
  static let mostDictionaries = 4_096
  static let mostFindings = 200
  static let mostNameBytes: UInt64 = 16 << 20

  init(followsArguments: Bool = false) { self.followsArguments = followsArguments }

  /// In memory, roughly.
  var keptBytes: UInt64 {
    nameBytes
      + UInt64(
        // Lists are copied when they grow.
        32 * cells.count + 2 * MemoryLayout<Call>.stride * calls.count + 32 * persistentIDs.count
          + 1_024 * dictionaries.count + 256 * references.count
          + PickledArray.keptBytes * arrays.count)
  }

  mutating func note(_ array: PickledArray) {
    if arrays.count < ArtifactScan.mostEntries {
      arrays.append(array)
    } else {
      hasMoreArrays = true
    }
  }

  /// Index of the import; each is kept once. Nil where there are too many.
  mutating func reference(_ module: String, _ name: String, at offset: UInt64) -> Int? {
    let key = "\(module)\n\(name)"
    if let place = places[key] { return place }
    let bytes = nameBytes + 2 * UInt64(key.utf8.count)
    guard references.count < Self.mostReferences, bytes <= Self.mostNameBytes else { return nil }
    nameBytes = bytes
    places[key] = references.count
    if !followsArguments { followsArguments = Self.matters(module) }
    references.append(Reference(module: module, name: name, offset: offset, isSound: !isFaulty))
    if references[references.count - 1].isArrayWrapper { importsArrayWrapper = true }
    return references.count - 1
  }

  /// Modules whose callables say with their arguments what bytes a file holds.
  private static func matters(_ module: String) -> Bool {
    [
      "__builtin__", "builtins", "copy_reg", "copyreg", "functools", "joblib", "numpy", "sklearn",
      "torch",
    ].contains {
      module == $0 || module.hasPrefix($0 + ".")
    }
  }

  mutating func tuple(_ elements: some Collection<PickleValue>) -> PickleValue {
    guard followsArguments else { return .tuple(at: 0, count: Int(UInt32.max)) }
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

  // MARK: dictionaries

  mutating func makeDictionary() -> PickleValue {
    let place = dictionariesMade % Self.mostDictionaries
    if place < dictionaries.count {
      dictionaries[place] = PickleDictionary()
    } else {
      dictionaries.append(PickleDictionary())
    }
    dictionariesMade += 1
    return .dictionary(dictionariesMade - 1)
  }

  mutating func put(_ key: PickleValue, _ value: PickleValue, into target: PickleValue) {
    if let place = place(of: target) { dictionaries[place].put(key, value) }
  }

  /// Something was done to it that is not followed.
  mutating func forget(_ target: PickleValue) {
    if let place = place(of: target) { dictionaries[place].isComplete = false }
  }

  /// Nil for what is no dictionary, or not known in full.
  func entries(of value: PickleValue) -> [PickleDictionary.Entry]? {
    guard let place = place(of: value), dictionaries[place].isComplete else { return nil }
    return dictionaries[place].entries
  }

  private func place(of value: PickleValue) -> Int? {
    guard value.kind == .dictionary, let number = Int(exactly: value.place),
      number < dictionariesMade, dictionariesMade - number <= dictionaries.count
    else { return nil }
    return number % Self.mostDictionaries
  }

  mutating func note(_ finding: FindingDraft) {
    if findings.count < Self.mostFindings { findings.append(finding) }
  }
}
