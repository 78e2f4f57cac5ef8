// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point; reads the bytes as a SavedModel, and as a graph with signatures.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSavedModel(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  readAnyway(start, count, as: "saved_model.pb", with: SavedModelFormat.self, MetaGraphFormat.self)
  return 0
}
