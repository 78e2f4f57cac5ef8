// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What was signed: an in-toto statement that lists a model's files and their digests.
///
/// Only read once its signature was found good, and still checked: a signer may be mistaken.
struct SignedStatement {
  enum Method: Hashable {
    case files
    case shards(size: Int64)
  }

  struct Piece: Hashable {
    /// Nil for a model that is one file.
    let path: ContentPath?
    /// Nil for whole files.
    let range: Range<Int64>?
  }

  let method: Method
  let algorithm: HashAlgorithm
  let allowsLinks: Bool
  /// As the signer wrote them; those that are no paths below the model ignore nothing.
  let ignoredPaths: [ContentPath]
  let digests: [Piece: [UInt8]]

  init(parsing payload: [UInt8]) throws(SignatureRefusal) {
    let root: StrictJSON
    do throws(StrictJSONError) { root = try StrictJSONReader.read(payload) } catch {
      throw .invalid(.statement, "what was signed is no JSON document: \(error)")
    }
    guard root["_type"]?.string == "https://in-toto.io/Statement/v1" else {
      throw .invalid(.statement, "what was signed is no in-toto statement of version 1")
    }
    switch root["predicateType"]?.string {
    case "https://model_signing/signature/v1.0": try self.init(version1: root)
    case "https://model_signing/Digests/v0.1": try self.init(version02: root)
    default:
      throw .invalid(.statement, "what was signed is no model signature, by its predicateType")
    }
  }

  private init(version1 root: StrictJSON) throws(SignatureRefusal) {
    guard let predicate = root["predicate"], let serialization = predicate["serialization"],
      let resources = predicate["resources"]?.array
    else { throw .invalid(.statement, "it has no serialization or no resources") }
    method = try Self.method(serialization)
    algorithm = try Self.algorithm(serialization["hash_type"]?.string)
    allowsLinks = serialization["allow_symlinks"]?.bool ?? false
    ignoredPaths = (serialization["ignore_paths"]?.array ?? [])
      .compactMap { $0.string.flatMap { ContentPath(normalizing: $0) } }
    let reader = SignedResourceReader(method: method, algorithm: algorithm)
    let listed = try reader.pieces(of: resources)
    digests = try Self.unique(listed)
    try Self.checkRoot(root["subject"], over: listed.map(\.digest))
  }

  /// The subjects are the files, always whole and by SHA-256; nothing is said about the rest.
  private init(version02 root: StrictJSON) throws(SignatureRefusal) {
    (method, algorithm, allowsLinks, ignoredPaths) = (.files, .sha256, false, [])
    let reader = SignedResourceReader(method: .files, algorithm: .sha256)
    digests = try Self.unique(try reader.pieces(ofVersion02: root["subject"]?.array ?? []))
  }

  private static func method(_ serialization: StrictJSON) throws(SignatureRefusal) -> Method {
    switch serialization["method"]?.string {
    case "files": return .files
    case "shards":
      guard let size = serialization["shard_size"]?.integer, size > 0 else {
        throw .invalid(.statement, "its shard_size is no positive number")
      }
      return .shards(size: size)
    default:
      throw .cannotJudge(
        "the model is signed by a method other than files and shards",
        "verify it with the tool that signed it")
    }
  }

  private static func algorithm(
    _ name: String?
  ) throws(SignatureRefusal) -> HashAlgorithm {
    switch name {
    case "sha256": return .sha256
    case "blake2b", "blake2": return .blake2b
    default:
      throw .cannotJudge(
        "the files' digests are \(VisibleText.of((name ?? "of no named kind").utf8)), not supported",
        "sign with sha256, or verify with the tool that signed it")
    }
  }

  private static func unique(
    _ listed: [SignedResourceReader.Listed]
  ) throws(SignatureRefusal) -> [Piece: [UInt8]] {
    var digests: [Piece: [UInt8]] = [:]
    for (piece, digest) in listed where digests.updateValue(digest, forKey: piece) != nil {
      throw .invalid(.statement, "it lists \(piece.path?.description ?? "the file") twice")
    }
    return digests
  }

  /// The one subject's digest is that of all the files' digests, in the order they are listed.
  private static func checkRoot(
    _ subjects: StrictJSON?, over digests: [[UInt8]]
  ) throws(SignatureRefusal) {
    guard let subjects = subjects?.array, subjects.count == 1 else {
      throw .invalid(.statement, "it does not have exactly one subject")
    }
    let root = ContentDigest.sha256(of: digests.joined())
    guard subjects[0]["digest"]?["sha256"]?.string == root.hex else {
      throw .invalid(.statement, "its resources do not add up to its subject's digest")
    }
  }

  /// Shards as the signer cuts them, a nil for a whole file.
  ///
  /// More than there are in the whole list are not laid out: a nil among shards is never listed.
  func ranges(ofSize size: Int64) -> [Range<Int64>?] {
    guard case .shards(let length) = method, size > 0 else { return method == .files ? [nil] : [] }
    guard (size - 1) / length < Int64(digests.count) else { return [nil] }
    return stride(from: 0, to: size, by: Int64.Stride(length)).map { start in
      start..<(size - start > length ? start + length : size)
    }
  }
}
