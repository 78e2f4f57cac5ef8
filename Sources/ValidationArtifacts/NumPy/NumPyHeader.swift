// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What the header of an array says of its data.
struct NumPyHeader {
  let type: NumPyDescription
  let shape: [UInt64]
  /// All elements together; 0 for objects, whose pickle has a length of its own.
  let dataBytes: UInt64

  /// Nil, with faults, where numpy would refuse it, or where nothing follows from it.
  init?(_ text: [UInt8], encoding: PythonLiteral.Encoding, at place: UInt64, _ scan: ArtifactScan) {
    func fault(_ rule: String, _ message: String) {
      scan.fault("npy.\(rule)", message, offset: place)
    }
    let literal: PythonLiteral
    do throws(PythonLiteral.SyntaxError) {
      literal = try PythonLiteral(parsing: text, encoding: encoding)
    } catch {
      scan.fault(
        "npy.header", "the header is no literal of Python: \(error.message)",
        offset: place + UInt64(error.offset))
      return nil
    }
    guard case .dictionary(let entries) = literal else {
      fault("header", "the header is no dictionary")
      return nil
    }
    let keys = entries.map { $0.key.text ?? "?" }
    guard keys.sorted() == ["descr", "fortran_order", "shape"] else {
      let list = keys.prefix(8).joined(separator: ", ").excerpt
      fault("keys", "the header has \(list), not exactly descr, fortran_order and shape")
      return nil
    }
    func value(_ key: String) -> PythonLiteral {
      entries.first { $0.key.text == key }?.value ?? .none
    }
    if case .bool = value("fortran_order") {
    } else {
      fault("fortran-order", "fortran_order is neither True nor False")
    }
    guard let type = NumPyDescription(value("descr")) else {
      fault("descr", "descr is no type that numpy writes")
      return nil
    }
    self.type = type
    guard case .tuple(let numbers) = value("shape"),
      let shape = numbers.unsignedIntegers
    else {
      fault("shape", "shape is no tuple of integers from 0 on")
      return nil
    }
    self.shape = shape
    guard let count = numbers.elementCount, count < UInt64(Int64.max) else {
      fault("shape-overflow", "its shape has 2^63 elements or more")
      return nil
    }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: type.bytes)
    guard !overflow else {
      fault("shape-overflow", "its shape takes more than 2^64 bytes")
      return nil
    }
    dataBytes = type.hasObjects ? 0 : bytes
  }
}

extension [PythonLiteral] {
  fileprivate var unsignedIntegers: [UInt64]? {
    var numbers: [UInt64] = []
    for literal in self {
      guard case .integer(let number) = literal, let size = UInt64(exactly: number) else {
        return nil
      }
      numbers.append(size)
    }
    return numbers
  }
}
