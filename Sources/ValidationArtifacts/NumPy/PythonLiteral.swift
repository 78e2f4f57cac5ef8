// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A literal of Python, as the header of an array is written; nothing is ever evaluated.
indirect enum PythonLiteral: Hashable, Sendable {
  case dictionary([Entry])
  case tuple([PythonLiteral])
  case list([PythonLiteral])
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case none

  struct Entry: Hashable, Sendable {
    let key: PythonLiteral
    let value: PythonLiteral
  }

  /// No literal that an array's header may hold.
  struct SyntaxError: Error, Hashable {
    let message: String
    /// From the beginning of the text.
    let offset: Int
  }

  /// Throws where anything but white space follows the literal.
  init(parsing text: [UInt8], encoding: Encoding) throws(SyntaxError) {
    var parser = PythonLiteralParser(text, encoding: encoding)
    self = try parser.value()
    parser.skipSpace()
    guard parser.atEnd else { throw parser.error("something follows the literal") }
  }

  enum Encoding { case latin1, utf8 }

  var text: String? { if case .string(let text) = self { text } else { nil } }
}
