// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point; reads the bytes as the index of a SavedModel's variables.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzVariables(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = MemorySource(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  try? TensorFlowVariables.read(index: source, scan)
  promise(
    scan.contents.tensors.allSatisfy { $0.byteCount == nil }, "there are data without a shard")
  promise(scan.findings.allSatisfy { $0.message.utf8.count < 4_096 }, "a message is too long")
  return 0
}
