// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Follows one pickle, from its first operator to STOP, without making any of its objects.
///
/// A stack and a memo of abstract values, as the unpickler has them: neighbouring operators prove nothing,
/// since names can come from the memo, from a duplicate, or after decoys were thrown away. After a fault in
/// the objects (a missing memo key, an empty stack) it goes on, since readers differ there; after one in the
/// bytes it cannot.
struct PickleMachine {
  /// How a stream ended.
  enum Ending: Hashable {
    /// Offset behind STOP.
    case stopped(at: UInt64)
    case broken
  }

  let source: any ByteSource
  let scan: ArtifactScan
  var cursor: ByteCursor
  var record: PickleRecord
  var stack: ContiguousArray<PickleValue> = []
  /// Heights of the stack at each MARK.
  var marks: ContiguousArray<Int> = []
  var memo = PickleMemo()
  var proto: UInt8 = 0
  /// By where they stand: names that are used again and again, far from where they are spelt.
  var farTexts: [UInt64: String] = [:]
  /// Where the current frame ends; the offset itself where there is none.
  var frameEnd: UInt64 = 0
  /// Of the operator that is followed.
  var opcodeOffset: UInt64 = 0
  /// Joblib's arrays stand between the operators; a plain unpickler takes their bytes for operators.
  var knowsArrays = true
  /// What others keep while this one runs: the machine around it, streams before it.
  var bytesElsewhere: UInt64 = 0
  /// For a trial, whose only question is what runs before the first fault.
  var endsAtFault = false
  /// Paid for and not yet used.
  var steps: UInt64 = 0
  /// Value of an operand of fixed width, little-endian.
  var operandNumber: UInt64 = 0
  /// Of a line of digits; nil for one that is no number, or none of 64 bits.
  var operandDecimal: Int64?

  private static let stepsAtOnce: UInt64 = 1_024
  /// Of an operator that imports: texts are decoded and looked up.
  static let stepsOfAnImport: UInt64 = 8
  /// Of one that calls what it was given.
  static let stepsOfACall: UInt64 = 3
  /// Of a text that is read again from where it stands, far back.
  static let stepsOfAFarText: UInt64 = 10
  /// Of a literal that is looked through byte by byte.
  static let bytesAStep: UInt64 = 16

  init(_ source: any ByteSource, from start: UInt64, to end: UInt64, scan: ArtifactScan) {
    self.source = source
    self.scan = scan
    record = PickleRecord()
    cursor = ByteCursor(source, from: start, to: end)
  }

  /// Whatever it throws, the record holds what was seen before.
  mutating func run() throws(ReadStop) -> Ending {
    while true {
      opcodeOffset = cursor.offset
      if steps == 0 {
        try scan.spend(steps: Self.stepsAtOnce)
        try scan.checkMemory(bytesElsewhere + keptBytes)
        steps = Self.stepsAtOnce
      }
      steps -= 1
      if endsAtFault, record.isFaulty { return .broken }
      guard !cursor.atEnd else { return broken("no-stop", "the stream ends without STOP") }
      let byte = try cursor.u8()
      guard let opcode = PickleOpcode.byByte[Int(byte)] else {
        return broken("opcode", "byte 0x\(String(byte, radix: 16)) is no operator")
      }
      if opcode == .stop { return .stopped(at: cursor.offset) }
      let operand: Range<UInt64>
      do throws(ReadStop) {
        operand = try readOperand(of: opcode)
      } catch .endOfBytes(let place) {
        return broken("truncated", "the operand of \(opcode) ends beyond byte \(place)")
      }
      checkFrame()
      try execute(opcode, operand)
    }
  }

  /// In memory, roughly: stack and marks are copied when they grow, the memo is not.
  var keptBytes: UInt64 {
    UInt64(stack.count * 32 + marks.count * 16) + memo.keptBytes + record.keptBytes
  }

  /// For an operator that costs more than its step.
  mutating func pay(_ more: UInt64) { steps -= min(steps, more) }

  /// Bytes of the operand, without the line feed or the length; consumed and mostly not read.
  @inline(__always)
  mutating func readOperand(of opcode: PickleOpcode) throws(ReadStop) -> Range<UInt64> {
    let width = Int(PickleOpcode.fixedWidth[Int(opcode.rawValue)])
    guard width < PickleOpcode.noFixedWidth else { return try readVariable(opcode) }
    let start = cursor.offset
    var value: UInt64 = 0
    for place in 0..<width { value |= UInt64(try cursor.u8()) << (place &* 8) }
    operandNumber = value
    return start..<cursor.offset
  }

  private mutating func readVariable(_ opcode: PickleOpcode) throws(ReadStop) -> Range<UInt64> {
    switch opcode.operand {
    case .nothing, .fixed: return cursor.offset..<cursor.offset
    case .counted(let width):
      var length: UInt64 = 0
      for place in 0..<width { length |= UInt64(try cursor.u8()) << (place * 8) }
      let start = cursor.offset
      try cursor.skip(length)
      return start..<cursor.offset
    case .line: return opcode.isDecimalLine ? try readDecimalLine() : try skipLine()
    case .twoLines:
      let start = cursor.offset
      _ = try skipLine()
      return start..<(try skipLine()).upperBound
    }
  }

  private mutating func skipLine() throws(ReadStop) -> Range<UInt64> {
    let start = cursor.offset
    guard try cursor.skipLine() else { throw .endOfBytes(at: cursor.end) }
    try scan.spend(steps: (cursor.offset - start) / Self.bytesAStep)
    return start..<cursor.offset - 1
  }

  private mutating func readDecimalLine() throws(ReadStop) -> Range<UInt64> {
    let start = cursor.offset
    var line = DecimalLine()
    while true {
      let byte = try cursor.u8()
      if byte == 0x0a { break }
      line.append(byte)
      if (cursor.offset - start) % Self.bytesAStep == 0 { try scan.spend() }
    }
    operandDecimal = line.value
    return start..<cursor.offset - 1
  }

  mutating func broken(_ rule: String, _ message: String) -> Ending {
    fault(rule, message)
    return .broken
  }

  mutating func fault(_ rule: String, _ message: String) {
    record.isFaulty = true
    // A hostile file can have millions: what is not kept is not worded.
    guard record.findings.count < PickleRecord.mostFindings else { return }
    record.note(
      FindingDraft(
        "structure.pickle.\(rule)", .high, "\(message); what stands before it has run by then",
        offset: opcodeOffset))
  }

  mutating func attack(
    _ rule: String, _ message: @autoclosure () -> String, remedy: String? = nil
  ) {
    guard record.findings.count < PickleRecord.mostFindings else { return }
    record.note(
      FindingDraft(
        "safety.\(rule)", .high, message(), offset: opcodeOffset,
        remedy: remedy ?? "do not load it; ask its author for safetensors or ONNX"))
  }

  // MARK: frames

  /// Readers in C took what lies behind a frame for a part of it, and those in Python did not (cpython#154848).
  private mutating func checkFrame() {
    guard opcodeOffset < frameEnd, cursor.offset > frameEnd else { return }
    attack(
      "pickle-frame", "an operator crosses the end of its frame: readers disagree on what it means")
    frameEnd = cursor.offset
  }

  mutating func beginFrame(_ length: UInt64) {
    if opcodeOffset < frameEnd {
      attack("pickle-frame", "a frame begins inside a frame: readers disagree on what it means")
    }
    let (end, overflow) = cursor.offset.addingReportingOverflow(length)
    if overflow || end > cursor.end {
      attack("pickle-frame", "a frame of \(length) bytes ends beyond the file")
    }
    frameEnd = overflow ? .max : end
  }
}
