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
  // The operating system and git split bytes at slashes, whatever characters these belong to.
  let parts = path.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  let names = path == .root ? [] : parts.map { String(Substring($0)) }
  promise(names.allSatisfy { !["", ".", ".."].contains($0) }, "normal: \(path)")
  promise(!path.text.utf8.contains(0), "without NUL: \(path)")
  promise(path.components == names, "split at each slash: \(path)")
  promise(RepositoryPath(path.text)?.text == path.text, "the same when read again: \(path)")
  promise([.root, path.folder, path].allSatisfy(path.isInside), "inside its folders: \(path)")
  promise(RepositoryPath(path.name, in: path.folder) == path, "folder and name: \(path)")
}

private func checkGlob(_ pattern: String, _ path: RepositoryPath) {
  let glob = Glob(pattern)
  let matched = glob.matches(path)
  promise(Glob("**").matches(path), "two stars match everything: \(path)")
  guard glob.isLiteral, let literal = RepositoryPath(pattern), literal.text == pattern else {
    return
  }
  let same = literal.text.utf8.elementsEqual(path.text.utf8)
  promise(matched == same, "a literal names one file: \(pattern) and \(path)")
}
