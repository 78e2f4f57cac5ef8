// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSafetensorsIndex(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let inspection = ArtifactInspection.of(
    bytes: bytes, name: "model.safetensors.index.json", companions: OneShard())
  for finding in inspection.findings {
    promise(finding.offset ?? 0 <= UInt64(count), "\(finding.rule) lies beyond the index")
    promise(finding.message.utf8.count < 4_096, "a message of \(finding.message.utf8.count) bytes")
  }
  return 0
}

/// A folder in which every name that begins with `f` is a folder, and nothing else is there.
private struct OneShard: Companions {
  func companion(at path: String) -> Companion {
    promise(!path.hasPrefix("/") && !path.split(separator: "/").contains(".."), "\(path) leaves")
    return path.hasPrefix("f") ? .folder : path.hasPrefix("l") ? .link : .absent
  }
}
