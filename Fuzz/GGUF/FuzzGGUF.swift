// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGGUF(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let inspection = ArtifactInspection.of(bytes: bytes, name: "model.gguf")
  for tensor in inspection.contents.tensors {
    promise(tensor.byteCount ?? 0 <= UInt64(count), "\(tensor.name) lies beyond the file")
  }
  promise(
    inspection.statistics.allSatisfy { $0.badCount <= $0.numberCount }, "more bad than there are")
  return 0
}
