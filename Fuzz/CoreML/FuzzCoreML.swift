// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point; reads the bytes as a Core ML model.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCoreML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  readAnyway(start, count, as: "m.mlmodel", with: CoreMLFormat.self)
  return 0
}
