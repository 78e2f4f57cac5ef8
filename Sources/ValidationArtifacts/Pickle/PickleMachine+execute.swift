// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension PickleMachine {
  mutating func execute(_ opcode: PickleOpcode, _ operand: Range<UInt64>) throws(ReadStop) {
    switch opcode {
    case .mark: marks.append(stack.count)
    case .pop: discard()
    case .popMark: dropToMark()
    case .dup: push(top() ?? .opaque)
    case .proto: begin(protocol: UInt8(truncatingIfNeeded: operandNumber))
    case .frame: beginFrame(operandNumber)
    case .none: push(.none)
    case .newTrue, .newFalse, .float, .binFloat, .emptyList, .emptySet, .nextBuffer: push(.opaque)
    case .shortBinBytes, .binBytes, .binBytes8, .byteArray8: push(.bytes(operand))
    case .readOnlyBuffer, .stop: break
    case .binInt: push(.integer(Int64(Int32(truncatingIfNeeded: operandNumber))))
    case .long1, .long4: push(try signed(operand).map(PickleValue.integer) ?? .opaque)
    case .binInt1, .binInt2: push(.integer(Int64(truncatingIfNeeded: operandNumber)))
    case .int, .long: push(operandDecimal.map(PickleValue.integer) ?? .opaque)
    case .string: push(.text(at: operand.lowerBound, count: UInt64(operand.count), .quoted))
    case .unicode:
      push(.text(at: operand.lowerBound, count: UInt64(operand.count), .rawUnicodeEscape))
    case .binString, .shortBinString, .binUnicode, .shortBinUnicode, .binUnicode8:
      push(.text(at: operand.lowerBound, count: UInt64(operand.count), .utf8))
    case .emptyDict, .emptyTuple, .list, .dict, .tuple, .tuple1, .tuple2, .tuple3, .frozenSet:
      try makeContainer(opcode)
    case .append, .appends, .addItems, .setItem, .setItems: try fill(opcode)
    case .put, .binPut, .longBinPut, .memoize, .get, .binGet, .longBinGet:
      try useMemo(opcode)
    case .global, .inst, .stackGlobal, .reduce, .obj, .newObj, .newObjEx, .build, .ext1, .ext2,
      .ext4, .persID, .binPersID:
      try makeObject(opcode, operand)
    }
  }

  private mutating func begin(protocol number: UInt8) {
    if number > 5 { fault("protocol", "protocol \(number) is none: 5 is the latest") }
    proto = number
  }

  private mutating func useMemo(_ opcode: PickleOpcode) throws(ReadStop) {
    switch opcode {
    case .memoize: try remember(top() ?? missing(), at: UInt64(memo.count))
    case .put:
      guard let key = operandDecimal, key >= 0 else {
        return fault("memo", "a key of the memo is no number")
      }
      try remember(top() ?? missing(), at: UInt64(key))
    case .binPut, .longBinPut: try remember(top() ?? missing(), at: operandNumber)
    case .get:
      guard let key = operandDecimal, key >= 0 else {
        fault("memo", "a key of the memo is no number")
        return push(.opaque)
      }
      recall(UInt64(key))
    default: recall(operandNumber)
    }
  }

  private mutating func missing() -> PickleValue {
    fault("stack", "the memo is given something that is not there")
    return .opaque
  }

  // MARK: containers

  private mutating func makeContainer(_ opcode: PickleOpcode) throws(ReadStop) {
    switch opcode {
    case .emptyDict: push(makeDictionary())
    case .dict:
      let values = popToMark()
      let dictionary = makeDictionary()
      push(dictionary)
      try put(values, into: dictionary)
    case .emptyTuple: push(record.tuple([]))
    case .tuple: push(record.tuple(popToMark()))
    case .tuple1: push(record.tuple([pop()]))
    case .tuple2:
      let second = pop()
      push(record.tuple([pop(), second]))
    case .tuple3:
      let (third, second) = (pop(), pop())
      push(record.tuple([pop(), second, third]))
    default:
      dropToMark()
      push(.opaque)
    }
  }

  private mutating func makeDictionary() -> PickleValue {
    record.followsArguments ? record.makeDictionary() : .opaque
  }

  private mutating func fill(_ opcode: PickleOpcode) throws(ReadStop) {
    let values: [PickleValue]
    switch opcode {
    case .append: values = [pop()]
    case .setItem:
      let value = pop()
      values = [pop(), value]
    default: values = popToMark()
    }
    guard let target = top() else { return fault("stack", "there is nothing to add items to") }
    checkTarget(target, "adds items to")
    if opcode == .setItem || opcode == .setItems, record.isTorchData(target) {
      attack(
        "pickle-patch",
        "it sets items of what is a tensor or a storage: with restricted loaders that writes to "
          + "memory (CVE-2026-24747)")
    }
    if opcode == .setItem || opcode == .setItems { try put(values, into: target) }
  }

  /// Keys and values in turn.
  private mutating func put(
    _ values: [PickleValue], into target: PickleValue
  ) throws(ReadStop) {
    for place in stride(from: 0, to: values.count - 1, by: 2) {
      let (key, value) = (values[place], values[place + 1])
      guard key.kind == .text else {
        record.forget(target)
        continue
      }
      if let call = value.callIndex, record.calls.indices.contains(call) {
        record.calls[call].key = key
      }
      record.put(key, value, into: target)
    }
  }

  /// Functions, classes and modules can be changed for the whole process that way.
  mutating func checkTarget(_ target: PickleValue, _ deed: String) {
    guard target.kind == .global || target.kind == .unresolved else { return }
    let name = record.name(of: target) ?? "an import that cannot be resolved"
    attack(
      "pickle-patch",
      "it \(deed) \(name) itself, not one of its objects: that changes code for the whole process")
  }
}
