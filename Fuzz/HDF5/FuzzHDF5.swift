// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point; reads the bytes as an HDF5 file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHDF5(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  readAnyway(start, count, as: "m.h5", with: HDF5Format.self)
  return 0
}
