// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationCore

private let limit = 1000

/// libFuzzer's entry point: the bytes that a server answers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTTP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = answer([bytes[...]])
  promise(whole == answer(bytes.indices.map { bytes[$0...$0] }), "the same byte by byte: \(whole)")
  let middle = bytes.count / 2
  promise(whole == answer([bytes[..<middle], bytes[middle...]]), "the same in halves: \(whole)")
  if case .success(let answer) = whole {
    promise(answer.body.count <= limit, "no more than is taken: \(answer.body.count)")
    promise((200..<1000).contains(answer.status) || answer.status == 101, "final: \(answer.status)")
  }
  return 0
}

private func answer(_ pieces: [ArraySlice<UInt8>]) -> Result<HTTPResponse, HTTPFault> {
  Result { () throws(HTTPFault) in
    var reader = HTTPAnswerReader(limit: limit)
    for piece in pieces {
      if let answer = try reader.take(piece) { return answer }
    }
    return try reader.finish()
  }
}
