// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads the list of signed files or shards, in order.
struct SignedResourceReader {
  typealias Listed = (piece: SignedStatement.Piece, digest: [UInt8])

  let method: SignedStatement.Method
  let algorithm: HashAlgorithm

  func pieces(of resources: [StrictJSON]) throws(SignatureRefusal) -> [Listed] {
    var listed: [Listed] = []
    for resource in resources {
      guard let name = resource["name"]?.string, let piece = piece(name) else {
        throw refusal("has no usable name", resource)
      }
      guard resource["algorithm"]?.string == algorithmName else {
        throw refusal("is not hashed by \(algorithmName)", resource)
      }
      guard let digest = digest(resource["digest"]) else {
        throw refusal("has no digest", resource)
      }
      listed.append((piece, digest))
    }
    return listed
  }

  func pieces(ofVersion02 subjects: [StrictJSON]) throws(SignatureRefusal) -> [Listed] {
    var listed: [Listed] = []
    for subject in subjects {
      guard let name = subject["name"]?.string, let piece = piece(name) else {
        throw refusal("has no usable name", subject)
      }
      let kind = subject["annotations"]?["actual_hash_algorithm"]?.string ?? "file-sha256"
      guard kind == "file-sha256" else {
        throw .cannotJudge(
          "it is a signature of version 0.2 over \(VisibleText.of(kind.utf8))",
          "sign the model again with a current version")
      }
      guard let digest = digest(subject["digest"]?["sha256"]) else {
        throw refusal("has no digest", subject)
      }
      listed.append((piece, digest))
    }
    return listed
  }

  private var algorithmName: String {
    switch method {
    case .files: algorithm.rawValue
    case .shards(let size): "\(algorithm.rawValue)-sharded-\(size)"
    }
  }

  private func piece(_ name: String) -> SignedStatement.Piece? {
    guard case .shards = method else { return whole(name, range: nil) }
    // From behind, because a file's own name may hold colons.
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let start = Int64(parts[parts.count - 2]),
      let end = Int64(parts[parts.count - 1]),
      0 <= start, start < end
    else { return nil }
    return whole(parts.dropLast(2).joined(separator: ":"), range: start..<end)
  }

  private func whole(_ name: String, range: Range<Int64>?) -> SignedStatement.Piece? {
    if name == "." { return SignedStatement.Piece(path: nil, range: range) }
    return ContentPath(name).map { SignedStatement.Piece(path: $0, range: range) }
  }

  private func digest(_ value: StrictJSON?) -> [UInt8]? {
    let count = algorithm == .sha256 ? 32 : 64
    return value?.string.flatMap { LowercaseHex.bytes($0, count: count) }
  }

  private func refusal(_ what: String, _ resource: StrictJSON) -> SignatureRefusal {
    let name = resource["name"]?.string.map { VisibleText.of($0.utf8) } ?? "without a name"
    return .invalid(.statement, "its resource \(name) \(what)")
  }
}
