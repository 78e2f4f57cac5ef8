// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Yams

/// Turns the bytes of a manifest into nodes, without any of YAML's implicit typing.
///
/// Other tools' small YAML files are read by the same rules, under their own name.
package enum ManifestReader {
  /// What a document is called in messages, and how much of it is read.
  package struct Kind: Sendable {
    package let name: String
    /// Bytes.
    package let largest: Int
    fileprivate let whenEmpty: String

    package static let manifest = Kind(
      name: "manifest", largest: 1 << 20, whenEmpty: "; run `validate-model init` to write one")

    package static func other(_ name: String, largest: Int) -> Kind {
      Kind(name: name, largest: largest, whenEmpty: "")
    }
  }

  package static let largestSize = Kind.manifest.largest
  private static let deepestNesting = 64

  /// - Throws: ``ManifestProblems`` for anything that is not one plain YAML document.
  package static func read(
    _ bytes: some Collection<UInt8>, file: String, as kind: Kind = .manifest
  ) throws -> ManifestNode {
    guard bytes.count <= kind.largest else {
      let most = kind.largest >> 20
      throw refusal(
        "the \(kind.name) is \(bytes.count) bytes long; at most \(most) MiB is read", file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal("the \(kind.name) is not UTF-8 text", file)
    }
    for (count, most, what) in CostlyTokens(in: text).limits(in: kind.name + "s")
    where count > most {
      throw refusal("\(count) \(what)", file)
    }
    return try compose(text, file, kind)
  }

  private static func refusal(_ message: String, _ file: String) -> ManifestProblems {
    ManifestProblems(
      file: file, problems: [ManifestProblem(message, at: SourceMark(line: 1, column: 1))])
  }

  private static func compose(
    _ text: String, _ file: String, _ kind: Kind
  ) throws -> ManifestNode {
    do {
      let parser = try Parser(yaml: text, resolver: .basic)
      guard let root = try parser.nextRoot() else {
        throw refusal("the \(kind.name) is empty\(kind.whenEmpty)", file)
      }
      if try parser.nextRoot() != nil {
        throw refusal("the \(kind.name) holds more than one YAML document", file)
      }
      var problems: [ManifestProblem] = []
      let node = convert(root, kind, depth: 0, &problems)
      guard problems.isEmpty else { throw ManifestProblems(file: file, problems: problems) }
      return node
    } catch let error as YamlError {
      throw ManifestProblems(file: file, problems: [problem(from: error, in: text)])
    }
  }

  private static func convert(
    _ node: Node, _ kind: Kind, depth: Int, _ problems: inout [ManifestProblem]
  ) -> ManifestNode {
    let mark = SourceMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    if node.anchor != nil {
      problems.append(
        ManifestProblem("YAML anchors and aliases are not used in \(kind.name)s", at: mark))
      // Not looked into: aliases within aliases would multiply the work.
      return ManifestNode(.scalar("", plain: true), mark: mark)
    }
    guard depth < deepestNesting else {
      problems.append(ManifestProblem("nested deeper than \(deepestNesting) levels", at: mark))
      return ManifestNode(.scalar("", plain: true), mark: mark)
    }
    switch node {
    case .scalar(let scalar):
      return ManifestNode(.scalar(scalar.string, plain: scalar.style == .plain), mark: mark)
    case .sequence(let sequence):
      let nodes = sequence.map { convert($0, kind, depth: depth + 1, &problems) }
      return ManifestNode(.sequence(nodes), mark: mark)
    case .mapping(let mapping):
      let members = mapping.map { member in
        (
          key: convert(member.key, kind, depth: depth + 1, &problems),
          value: convert(member.value, kind, depth: depth + 1, &problems)
        )
      }
      for member in members where member.key.text == nil {
        problems.append(ManifestProblem("a key must be text", at: member.key.mark))
      }
      return ManifestNode(.mapping(members), mark: mark)
    case .alias:
      problems.append(ManifestProblem("YAML aliases are not used in \(kind.name)s", at: mark))
      return ManifestNode(.scalar("", plain: true), mark: mark)
    }
  }

  private static func problem(from error: YamlError, in text: String) -> ManifestProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let place = SourceMark(line: max(1, mark.line), column: max(1, mark.column))
      let looksLikeGlob =
        problem.contains("alias") || problem.contains("alphabetic or numeric character")
      let hint = looksLikeGlob ? "; put text that begins with '*' or '&' in quotes" : ""
      return ManifestProblem("not valid YAML: \(problem)\(hint)", at: place)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.prefix(3).map { "\"\(ManifestNode.excerpt(of: $0))\"" }
        .joined(separator: ", ")
      let others = duplicates.count > 3 ? " and \(duplicates.count - 3) more" : ""
      return ManifestProblem(
        "duplicate key \(names)\(others) in one mapping",
        at: SourceMark(line: max(1, context.mark.line), column: max(1, context.mark.column)))
    case .reader(let problem, let offset, _, _):
      return ManifestProblem(
        "not valid YAML: \(problem)", at: place(ofByte: offset ?? 0, in: text))
    default:
      let line = "\(error)".split(whereSeparator: \.isNewline).first ?? ""
      return ManifestProblem("not valid YAML: \(line)", at: SourceMark(line: 1, column: 1))
    }
  }

  private static func place(ofByte offset: Int, in text: String) -> SourceMark {
    let before = text.utf8.prefix(max(0, offset))
    let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return SourceMark(line: line.count, column: (line.last?.count ?? 0) + 1)
  }
}
