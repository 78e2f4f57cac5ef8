// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Decodes the literals of a pickle that may name something.
enum PickleText {
  /// Longer ones name nothing.
  static let longest: UInt32 = 4_096

  static func decode(_ bytes: [UInt8], _ form: PickleValue.Form) -> String? {
    switch form {
    case .utf8: String(validating: bytes, as: UTF8.self)
    case .quoted: unquoted(bytes).map { String(decoding: $0, as: UTF8.self) }
    case .rawUnicodeEscape: rawUnicodeEscaped(bytes)
    }
  }

  /// Operand of STRING: quotes of one kind around text with the escapes of Python's byte literals.
  private static func unquoted(_ line: [UInt8]) -> [UInt8]? {
    let bytes = trimmed(line)
    guard bytes.count >= 2, let quote = bytes.first, quote == bytes.last,
      quote == 0x27 || quote == 0x22
    else { return nil }
    var result: [UInt8] = []
    var rest = bytes.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      if byte != 0x5c {
        result.append(byte)
      } else if let escaped = escape(&rest) {
        result.append(contentsOf: escaped)
      } else {
        return nil
      }
    }
    return result
  }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var slice = bytes[...]
    while let last = slice.last, [0x20, 0x09, 0x0d].contains(last) { slice.removeLast() }
    while let first = slice.first, [0x20, 0x09].contains(first) { slice.removeFirst() }
    return slice
  }

  private static func escape(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case 0x0a: return []
    case 0x5c, 0x27, 0x22: return [letter]
    case 0x61: return [0x07]
    case 0x62: return [0x08]
    case 0x66: return [0x0c]
    case 0x6e: return [0x0a]
    case 0x72: return [0x0d]
    case 0x74: return [0x09]
    case 0x76: return [0x0b]
    case 0x78: return digits(&rest, exactly: 2, radix: 16).map { [UInt8(truncatingIfNeeded: $0)] }
    case 0x30...0x37:
      rest = [letter] + rest
      return digits(&rest, upTo: 3, radix: 8).map { [UInt8(truncatingIfNeeded: $0)] }
    default: return [0x5c, letter]
    }
  }

  private static func digits(
    _ rest: inout ArraySlice<UInt8>, exactly count: Int, radix: Int
  ) -> UInt32? {
    let head = rest.prefix(count)
    guard head.count == count, let value = value(of: head, radix: radix) else { return nil }
    rest = rest.dropFirst(count)
    return value
  }

  private static func digits(
    _ rest: inout ArraySlice<UInt8>, upTo count: Int, radix: Int
  ) -> UInt32? {
    let head = rest.prefix(count).prefix { (0x30...0x37).contains($0) }
    rest = rest.dropFirst(head.count)
    return value(of: head, radix: radix)
  }

  private static func value(of digits: ArraySlice<UInt8>, radix: Int) -> UInt32? {
    UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// Python's codec of that name: Latin-1, in which \uXXXX and \UXXXXXXXX alone mean something.
  private static func rawUnicodeEscaped(_ bytes: [UInt8]) -> String? {
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let length = rest.first == 0x75 ? 4 : rest.first == 0x55 ? 8 : 0
      guard byte == 0x5c, length > 0 else {
        scalars.append(Unicode.Scalar(byte))
        continue
      }
      rest.removeFirst()
      guard let value = digits(&rest, exactly: length, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
