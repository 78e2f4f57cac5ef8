// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension PickleMachine {
  mutating func push(_ value: PickleValue) {
    stack.append(value)
    if value.kind == .global, value.place < UInt64(record.references.count) {
      record.references[Int(value.place)].appearances += 1
    }
  }

  /// Nothing below the last MARK can be taken.
  mutating func pop() -> PickleValue {
    guard stack.count > (marks.last ?? 0), let value = stack.popLast() else {
      fault("stack", "an operator takes more from the stack than is there")
      return .opaque
    }
    return value
  }

  func top() -> PickleValue? { stack.count > (marks.last ?? 0) ? stack.last : nil }

  /// POP on nothing but a MARK takes the MARK.
  mutating func discard() {
    if stack.count > (marks.last ?? 0) { stack.removeLast() } else { dropToMark() }
  }

  mutating func dropToMark() {
    if marks.isEmpty { fault("mark", "an operator wants a MARK, and there is none") }
    stack.removeSubrange((marks.popLast() ?? 0)...)
  }

  /// What stands above the last MARK, which goes too.
  mutating func popToMark() -> [PickleValue] {
    guard let mark = marks.popLast() else {
      fault("mark", "an operator wants a MARK, and there is none")
      defer { stack.removeAll(keepingCapacity: true) }
      return Array(stack.suffix(32))
    }
    let values = Array(stack[mark...])
    stack.removeSubrange(mark...)
    return values
  }

  mutating func remember(_ value: PickleValue, at key: UInt64) throws(ReadStop) {
    if !memo.put(value, at: key) { throw .budget(.memory) }
  }

  mutating func recall(_ key: UInt64) {
    guard let value = memo[key] else {
      fault("memo", "the memo has no entry \(key)")
      return push(.opaque)
    }
    push(value)
  }

  // MARK: literals

  /// Nil for what is no literal, or is too long to name anything.
  mutating func text(_ value: PickleValue) throws(ReadStop) -> String? {
    guard value.kind == .text, value.count <= PickleText.longest else { return nil }
    try scan.spend(steps: UInt64(value.count) / Self.bytesAStep)
    if let text = farTexts[value.place] { return text }
    let isFar = !cursor.holds(value.place, count: Int(value.count))
    if isFar { pay(Self.stepsOfAFarText) }
    let bytes = try bytes(value.place..<value.place + UInt64(value.count))
    let text = PickleText.decode(bytes, value.form)
    if isFar, bytes.count <= Self.longestFarText, farTexts.count < Self.mostFarTexts {
      farTexts[value.place] = text
    }
    return text
  }

  private static let longestFarText = 256
  private static let mostFarTexts = 1_024

  /// Of an operand, which lies inside the source.
  func bytes(_ range: Range<UInt64>) throws(ReadStop) -> [UInt8] {
    do throws(ArtifactReadError) {
      return try cursor.bytes(at: range.lowerBound, count: Int(range.count))
    } catch {
      throw .unreadable(error)
    }
  }

  /// Two's complement of any width up to eight bytes; nil beyond.
  func signed(_ range: Range<UInt64>) throws(ReadStop) -> Int64? {
    guard range.count <= 8 else { return nil }
    guard !range.isEmpty else { return 0 }
    let bits = UInt64(range.count) * 8
    let value = try bytes(range).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int64(bitPattern: value << (64 - bits)) >> (64 - bits)
  }
}
