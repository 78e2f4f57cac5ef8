// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// libFuzzer's entry point; compiled together with the pointer's own sources.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPointer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let looksLikePointer = LFSPointer.looksLikePointer(bytes)
  guard let pointer = LFSPointer(parsing: Data(bytes)) else { return 0 }
  // A pointer must never be taken for content, and has one encoding only.
  promise(looksLikePointer, "a pointer looks like one")
  promise(canonicalTexts(of: pointer).contains(Data(bytes)), "canonical: \(pointer)")
  promise(pointer.size > 0, "content is not empty: \(pointer)")
  promise(pointer.relativeObjectPath.utf8.count == 70, "place: \(pointer.relativeObjectPath)")
  return 0
}

private func canonicalTexts(of pointer: LFSPointer) -> [Data] {
  let rest =
    pointer.extensions.map { "ext-\($0.priority)-\($0.name) sha256:\($0.digest)\n" }.joined()
    + "oid sha256:\(pointer.digest)\nsize \(pointer.size)\n"
  return ["git-lfs.github.com", "hawser.github.com"].map {
    Data("version https://\($0)/spec/v1\n\(rest)".utf8)
  }
}
