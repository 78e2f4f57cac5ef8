// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compares a model on disk with what its statement lists.
struct SignedFiles {
  private let statement: SignedStatement
  private let ignored: IgnoredPaths
  private let location: ContentLocation
  private let root: URL

  private(set) var faults: [SignatureFault] = []
  private(set) var coverage = SignatureVerification.Coverage()
  private var pieces: [ContentPieces.Piece] = []
  private var seen: Set<ContentPath?> = []
  /// Ranges that each path is listed with; one nil where whole files are.
  private let listed: [ContentPath?: Set<Range<Int64>?>]

  init(statement: SignedStatement, ignored: IgnoredPaths, root: URL) {
    (self.statement, self.ignored, self.root) = (statement, ignored, root)
    location = ContentLocation(root)
    listed = statement.digests.keys.reduce(into: [:]) { $0[$1.path, default: []].insert($1.range) }
  }

  mutating func compare() async throws(ContentReadError) {
    guard try lookAtRoot() else { return }
    for path in listed.keys where !seen.contains(path) { note(missing: path) }
    try await compareDigests()
    faults.sort { ($0.path?.bytes ?? []).lexicographicallyPrecedes($1.path?.bytes ?? []) }
    coverage.uncovered.sort { $0.path < $1.path }
  }

  var leavesOutGitAttributes: Bool {
    let attributes = ContentPath(".gitattributes").flatMap { ignored.reason(for: $0) }
    return listed[nil] == nil && attributes != nil
  }

  /// Whether there is a model to compare.
  private mutating func lookAtRoot() throws(ContentReadError) -> Bool {
    var status = try location.status(of: nil)
    if status.st_mode & S_IFMT == S_IFLNK {
      guard statement.allowsLinks else { return refuse(.fileLinked, Self.linkMessage) }
      guard stat(location.terminated(nil), &status) == 0 else { throw location.error(nil, errno) }
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: look(at: nil, size: Int64(status.st_size))
    case S_IFDIR: try lookBelowRoot()
    default: return refuse(.fileSpecial, "the model is neither a file nor a folder")
    }
    return true
  }

  private mutating func refuse(_ kind: SignatureFault.Kind, _ message: String) -> Bool {
    add(kind, nil, message)
    return false
  }

  private mutating func lookBelowRoot() throws(ContentReadError) {
    var uncovered: [SignatureVerification.Uncovered] = []
    let ignored = ignored
    let entries = try ContentTree.entries(below: root) { path in
      guard let reason = ignored.reason(for: path) else { return false }
      uncovered.append(SignatureVerification.Uncovered(path: path, reason: reason))
      return true
    }
    coverage.uncovered += uncovered
    for entry in entries { look(at: entry) }
  }

  private static let linkMessage =
    "is a symbolic link, which this signature does not allow: what it leads to could change unseen"

  private mutating func look(at entry: ContentTree.Entry) {
    seen.insert(entry.path)
    switch entry.kind {
    case .file(let size): look(at: entry.path, size: size)
    case .special: add(.fileSpecial, entry.path, "is neither a file nor a folder")
    case .link where !statement.allowsLinks: add(.fileLinked, entry.path, Self.linkMessage)
    case .link(.file(let size)): look(at: entry.path, size: size)
    case .link(.folder(let inside?)) where ignored.reason(for: inside) == nil:
      coverage.uncovered.append(.init(path: entry.path, reason: .linkedFolder))
    case .link(.folder): add(.fileLinked, entry.path, "leads to a folder that is not covered")
    case .link(.special), .link(.nothing):
      add(.fileLinked, entry.path, "is a symbolic link that leads to no file")
    }
  }

  private mutating func look(at path: ContentPath?, size: Int64) {
    seen.insert(path)
    let ranges = statement.ranges(ofSize: size)
    guard let signed = listed[path] else {
      guard ranges.isEmpty, let path else {
        return add(
          .fileExtra, path,
          path == nil
            ? "the signature covers a folder, and the model is one file"
            : "is not part of the signature")
      }
      return coverage.uncovered.append(.init(path: path, reason: .emptyInShards))
    }
    guard signed == Set(ranges) else {
      return add(.fileChanged, path, "has \(size) bytes, which are not those that were signed")
    }
    pieces += ranges.map { range in
      ContentPieces.Piece(
        path: path, range: range, size: range.map { $0.upperBound - $0.lowerBound } ?? size)
    }
  }

  private mutating func note(missing path: ContentPath?) {
    guard let path else {
      return add(.fileMissing, nil, "the signature covers one file, and the model is a folder")
    }
    switch ignored.reason(for: path) {
    case nil: add(.fileMissing, path, "was signed and is not there")
    case let reason?: add(.fileMissing, path, "was signed, but is ignored: \(reason.rawValue)")
    }
  }

  private mutating func compareDigests() async throws(ContentReadError) {
    let reader = ContentPieces(
      location: location, algorithm: statement.algorithm, followingLinks: statement.allowsLinks)
    var changed: Set<ContentPath?> = []
    for (piece, result) in zip(pieces, await reader.digests(of: pieces)) {
      let digest = try result.get()
      coverage.bytes += digest.size
      let signed = statement.digests[SignedStatement.Piece(path: piece.path, range: piece.range)]
      if digest.bytes != signed { changed.insert(piece.path) }
    }
    coverage.files = Set(pieces.map(\.path)).count
    for path in changed { add(.fileChanged, path, "is not what was signed: its digest differs") }
  }

  private mutating func add(_ kind: SignatureFault.Kind, _ path: ContentPath?, _ message: String) {
    faults.append(SignatureFault(kind: kind, path: path, message: message))
  }
}
