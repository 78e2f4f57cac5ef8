// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// Has readers read the bytes whatever they look like: a magic number would keep most inputs out.
///
/// A cut or a spent budget ends a reading; what was noted before must hold all the same.
func readAnyway(
  _ start: UnsafePointer<UInt8>?, _ count: Int, as name: String,
  with readers: any FormatReader.Type...
) {
  let source = MemorySource(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
  for reader in readers {
    if let probe = try? Probe(source, name: name) { _ = try? reader.recognises(probe) }
    try? reader.read(source, scan)
  }
  let offsets = scan.findings.compactMap(\.offset)
  promise(offsets.allSatisfy { $0 <= UInt64(count) }, "a finding lies beyond the bytes")
  promise(
    scan.contents.tensors.allSatisfy { $0.byteCount ?? 0 <= UInt64(count) },
    "a tensor has more data than there are bytes")
  promise(scan.findings.allSatisfy { $0.message.utf8.count < 4_096 }, "a message is too long")
}
