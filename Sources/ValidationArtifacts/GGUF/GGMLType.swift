// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How the elements of a tensor are stored: numbers, or blocks of quantised ones.
struct GGMLType: Hashable, Sendable {
  let name: String
  /// Elements of a block.
  let elements: UInt64
  /// Bytes of a block.
  let bytes: UInt64
  /// Nil where the values cannot be searched.
  let layout: NumberLayout?

  /// Numbers that once stood for a type, and do so no more.
  static let removed: Set<UInt32> = [4, 5, 31, 32, 33, 36, 37, 38]

  static func numbered(_ number: UInt32) -> Self? { known[number] }

  private static let known: [UInt32: Self] = [
    0: plain("F32", .f32), 1: plain("F16", .f16), 24: plain("I8", .i8), 25: plain("I16", .i16),
    26: plain("I32", .i32), 27: plain("I64", .i64), 28: plain("F64", .f64),
    30: plain("BF16", .bf16),
    2: block("Q4_0", 32, 18, scales: [0]),
    3: block("Q4_1", 32, 20, scales: [0, 2]),
    6: block("Q5_0", 32, 22, scales: [0]),
    7: block("Q5_1", 32, 24, scales: [0, 2]),
    8: block("Q8_0", 32, 34, scales: [0]),
    9: block("Q8_1", 32, 36, scales: [0, 2]),
    10: block("Q2_K", 256, 84, scales: [80, 82]),
    11: block("Q3_K", 256, 110, scales: [108]),
    12: block("Q4_K", 256, 144, scales: [0, 2]),
    13: block("Q5_K", 256, 176, scales: [0, 2]),
    14: block("Q6_K", 256, 210, scales: [208]),
    15: block("Q8_K", 256, 292, .f32, scales: [0]),
    16: block("IQ2_XXS", 256, 66, scales: [0]),
    17: block("IQ2_XS", 256, 74, scales: [0]),
    18: block("IQ3_XXS", 256, 98, scales: [0]),
    19: block("IQ1_S", 256, 50, scales: [0]),
    20: block("IQ4_NL", 32, 18, scales: [0]),
    21: block("IQ3_S", 256, 110, scales: [0]),
    22: block("IQ2_S", 256, 82, scales: [0]),
    23: block("IQ4_XS", 256, 136, scales: [0]),
    // Its scale is spread over other fields.
    29: block("IQ1_M", 256, 56, scales: []),
    34: block("TQ1_0", 256, 54, scales: [52]),
    35: block("TQ2_0", 256, 66, scales: [64]),
    39: block("MXFP4", 32, 17, .f8E8M0, scales: [0]),
    // Its scales have a sign bit that means nothing.
    40: block("NVFP4", 64, 36, scales: []),
    41: block("Q1_0", 128, 18, scales: [0]),
  ]

  private static func plain(_ name: String, _ element: ElementType) -> Self {
    Self(
      name: name, elements: 1, bytes: UInt64(element.byteCount),
      layout: NumberLayout(element: element))
  }

  /// Scales stand where ggml-common.h (067d44f) puts them.
  private static func block(
    _ name: String, _ elements: Int, _ bytes: Int, _ element: ElementType = .f16, scales: [Int]
  ) -> Self {
    let block = NumberLayout.Block(bytes: bytes, elements: elements, places: scales)
    return Self(
      name: name, elements: UInt64(elements), bytes: UInt64(bytes),
      layout: scales.isEmpty ? nil : NumberLayout(element: element, block: block))
  }
}
