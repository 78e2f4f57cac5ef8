// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point; compiled together with the sources of ValidationArtifacts.
///
/// Reads the bytes as an ONNX model, whatever they look like.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzONNX(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = MemorySource(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  if let probe = try? Probe(source, name: "m.onnx") { _ = try? ONNXFormat.recognises(probe) }
  try? ONNXFormat.read(source, scan)
  let offsets = scan.findings.compactMap(\.offset)
  promise(offsets.allSatisfy { $0 <= UInt64(count) }, "a finding lies beyond the bytes")
  promise(
    scan.contents.tensors.allSatisfy { $0.byteCount ?? 0 <= UInt64(count) },
    "a tensor has more data than there are bytes")
  promise(scan.findings.allSatisfy { $0.message.utf8.count < 4_096 }, "a message is too long")
  return 0
}
