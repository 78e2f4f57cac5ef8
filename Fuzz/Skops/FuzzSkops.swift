// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSkops(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSONValue(parsing: bytes, takesPythonNumbers: true) else { return 0 }
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  try? SkopsSchema.judge(value, scan)
  // Nothing is imported silently out of a module that runs or loads.
  for node in scan.contents.imports where node.module == "os" || node.module == "subprocess" {
    precondition(scan.findings.contains { $0.severity == .critical }, node.name)
  }
  return 0
}
