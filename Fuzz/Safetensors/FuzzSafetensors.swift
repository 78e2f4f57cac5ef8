// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSafetensors(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let inspection = SafetensorsReader.read(bytes)
  precondition(inspection.isWellFormed == inspection.faults.isEmpty)
  precondition(inspection.tensors.allSatisfy { $0.dataRange.upperBound <= UInt64(count) })
  if inspection.isWellFormed {
    // Sound means that the tensors tile the data to the last byte.
    let data = inspection.tensors.reduce(0) { $0 + UInt64($1.dataRange.count) }
    precondition(inspection.tensors.isEmpty || data + headerEnd(bytes) == UInt64(count))
  }
  return 0
}

private func headerEnd(_ bytes: [UInt8]) -> UInt64 {
  8 + bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
}
