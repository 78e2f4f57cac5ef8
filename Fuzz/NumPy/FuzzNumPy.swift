// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNumPy(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let inspection = ArtifactInspection.of(bytes: bytes, name: "array.npy")
  for tensor in inspection.contents.tensors {
    promise(tensor.byteCount ?? 0 <= UInt64(count), "\(tensor.name) lies beyond the file")
  }
  // A sound array holds all the elements of its shape, and nothing else.
  if let array = inspection.contents.tensors.first, inspection.contents.tensors.count == 1,
    let statistics = inspection.statistics.first, inspection.findings.isEmpty
  {
    let elements = array.shape.reduce(UInt64(1)) { $0 &* $1 }
    promise(
      [elements, 2 &* elements].contains(statistics.numberCount), "elements beside the shape")
  }
  return 0
}
