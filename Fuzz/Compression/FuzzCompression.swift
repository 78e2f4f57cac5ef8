// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

@testable import ValidationArtifacts

/// libFuzzer's entry point.
///
/// The first byte chooses the decoder; the checksums of the containers would keep most inputs out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCompression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  var options = ScanOptions()
  options.budget.expandedBytes = 16 << 20
  let scan = ArtifactScan(options: options, companions: NoCompanions())
  let source = MemorySource(bytes: Array(bytes.dropFirst()))
  let streams = CompressedStream.allCases
  let methods: [Expansion.Method] = [
    .deflate, .bzip2, .lzmaMember(count: 9_999), .lzma2(dictionarySize: 1 << 16), .branchFilter,
  ]
  let place = Int(choice) % (streams.count + methods.count)
  let expansion =
    place < streams.count
    ? try? Expansion.of(source, streams[place], scan)
    : try? Expansion.of(source, methods[place - streams.count], scan)
  if let expansion {
    promise(expansion.consumed <= source.size, "no more is consumed than there is")
    promise(expansion.content.size == expansion.count, "what is counted is kept")
    promise(expansion.count <= options.budget.expandedBytes, "the budget holds")
  }
  return 0
}
