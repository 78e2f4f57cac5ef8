// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
///
/// The first bytes choose the layout and where the numbers are cut in two.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWeights(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard count > 4 else { return 0 }
  let layout = layout(bytes[0], isBigEndian: bytes[1] & 1 == 1)
  let numbers = bytes[4...]
  let units = numbers.count / layout.unit
  let cut = units == 0 ? 0 : (Int(bytes[2]) << 8 | Int(bytes[3])) % (units + 1)
  let whole = tally(numbers.prefix(units * layout.unit), layout, from: 0)
  var parts = tally(numbers.prefix(cut * layout.unit), layout, from: 0)
  let rest = numbers.dropFirst(cut * layout.unit).prefix((units - cut) * layout.unit)
  parts.merge(tally(rest, layout, from: UInt64(cut * layout.numbersPerUnit)))
  promise(whole == parts, "\(layout): \(whole) and in two parts \(parts)")
  let bad = whole.nans + whole.positiveInfinities + whole.negativeInfinities
  promise(whole.count == UInt64(units * layout.numbersPerUnit), "\(whole.count) numbers")
  promise(bad + whole.zeros + whole.denormals <= whole.count, "\(whole) counts some twice")
  promise((whole.firstBad == nil) == (bad == 0), "\(whole) has a first bad one or none")
  return 0
}

private func tally(
  _ bytes: ArraySlice<UInt8>, _ layout: NumberLayout, from index: UInt64
) -> NumberTally {
  var tally = NumberTally()
  bytes.withUnsafeBytes { tally.add($0, layout: layout, from: index) }
  return tally
}

private func layout(_ choice: UInt8, isBigEndian: Bool) -> NumberLayout {
  let types: [ElementType] = [
    .bool, .i8, .u8, .i16, .u16, .i32, .u32, .i64, .u64, .f16, .bf16, .f32, .f64, .c64, .c128,
    .f8E4M3, .f8E5M2, .f8E4M3FNUZ, .f8E5M2FNUZ, .f8E8M0,
  ]
  if Int(choice) < types.count {
    return NumberLayout(element: types[Int(choice)], isBigEndian: isBigEndian)
  }
  return GGMLType.numbered(UInt32(choice) - 20)?.layout ?? NumberLayout(element: .f32)
}
