// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKeras(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSONValue(parsing: bytes, takesPythonNumbers: true) else { return 0 }
  let alone = findings(in: value)
  // Wrapping a configuration hides nothing of it.
  let wrapped = findings(in: .array([.null, .object([.init(key: "x", value: value, offset: 0)])]))
  precondition(Set(wrapped.map(\.rule)).isSuperset(of: alone.map(\.rule)))
  precondition(alone.allSatisfy { $0.message.utf8.count < 8_192 })
  return 0
}

private func findings(in value: JSONValue) -> [ArtifactFinding] {
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  try? KerasConfiguration.judge(value, scan)
  return scan.findings
}
