// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Operators of pickles as bytes; a pickle is its operators one after the other.
enum PickleWriter {
  static let (reduce, stop, mark, memoize, emptyTuple, emptyDict):
    (
      [UInt8], [UInt8], [UInt8], [UInt8], [UInt8], [UInt8]
    ) = ([0x52], [0x2e], [0x28], [0x94], [0x29], [0x7d])
  static let (none, pop, dup, tuple1, stackGlobal, build):
    (
      [UInt8], [UInt8], [UInt8], [UInt8], [UInt8], [UInt8]
    ) = ([0x4e], [0x30], [0x32], [0x85], [0x93], [0x62])

  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func global(_ module: String, _ name: String) -> [UInt8] {
    ascii("c\(module)\n\(name)\n")
  }

  /// BINUNICODE.
  static func text(_ text: String) -> [UInt8] {
    [0x58] + number(UInt32(text.utf8.count)) + ascii(text)
  }

  /// SHORT_BINUNICODE.
  static func short(_ text: String) -> [UInt8] { [0x8c, UInt8(text.utf8.count)] + ascii(text) }

  /// BININT.
  static func integer(_ value: Int32) -> [UInt8] { [0x4a] + number(value) }

  static func put(_ key: UInt8) -> [UInt8] { [0x71, key] }
  static func get(_ key: UInt8) -> [UInt8] { [0x68, key] }
  static func frame(_ count: UInt64) -> [UInt8] { [0x95] + number(count) }
  static func proto(_ number: UInt8) -> [UInt8] { [0x80, number] }

  static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian, Array.init)
  }

  /// Protocol 2, the operators, and STOP.
  static func pickle(_ operators: [UInt8]..., protocol version: UInt8 = 2) -> [UInt8] {
    proto(version) + operators.flatMap { $0 } + stop
  }

  /// `os.system("id")`.
  static let call = global("os", "system") + text("id") + tuple1 + reduce

  /// Joblib's wrapper of an array of one dimension; its bytes follow.
  static func arrayWrapper(_ type: String, count: Int32, aligned: Bool = false) -> [UInt8] {
    let typed = global("numpy", "dtype") + text(type) + [0x89, 0x88, 0x87] + reduce
    let shape = text("shape") + integer(count) + tuple1
    let alignment = aligned ? text("numpy_array_alignment_bytes") + [0x4b, 16] : []
    return global("joblib.numpy_pickle", "NumpyArrayWrapper") + emptyTuple + [0x81] + emptyDict
      + mark + text("dtype") + typed + shape + alignment + [0x75] + build
  }
}
