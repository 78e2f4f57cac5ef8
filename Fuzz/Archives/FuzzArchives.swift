// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
///
/// The first byte chooses the name, since endings decide which layout is missed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchives(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let names = ["a.zip", "a.tar", "a.7z", "model.mar", "model.nemo", "model.pt", "a"]
  var options = ScanOptions()
  options.budget.expandedBytes = 64 << 20
  let inspection = ArtifactInspection.of(
    bytes: Array(bytes.dropFirst()), name: names[Int(choice) % names.count], options: options)
  promise(inspection.findings.count <= FindingLog.most + 1, "findings are bounded")
  promise(
    inspection.contents.members.allSatisfy { $0.path.count <= options.budget.depth },
    "members lie no deeper than the budget")
  return 0
}
