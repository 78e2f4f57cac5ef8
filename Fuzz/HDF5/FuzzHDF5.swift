// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point; compiled together with the sources of ValidationArtifacts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHDF5(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  do throws(ReadStop) {
    try HDF5Format.read(MemorySource(bytes: bytes), scan)
  } catch {
    // A cut or a spent budget ends the reading; what was noted before must hold all the same.
  }
  // A tensor's data never reach beyond the file, whatever its header claims.
  precondition(scan.contents.tensors.allSatisfy { $0.byteCount ?? 0 <= UInt64(count) })
  precondition(scan.findings.allSatisfy { $0.message.utf8.count < 8_192 })
  return 0
}
