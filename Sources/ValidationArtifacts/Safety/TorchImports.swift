// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Names directly in `torch` that its loader takes with `weights_only` (`torch/_weights_only_unpickler.py`).
enum TorchImports {
  static func contains(_ name: String) -> Bool {
    names.contains(name) || isStorageOrTensor(name)
  }

  /// `FloatStorage`, `BFloat16Tensor`, …
  private static func isStorageOrTensor(_ name: String) -> Bool {
    guard LibraryClasses.isClassName(name) else { return false }
    let types = [
      "BFloat16", "Bool", "Byte", "Char", "ComplexDouble", "ComplexFloat", "Double", "Float",
      "Half",
      "Int", "Long", "QInt32", "QInt8", "QUInt2x4", "QUInt4x2", "QUInt8", "Short", "Untyped",
      "Typed",
    ]
    return ["Storage", "Tensor"].contains { ending in
      name.hasSuffix(ending) && types.contains(String(name.dropLast(ending.count)))
    }
  }

  private static let names: Set<String> = [
    "Size", "Tensor", "device",
    "per_channel_affine", "per_channel_affine_float_qparams", "per_channel_symmetric",
    "per_tensor_affine", "per_tensor_symmetric",
    "bfloat16", "bits16", "bits1x8", "bits2x4", "bits4x2", "bits8", "bool", "cdouble", "cfloat",
    "chalf", "complex128", "complex32", "complex64", "double", "float", "float16", "float32",
    "float4_e2m1fn_x2", "float64", "float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2",
    "float8_e5m2fnuz", "float8_e8m0fnu", "half", "int", "int1", "int16", "int2", "int3", "int32",
    "int4", "int5", "int6", "int64", "int7", "int8", "long", "qint32", "qint8", "quint2x4",
    "quint4x2", "quint8", "short", "uint1", "uint16", "uint2", "uint3", "uint32", "uint4", "uint5",
    "uint6", "uint64", "uint7", "uint8",
  ]

  /// Classes in C++ that PyTorch registers for weights packed for its kernels.
  static func isNativeData(_ name: String) -> Bool {
    let start = "__torch__.torch.classes."
    guard name.hasPrefix(start) else { return false }
    let parts = name.dropFirst(start.count).split(
      separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && ["mkldnn", "quantized", "rnn", "sparse", "xnnpack"].contains(parts[0])
      && LibraryClasses.isClassName(String(parts[1]))
  }

  /// Activations and losses that modules keep as attributes: tensors in, tensors out.
  static func isPureFunction(_ module: String, _ name: String) -> Bool {
    ["torch", "torch._C._nn", "torch.nn.functional"].contains(module) && functions.contains(name)
  }

  private static let functions: Set<String> = [
    "cross_entropy", "elu", "gelu", "hardsigmoid", "hardswish", "hardtanh", "leaky_relu",
    "log_softmax", "logsigmoid", "mish", "mse_loss", "relu", "relu6", "selu", "sigmoid", "silu",
    "softmax", "softplus", "softsign", "tanh",
  ]
}
