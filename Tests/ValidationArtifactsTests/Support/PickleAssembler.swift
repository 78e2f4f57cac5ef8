// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Writes pickles operator by operator: `[.proto(4), .global("os", "system"), .stop].bytes`.
struct PickleAssembler {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func op(_ opcode: PickleOpcode, _ operand: [UInt8] = []) -> Self {
    Self([opcode.rawValue] + operand)
  }

  static func raw(_ bytes: [UInt8]) -> Self { Self(bytes) }
  static func proto(_ number: UInt8) -> Self { op(.proto, [number]) }
  static func frame(_ length: UInt64) -> Self { op(.frame, number(length)) }
  static func text(_ text: String) -> Self {
    op(.shortBinUnicode, [UInt8(text.utf8.count)] + text.utf8)
  }
  static func global(_ module: String, _ name: String) -> Self {
    op(.global, Array("\(module)\n\(name)\n".utf8))
  }
  static func stackGlobal(_ module: String, _ name: String) -> Self {
    Self(text(module).bytes + text(name).bytes + op(.stackGlobal).bytes)
  }
  static func line(_ opcode: PickleOpcode, _ line: String) -> Self {
    op(opcode, Array("\(line)\n".utf8))
  }
  static func int(_ value: Int32) -> Self { op(.binInt, number(UInt32(bitPattern: value))) }
  static func put(_ key: UInt8) -> Self { op(.binPut, [key]) }
  static func get(_ key: UInt8) -> Self { op(.binGet, [key]) }

  static let mark = op(.mark)
  static let stop = op(.stop)
  static let none = op(.none)
  static let tuple = op(.tuple)
  static let reduce = op(.reduce)
  static let build = op(.build)

  /// What every attack here would run; no test loads anything.
  static let payload = Self(
    global("os", "system").bytes + text("true").bytes + op(.tuple1).bytes + reduce.bytes)

  private static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian, Array.init)
  }
}

extension [PickleAssembler] {
  var bytes: [UInt8] { flatMap(\.bytes) }
}
