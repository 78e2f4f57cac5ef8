// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Units in the last place")
struct UlpTests {
  private func ulps(_ a: Double, _ b: Double) -> UInt64 { Ulp.steps(a.bitPattern, b.bitPattern) }
  private func ulps(_ a: Float, _ b: Float) -> UInt64 { Ulp.steps(a.bitPattern, b.bitPattern) }

  @Test("64-bit distances are the published ones")
  func float64() {
    #expect(ulps(1.0, 1.0.nextUp) == 1)
    #expect(ulps(-0.0, 0.0) == 0)
    let least = Double.leastNonzeroMagnitude
    #expect(ulps(-least, least) == 2)
    #expect(ulps(1.0, 2.0) == 4_503_599_627_370_496)
    #expect(ulps(Double.greatestFiniteMagnitude, .infinity) == 1)
    #expect(ulps(-Double.infinity, .infinity) == 18_437_736_874_454_810_624)
    #expect(ulps(Double.infinity, -.infinity) == 18_437_736_874_454_810_624)
  }

  @Test("32-bit distances are the published ones")
  func float32() {
    #expect(ulps(Float(1), Float(2)) == 8_388_608)
    #expect(ulps(-Float.infinity, Float.infinity) == 4_278_190_080)
    #expect(ulps(Float(3e-8), Float(1e-5)) > 30_000)
  }

  @Test("16-bit types use the same map")
  func sixteenBits() {
    #expect(Ulp.steps(0x3c00 as UInt16, 0x4000) == 1024)  // fp16 1, 2
    #expect(Ulp.steps(0x3f80 as UInt16, 0x4000) == 128)  // bf16 1, 2
    #expect(Ulp.steps(0x8000 as UInt16, 0x0000) == 0)
    #expect(Ulp.steps(0x8001 as UInt16, 0x0001) == 2)
    #expect(Ulp.steps(0xfc00 as UInt16, 0x7c00) == 63_488)  // fp16 −∞, ∞
  }

  @Test("keys order as numbers do")
  func order() {
    let numbers = [-Double.infinity, -1, -Double.leastNonzeroMagnitude, 0, 1e-300, 1, .infinity]
    let keys = numbers.map { Ulp.orderKey($0.bitPattern) }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
  }

  @Test("NaN equals only NaN, whatever its payload or sign")
  func notANumber() {
    let nan = Float.nan.bitPattern
    let other = nan | 0x8000_0001
    let layout = FloatLayout.float32
    #expect(Ulp.distance(nan, other, in: layout) == .bothNaN)
    #expect(Ulp.distance(nan, Float.infinity.bitPattern, in: layout) == .oneNaN)
    #expect(Ulp.distance(0, other, in: layout) == .oneNaN)
    #expect(Ulp.distance(0xffff, 0x7fff, in: FloatLayout.bfloat16) == .bothNaN)
    #expect(Ulp.distance(0xfc00, 0x7c01, in: FloatLayout.float16) == .oneNaN)
    #expect(Ulp.distance(0x7ff0_0000_0000_0000, 1, in: FloatLayout.float64) != .oneNaN)
  }

  @Test("16-bit patterns have their values")
  func values() {
    let halves: [(UInt16, Double)] = [
      (0x3c00, 1), (0xc000, -2), (0x7bff, 65504), (0x0001, 0x1p-24), (0x0400, 0x1p-14),
      (0x3555, 0.333251953125), (0x7c00, .infinity), (0xfc00, -.infinity),
    ]
    for (bits, value) in halves { #expect(FloatLayout.float16.value(bits) == value) }
    #expect(FloatLayout.float16.value(0x7e00).isNaN)
    #expect(FloatLayout.bfloat16.value(0x3f80) == 1)
    #expect(FloatLayout.bfloat16.value(0xc0a0) == -5)
  }
}
