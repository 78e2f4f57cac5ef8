// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  guard let scanner = try? YAMLKeyScanner(bytes, scan) else { return 0 }
  promise(scanner.pairs.allSatisfy { $0.offset <= UInt64(count) }, "keys stand in the text")
  for pair in scanner.pairs { HydraTarget.judge(pair, scan) }
  let model = ArtifactInspection.of(bytes: bytes, name: "MLmodel")
  let isWhole = model.findings.allSatisfy { !$0.rule.hasPrefix("structure.mlmodel.") }
  promise(isWhole || model.contents.ports.isEmpty, "a signature is read whole or not at all")
  return 0
}
