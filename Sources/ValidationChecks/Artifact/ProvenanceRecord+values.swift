// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationContent
import ValidationCore

extension ProvenanceRecord {
  /// Digests of one thing, one for each algorithm that is known here.
  enum Digests: Sendable {
    /// Never empty.
    case known([RecordedDigest])
    /// What stands there instead.
    case malformed(String)
  }

  /// - Throws: ``Obstacle`` where the record says nothing, or nothing that could be compared.
  func digests(at key: String) throws -> Digests {
    switch self {
    case .document(let root):
      guard let value = root.value(at: key) else { throw Obstacle.keyMissing(key, root) }
      guard let text = value.string else { return .malformed(value.kind) }
      return RecordedDigest(spelled: text).map { .known([$0]) } ?? .malformed(OneLine.of(text))
    case .statement(let statement):
      return try Self.digests(of: try Self.dependency(key, of: statement), key)
    }
  }

  /// - Parameter key: `nil` for the only commit that a statement names.
  func commit(at key: String?) throws -> String {
    switch self {
    case .document(let root):
      guard let key else { throw Obstacle.commitUnnamed }
      guard let value = root.value(at: key) else { throw Obstacle.keyMissing(key, root) }
      return OneLine.of(value.string ?? value.kind)
    case .statement(let statement):
      let all = statement.dependencies.filter { $0.digests["gitCommit"] != nil }
      let named =
        key.map { key in all.filter { $0.isCalled(key) || $0.isRevision(of: key) } } ?? all
      let commits = Set(named.compactMap { $0.digests["gitCommit"] })
      guard commits.count == 1, let commit = commits.first else {
        throw Obstacle.commitAmbiguous(key, commits.count)
      }
      return OneLine.of(commit)
    }
  }

  static func digests(of resource: ProvenanceStatement.Resource, _ key: String) throws -> Digests {
    var digests: [RecordedDigest] = []
    for (name, hex) in resource.digests.sorted(by: { $0.key < $1.key }) {
      guard let algorithm = RecordedDigest.Algorithm(rawValue: name) else { continue }
      guard let digest = RecordedDigest(algorithm, hex: hex) else {
        return .malformed(OneLine.of("\(name):\(hex)"))
      }
      digests.append(digest)
    }
    guard !digests.isEmpty else { throw Obstacle.digestKinds(key, resource.digests.keys.sorted()) }
    return .known(digests)
  }

  private static func dependency(
    _ key: String, of statement: ProvenanceStatement
  ) throws -> ProvenanceStatement.Resource {
    let found = statement.dependencies.filter { $0.isCalled(key) }
    // Several entries of one name may say different things.
    guard let first = found.first, found.allSatisfy({ $0.digests == first.digests }) else {
      throw Obstacle.dependencyMissing(key, found.count)
    }
    return first
  }
}

extension ProvenanceStatement.Resource {
  func isCalled(_ key: String) -> Bool { name == key || uri == key }

  /// `git+https://host/repository@refs/heads/main` is one of `git+https://host/repository`.
  func isRevision(of key: String) -> Bool { uri?.hasPrefix("\(key)@") ?? false }
}

extension StrictJSON {
  /// What it is, in place of text.
  fileprivate var kind: String {
    switch self {
    case .null: "nothing"
    case .bool, .number: "a number or a truth value"
    case .string(let text): text
    case .array: "a list, or several values"
    case .object: "an object"
    }
  }
}

extension Obstacle {
  fileprivate static func keyMissing(_ key: String, _ root: StrictJSON) -> Obstacle {
    var names: [String] = []
    if case .object(let members) = root { names = members.keys.sorted() }
    let nearest = NearestName.of(key, among: names).map { "; did you mean '\(OneLine.of($0))'?" }
    return Obstacle(
      rule: "provenance.key-missing", message: "the record has no '\(key)'\(nearest ?? "")",
      remedy: "correct the key, or have the training write it")
  }

  fileprivate static func dependencyMissing(_ key: String, _ count: Int) -> Obstacle {
    Obstacle(
      rule: "provenance.key-missing",
      message: count == 0
        ? "no resolvedDependencies of the statement is called '\(key)'"
        : "\(Counted.number(count)) resolvedDependencies are called '\(key)', and differ",
      remedy: "give the name or the URI that the builder wrote")
  }

  fileprivate static func digestKinds(_ key: String, _ kinds: [String]) -> Obstacle {
    let known = RecordedDigest.Algorithm.allCases.map(\.rawValue)
    return Obstacle(
      rule: "provenance.digest-kind",
      message: "'\(OneLine.of(key))' has "
        + (kinds.isEmpty ? "no digest" : "digests of \(OneLine.of(Counted.list(kinds))) only"),
      remedy: "record one of \(Counted.list(known))")
  }

  fileprivate static let commitUnnamed = Obstacle(
    rule: "provenance.key-missing", message: "the record is no statement, and `commit` has no key",
    remedy: "give the key of the commit: commit: { key: git_commit }")

  fileprivate static func commitAmbiguous(_ key: String?, _ count: Int) -> Obstacle {
    let which = key.map { " that is called '\($0)'" } ?? ""
    return Obstacle(
      rule: "provenance.key-missing",
      message:
        "the statement names \(count == 0 ? "no" : Counted.number(count)) commit\(count > 1 ? "s" : "")\(which), as gitCommit of resolvedDependencies",
      remedy: "give the URI of the repository as the key of `commit`")
  }
}
