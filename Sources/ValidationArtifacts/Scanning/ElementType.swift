// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How one number of a tensor is laid out, in whatever format it stands.
enum ElementType: String, Hashable, Sendable {
  case bool, i8, u8, i16, u16, i32, u32, i64, u64
  case f16, bf16, f32, f64, c64, c128
  case f8E4M3 = "f8_e4m3"
  case f8E5M2 = "f8_e5m2"
  case f8E4M3FNUZ = "f8_e4m3fnuz"
  case f8E5M2FNUZ = "f8_e5m2fnuz"
  case f8E8M0 = "f8_e8m0"
}
