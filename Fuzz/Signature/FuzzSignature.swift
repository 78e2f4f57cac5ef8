// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Stands for the real one, which needs Crypto: a fuzzer cannot find digests anyway.
enum ContentDigest {
  static let all = SHA256Digest(bytes: Array(repeating: UInt8(0xab), count: 32))

  static func sha256(of bytes: some Sequence<UInt8>) -> SHA256Digest { all }
}

/// libFuzzer's entry point: the same bytes as a bundle, as what a bundle signs, and as a PEM file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignature(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(SignatureRefusal) {
    let bundle = try SignatureBundle(parsing: bytes)
    promise(bundle.payload.count + bundle.signature.count < bytes.count, "no bytes from nowhere")
    promise(SignedBytes.version02(bundle.payload).count <= 4 * bytes.count + 64, "bounded")
  } catch {
    check(error)
  }
  do throws(SignatureRefusal) { check(try SignedStatement(parsing: withRoot(bytes))) } catch {
    check(error)
  }
  for block in PEMBlock.blocks(in: Data(bytes)) {
    promise(PEMBlock.blocks(in: Data(block.text.utf8)) == [block], "read again: \(block.label)")
  }
  return 0
}

/// Puts the digest that the stand-in answers where the seeds have theirs.
private func withRoot(_ bytes: [UInt8]) -> [UInt8] {
  guard let place = bytes.firstRange(of: Array("\"sha256\": \"".utf8)),
    place.upperBound + 64 <= bytes.count
  else { return bytes }
  var changed = bytes
  changed.replaceSubrange(
    place.upperBound..<place.upperBound + 64, with: Array(ContentDigest.all.hex.utf8))
  return changed
}

private func check(_ statement: SignedStatement) {
  for piece in statement.digests.keys {
    let path = piece.path
    promise(
      path == path.flatMap { ContentPath($0.bytes) }, "canonical: \(String(describing: path))")
    promise((piece.range == nil) == (statement.method == .files), "a range for each shard")
    promise((piece.range?.lowerBound ?? 0) >= 0, "no place before the beginning")
  }
}

private func check(_ refusal: SignatureRefusal) {
  let text =
    switch refusal {
    case .invalid(let fault): fault.description
    case .cannotJudge(let obstacle): obstacle.description
    }
  promise(!text.contains("\n") && text.utf8.count < 8000, "one bounded line")
}
