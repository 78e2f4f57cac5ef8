// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point; compiled together with the list's own sources.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzChecksums(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let list = ChecksumList(parsing: bytes)
  let lines = bytes.split(separator: 0x0a).count
  promise(list.entries.count + list.problems.count <= lines + 1, "a line says one thing at most")
  promise(Set(list.entries.map(\.path)).count == list.entries.count, "each path once")
  for entry in list.entries {
    promise(ContentPath(entry.path.bytes) == entry.path, "canonical: \(entry.path)")
    promise(entry.path.bytes.first != 0x2f && !entry.path.bytes.contains(0), "below: \(entry.path)")
  }
  for problem in list.problems {
    promise(!problem.description.contains("\n"), "one line: \(problem)")
    promise(problem.description.utf8.count < 5000, "bounded: \(problem.line)")
  }
  return 0
}
