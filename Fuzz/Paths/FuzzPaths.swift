// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// libFuzzer's entry point: the bytes up to the first newline are a pattern, the rest is a path.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPaths(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
  let texts = parts.map { String(decoding: $0, as: UTF8.self) }
  for text in texts { checkPath(text) }
  guard let pattern = texts.first, let path = texts.last.flatMap({ RepositoryPath($0) }) else {
    return 0
  }
  checkGlob(pattern, path)
  return 0
}

private func checkPath(_ text: String) {
  guard let path = RepositoryPath(text) else { return }
  let parts = path.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  let names = parts.map { String(Substring($0)) }
  precondition(path == .root || !names.contains { ["", ".", ".."].contains($0) }, "not normal")
  precondition(!path.text.utf8.contains(0))
  precondition(RepositoryPath(path.text) == path, "not the same when read again")
  precondition(path.isInside(.root) && path.isInside(path.folder) && path.isInside(path))
  precondition(path.components == (path == .root ? [] : names), "components split elsewhere")
  precondition(RepositoryPath(path.name, in: path.folder) == path)
}

private func checkGlob(_ pattern: String, _ path: RepositoryPath) {
  let glob = Glob(pattern)
  let matched = glob.matches(path)
  precondition(Glob("**").matches(path))
  // A normal path without wildcards names itself, and only itself.
  if glob.isLiteral, let literal = RepositoryPath(pattern), literal.text == pattern {
    precondition(matched == (literal == path), "a literal pattern matched another path")
  }
}
