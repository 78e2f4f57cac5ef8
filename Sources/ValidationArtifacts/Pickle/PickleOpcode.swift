// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Operators of the pickle virtual machine, protocols 0 to 5 (CPython, `Lib/pickle.py` and PEP 574).
enum PickleOpcode: UInt8, CaseIterable {
  case mark = 0x28
  case stop = 0x2e
  case pop = 0x30
  case popMark = 0x31
  case dup = 0x32
  case float = 0x46
  case int = 0x49
  case binInt = 0x4a
  case binInt1 = 0x4b
  case long = 0x4c
  case binInt2 = 0x4d
  case none = 0x4e
  case persID = 0x50
  case binPersID = 0x51
  case reduce = 0x52
  case string = 0x53
  case binString = 0x54
  case shortBinString = 0x55
  case unicode = 0x56
  case binUnicode = 0x58
  case append = 0x61
  case build = 0x62
  case global = 0x63
  case dict = 0x64
  case appends = 0x65
  case get = 0x67
  case binGet = 0x68
  case inst = 0x69
  case longBinGet = 0x6a
  case list = 0x6c
  case obj = 0x6f
  case put = 0x70
  case binPut = 0x71
  case longBinPut = 0x72
  case setItem = 0x73
  case tuple = 0x74
  case setItems = 0x75
  case emptyDict = 0x7d
  case emptyList = 0x5d
  case emptyTuple = 0x29
  case binFloat = 0x47
  case binBytes = 0x42
  case shortBinBytes = 0x43
  case proto = 0x80
  case newObj = 0x81
  case ext1 = 0x82
  case ext2 = 0x83
  case ext4 = 0x84
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case newTrue = 0x88
  case newFalse = 0x89
  case long1 = 0x8a
  case long4 = 0x8b
  case shortBinUnicode = 0x8c
  case binUnicode8 = 0x8d
  case binBytes8 = 0x8e
  case emptySet = 0x8f
  case addItems = 0x90
  case frozenSet = 0x91
  case newObjEx = 0x92
  case stackGlobal = 0x93
  case memoize = 0x94
  case frame = 0x95
  case byteArray8 = 0x96
  case nextBuffer = 0x97
  case readOnlyBuffer = 0x98

  /// What follows the operator in the stream.
  enum Operand: Hashable {
    case nothing
    /// So many bytes.
    case fixed(UInt64)
    /// Up to a line feed.
    case line, twoLines
    /// A length of so many bytes, little-endian, and then so many bytes.
    case counted(UInt64)
  }

  var operand: Operand {
    switch self {
    case .binInt1, .binGet, .binPut, .ext1, .proto: .fixed(1)
    case .binInt2, .ext2: .fixed(2)
    case .binInt, .longBinGet, .longBinPut, .ext4: .fixed(4)
    case .binFloat, .frame: .fixed(8)
    case .float, .int, .long, .string, .unicode, .persID, .get, .put: .line
    case .global, .inst: .twoLines
    case .shortBinString, .shortBinUnicode, .shortBinBytes, .long1: .counted(1)
    case .binString, .binUnicode, .binBytes, .long4: .counted(4)
    case .binUnicode8, .binBytes8, .byteArray8: .counted(8)
    default: .nothing
    }
  }

  /// Its line is a number.
  var isDecimalLine: Bool { [.int, .long, .get, .put].contains(self) }

  static let noFixedWidth = 255

  /// Bytes of the operand by the operator's own byte.
  static let fixedWidth: [UInt8] = (0...255).map { byte -> UInt8 in
    switch PickleOpcode(rawValue: UInt8(byte))?.operand {
    case .nothing: 0
    case .fixed(let count): UInt8(count)
    default: UInt8(noFixedWidth)
    }
  }

  /// By the byte that encodes it; no search on the way through a stream.
  static let byByte: [PickleOpcode?] = (0...255).map { PickleOpcode(rawValue: $0) }
}
