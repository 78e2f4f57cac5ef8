// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension PickleMachine {
  mutating func makeObject(_ opcode: PickleOpcode, _ operand: Range<UInt64>) throws(ReadStop) {
    switch opcode {
    case .global: push(try importLines(operand))
    case .stackGlobal:
      let (name, module) = (pop(), pop())
      push(try resolve(try text(module), try text(name)))
    case .inst:
      let callee = try importLines(operand)
      let arguments = popToMark()
      try call(callee, record.tuple(arguments))
    case .obj:
      let values = popToMark()
      try call(values.first ?? .opaque, record.tuple(values.dropFirst()))
    case .reduce, .newObj:
      let arguments = pop()
      try call(pop(), arguments)
    case .newObjEx:
      _ = pop()
      let arguments = pop()
      try call(pop(), arguments)
    case .build: try build()
    case .persID:
      push(makePersistent(.text(at: operand.lowerBound, count: UInt64(operand.count), .utf8)))
    case .binPersID: push(makePersistent(pop()))
    default: pushExtension(operandNumber)
    }
  }

  // MARK: imports

  private mutating func importLines(_ operand: Range<UInt64>) throws(ReadStop) -> PickleValue {
    guard operand.count <= Int(PickleText.longest) * 2 else { return try resolve(nil, nil) }
    try scan.spend(steps: UInt64(operand.count) / Self.bytesAStep)
    let lines = try bytes(operand).split(separator: 0x0a, omittingEmptySubsequences: false)
    guard lines.count == 2 else { return try resolve(nil, nil) }
    let names = lines.map { line in
      String(validating: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
    }
    return try resolve(names[0], names[1])
  }

  private mutating func resolve(_ module: String?, _ name: String?) throws(ReadStop) -> PickleValue
  {
    guard let module, let name else {
      attack(
        "import-unresolved",
        "an import whose module or name is no literal text: it cannot be told what is imported")
      return .unresolved
    }
    pay(Self.stepsOfAnImport)
    guard let index = record.reference(module, name, at: opcodeOffset) else {
      throw .budget(.memory)
    }
    return .global(index)
  }

  private mutating func pushExtension(_ code: UInt64) {
    attack(
      "pickle-extension",
      "extension code \(code) stands for an import in a registry of the process that loads it, which the "
        + "same file can fill first")
    push(.unresolved)
  }

  // MARK: calls

  private mutating func call(
    _ callee: PickleValue, _ arguments: PickleValue
  ) throws(ReadStop) {
    pay(Self.stepsOfACall)
    let callee = record.moduleClass(of: callee) ?? callee
    guard callee.kind == .global else {
      if callee.kind != .unresolved {
        attack(
          "pickle-call",
          "it calls an object that it made itself: which code that runs cannot be told")
      }
      return push(.opaque)
    }
    let global = Int(callee.place)
    guard record.references.indices.contains(global) else { return push(.opaque) }
    record.references[global].isCalled = true
    if !record.isFaulty { record.hasSoundCall = true }
    if let found = try explain(global, arguments) { return push(found) }
    let isKept =
      (Self.keepsArguments(record.references[global]) || record.mentionsArrayWrapper(arguments))
      && record.calls.count < PickleRecord.mostCalls
    if isKept {
      record.calls.append(
        PickleRecord.Call(global: global, arguments: arguments, offset: opcodeOffset))
    }
    let result = PickleValue.result(of: global, call: isKept ? record.calls.count - 1 : nil)
    if isKept { try noteBufferArray(result) }
    push(result)
  }

  private static func keepsArguments(_ callee: PickleRecord.Reference) -> Bool {
    switch callee.module {
    case "torch._utils", "torch._tensor": true
    case "numpy": callee.name == "dtype"
    default: callee.isArrayWrapper || callee.isArrayMaker || callee.isBufferArrayMaker
    }
  }

  private mutating func build() throws(ReadStop) {
    let state = pop()
    guard let target = top() else { return fault("stack", "BUILD has nothing to build") }
    checkTarget(target, "sets attributes of")
    if let call = target.callIndex, record.calls.indices.contains(call) {
      record.calls[call].state = state
    }
    if record.followsArguments {
      try explainNative(target, state)
      try noteRebuiltArray(target, state)
    }
    if knowsArrays, record.isArrayWrapper(target) {
      try skipArray(of: target, describedBy: state)
    }
  }

  private mutating func makePersistent(_ value: PickleValue) -> PickleValue {
    guard record.persistentIDs.count < PickleRecord.mostCalls else { return .opaque }
    record.persistentIDs.append(value)
    return .persistent(record.persistentIDs.count - 1)
  }
}

extension PickleRecord {
  /// `module:name` of the import that a value is.
  func name(of value: PickleValue) -> String? {
    guard let index = value.globalIndex, references.indices.contains(index) else { return nil }
    return "\(references[index].module):\(references[index].name)"
  }

  /// Old files of PyTorch name a class with its source: `('module', torch.nn.Linear, path, source)`.
  func moduleClass(of value: PickleValue) -> PickleValue? {
    guard value.kind == .persistent, value.place < UInt64(persistentIDs.count),
      let parts = elements(of: persistentIDs[Int(value.place)]).map(Array.init), parts.count == 4,
      parts[0].kind == .text, parts[1].kind == .global
    else { return nil }
    return parts[1]
  }

  /// Of the callee; nil for what is no kept call.
  func callee(of value: PickleValue) -> Reference? {
    guard value.kind == .result, let index = value.globalIndex, references.indices.contains(index)
    else { return nil }
    return references[index]
  }

  /// Made by a call of its class, or by whatever is given the class: `copyreg._reconstructor` and its kin.
  func isArrayWrapper(_ value: PickleValue) -> Bool {
    guard let callee = callee(of: value) else { return false }
    if callee.isArrayWrapper { return true }
    guard let call = value.callIndex, calls.indices.contains(call) else { return false }
    return mentionsArrayWrapper(calls[call].arguments)
  }

  func mentionsArrayWrapper(_ arguments: PickleValue) -> Bool {
    guard importsArrayWrapper, let elements = elements(of: arguments) else { return false }
    return elements.contains { value in
      value.kind == .global && references.indices.contains(Int(value.place))
        && references[Int(value.place)].isArrayWrapper
    }
  }

  /// A storage, or a tensor that is made of one.
  func isTorchData(_ value: PickleValue) -> Bool {
    if value.kind == .persistent { return true }
    guard let callee = callee(of: value) else { return false }
    return callee.module == "torch._utils" && callee.name.hasPrefix("_rebuild_")
  }
}

extension PickleRecord.Reference {
  var isArrayWrapper: Bool {
    name == "NumpyArrayWrapper"
      && (module == "joblib.numpy_pickle" || module == "sklearn.externals.joblib.numpy_pickle")
  }
}
