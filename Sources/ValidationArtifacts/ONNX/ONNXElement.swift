// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// `TensorProto.DataType` of onnx 1.23, but UNDEFINED.
enum ONNXElement: Int, Hashable, Sendable, CaseIterable {
  case float = 1
  case uint8, int8, uint16, int16, int32, int64, string, bool, float16, double, uint32, uint64
  case complex64, complex128, bfloat16
  case float8e4m3fn, float8e4m3fnuz, float8e5m2, float8e5m2fnuz
  case uint4, int4, float4e2m1, float8e8m0, uint2, int2, float6e2m3, float6e3m2

  /// As operator schemas spell it.
  var name: String { "\(self)" }

  /// Of one element in `raw_data`, where those of less than eight are packed; nil for strings.
  var bits: UInt64? {
    switch self {
    case .string: nil
    case .uint2, .int2: 2
    case .uint4, .int4, .float4e2m1: 4
    case .float6e2m3, .float6e3m2: 6
    case .uint8, .int8, .bool: 8
    case .float8e4m3fn, .float8e4m3fnuz, .float8e5m2, .float8e5m2fnuz, .float8e8m0: 8
    case .uint16, .int16, .float16, .bfloat16: 16
    case .float, .int32, .uint32: 32
    case .double, .int64, .uint64, .complex64: 64
    case .complex128: 128
    }
  }

  /// The field of a tensor that takes its elements where `raw_data` does not.
  var typedField: Int {
    switch self {
    case .float, .complex64: ONNXMessages.Tensor.floatData
    case .double, .complex128: ONNXMessages.Tensor.doubleData
    case .int64: ONNXMessages.Tensor.int64Data
    case .uint32, .uint64: ONNXMessages.Tensor.uint64Data
    case .string: ONNXMessages.Tensor.stringData
    default: ONNXMessages.Tensor.int32Data
    }
  }

  /// Entries of the typed field for so many elements; nil where the format leaves it open.
  func typedCount(of elements: UInt64) -> UInt64? {
    switch self {
    case .complex64, .complex128:
      let (count, overflow) = elements.multipliedReportingOverflow(by: 2)
      return overflow ? nil : count
    case .uint4, .int4, .float4e2m1, .uint2, .int2, .float6e2m3, .float6e3m2: return nil
    default: return elements
    }
  }

  /// How its numbers are searched; nil for what is no number of whole bytes.
  var elementType: ElementType? {
    switch self {
    case .float: .f32
    case .uint8: .u8
    case .int8: .i8
    case .uint16: .u16
    case .int16: .i16
    case .int32: .i32
    case .int64: .i64
    case .bool: .bool
    case .float16: .f16
    case .double: .f64
    case .uint32: .u32
    case .uint64: .u64
    case .complex64: .c64
    case .complex128: .c128
    case .bfloat16: .bf16
    case .float8e4m3fn: .f8E4M3
    case .float8e4m3fnuz: .f8E4M3FNUZ
    case .float8e5m2: .f8E5M2
    case .float8e5m2fnuz: .f8E5M2FNUZ
    case .float8e8m0: .f8E8M0
    case .string, .uint4, .int4, .float4e2m1, .uint2, .int2, .float6e2m3, .float6e3m2: nil
    }
  }
}
