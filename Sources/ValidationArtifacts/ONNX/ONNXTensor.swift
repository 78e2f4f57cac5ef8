// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A TensorProto, but for its data.
struct ONNXTensor {
  var name = ""
  var offset: UInt64 = 0
  var dims: [Int64] = []
  /// As written; zero where it is not.
  var dataType: Int64 = 0
  /// Part of a tensor that others continue: its data are not all.
  var isSegment = false
  var isExternal = false
  var external = ONNXExternalData()
  /// Entries of each typed field; nil where they were not counted.
  var typed: [Int: UInt64?] = [:]
  var raw: ProtobufSpan?

  var element: ONNXElement? { Int(exactly: dataType).flatMap(ONNXElement.init(rawValue:)) }

  var title: String { "tensor \"\(name.excerpt)\"" }

  /// Nil where a dimension is negative, or all together are more than 2^63 − 1.
  var elementCount: UInt64? {
    guard !dims.contains(where: { $0 < 0 }) else { return nil }
    if dims.contains(0) { return 0 }
    var product: Int64 = 1
    for dimension in dims {
      let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      product = next
    }
    return UInt64(product)
  }

  /// Of the data as `raw_data` and files hold them; nil for strings and where it overflows.
  var byteCount: UInt64? {
    guard let count = elementCount, let bits = element?.bits else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: bits)
    return overflow ? nil : product / 8 + (product % 8 == 0 ? 0 : 1)
  }

  var shape: [UInt64] { dims.map { UInt64(max($0, 0)) } }
}
