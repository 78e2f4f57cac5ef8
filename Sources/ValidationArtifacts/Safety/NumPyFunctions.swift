// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Functions of arrays that transformers keep as attributes: numbers in, numbers out.
enum NumPyFunctions {
  static func contains(_ module: String, _ name: String) -> Bool {
    modules.contains(module) && functions.contains(name)
  }

  /// Where versions 1 and 2 say that their universal functions come from.
  private static let modules: Set<String> = [
    "numpy", "numpy._core._multiarray_umath", "numpy.core._multiarray_umath",
  ]

  private static let functions: Set<String> = [
    "abs", "absolute", "add", "arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctanh", "cbrt",
    "ceil", "clip", "cos", "cosh", "divide", "exp", "exp2", "expm1", "floor", "log", "log10",
    "log1p", "log2", "maximum", "mean", "median", "minimum", "multiply", "negative", "power",
    "reciprocal", "rint", "sign", "sin", "sinh", "sqrt", "square", "subtract", "sum", "tan", "tanh",
    "trunc",
  ]
}
