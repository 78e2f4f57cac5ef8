// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the header of an array says of its data.
struct NumPyHeader {
  /// Why numpy would refuse it, or why nothing follows from it.
  struct Refusal: Error {
    let rule: String
    let message: String
    /// In the text of the header.
    var offset = 0
  }

  let type: NumPyDescription
  let shape: [UInt64]
  /// All elements together; 0 for objects, whose pickle has a length of its own.
  let dataBytes: UInt64
  /// `fortran_order` is True or False.
  let hasOrder: Bool

  init(_ text: [UInt8], encoding: PythonLiteral.Encoding) throws(Refusal) {
    let values = try Self.values(text, encoding)
    guard let type = values["descr"].flatMap(NumPyDescription.init) else {
      throw Refusal(rule: "descr", message: "descr is no type that numpy writes")
    }
    let numbers = try Self.shape(values["shape"])
    self.type = type
    shape = numbers
    dataBytes = try Self.bytes(of: type, numbers)
    if case .bool = values["fortran_order"] { hasOrder = true } else { hasOrder = false }
  }

  /// By the three keys that there must be.
  private static func values(
    _ text: [UInt8], _ encoding: PythonLiteral.Encoding
  ) throws(Refusal) -> [String: PythonLiteral] {
    let literal: PythonLiteral
    do throws(PythonLiteral.SyntaxError) {
      literal = try PythonLiteral(parsing: text, encoding: encoding)
    } catch {
      throw Refusal(
        rule: "header", message: "the header is no literal of Python: \(error.message)",
        offset: error.offset)
    }
    guard case .dictionary(let entries) = literal else {
      throw Refusal(rule: "header", message: "the header is no dictionary")
    }
    let keys = entries.map { $0.key.text ?? "?" }
    guard keys.sorted() == ["descr", "fortran_order", "shape"] else {
      let list = keys.prefix(8).joined(separator: ", ").excerpt
      throw Refusal(
        rule: "keys",
        message: "the header has \(list), not exactly descr, fortran_order and shape")
    }
    return Dictionary(zip(keys, entries.map(\.value))) { first, _ in first }
  }

  private static func shape(_ literal: PythonLiteral?) throws(Refusal) -> [UInt64] {
    guard case .tuple(let literals) = literal else {
      throw Refusal(rule: "shape", message: "shape is no tuple")
    }
    var numbers: [UInt64] = []
    for literal in literals {
      guard case .integer(let number) = literal, let size = UInt64(exactly: number) else {
        throw Refusal(rule: "shape", message: "shape holds no integers from 0 on")
      }
      numbers.append(size)
    }
    return numbers
  }

  private static func bytes(
    of type: NumPyDescription, _ shape: [UInt64]
  ) throws(Refusal) -> UInt64 {
    var product: UInt64 = 1
    for factor in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      guard !overflow, next < UInt64(Int64.max) else {
        throw Refusal(rule: "shape-overflow", message: "its shape has 2^63 elements or more")
      }
      product = next
    }
    let (bytes, overflow) = product.multipliedReportingOverflow(by: type.bytes)
    guard !overflow else {
      throw Refusal(rule: "shape-overflow", message: "its shape takes more than 2^64 bytes")
    }
    return type.hasObjects ? 0 : bytes
  }
}
