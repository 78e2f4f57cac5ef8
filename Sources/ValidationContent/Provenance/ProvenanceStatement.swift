// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An in-toto statement with SLSA provenance: which content was made, and from what.
///
/// Read, not trusted: whoever can write the file can write the statement, as long as no signature of an
/// envelope around it was verified, and none is here.
package struct ProvenanceStatement: Hashable, Sendable {
  /// Content that the statement names.
  package struct Resource: Hashable, Sendable {
    package let name: String?
    package let uri: String?
    /// By algorithm, as they are spelled.
    package let digests: [String: String]
  }

  package enum Envelope: String, Codable, Hashable, Sendable {
    /// A plain statement.
    case none
    case dsse
    case sigstoreBundle
  }

  package let envelope: Envelope
  /// What was made.
  package let subjects: [Resource]
  /// What it was made from: `resolvedDependencies`.
  package let dependencies: [Resource]
  /// `runDetails.builder.id`.
  package let builder: String?

  package static let statementType = "https://in-toto.io/Statement/v1"
  package static let predicateType = "https://slsa.dev/provenance/v1"

  /// Whether a document is, or wraps, a statement, however wrong it is.
  package static func isOne(_ root: StrictJSON) -> Bool {
    root["_type"] != nil || root["dsseEnvelope"] != nil
      || (root["payload"] != nil && root["payloadType"] != nil)
  }

  package init(_ root: StrictJSON) throws(ProvenanceRefusal) {
    let (envelope, statement) = try Self.unwrapped(root)
    guard statement["_type"]?.string == Self.statementType else {
      throw .unknown("its _type is \(Self.shown(statement["_type"])), not \(Self.statementType)")
    }
    guard statement["predicateType"]?.string == Self.predicateType else {
      throw .unknown(
        "its predicateType is \(Self.shown(statement["predicateType"])), not \(Self.predicateType)")
    }
    guard let predicate = statement["predicate"], let definition = predicate["buildDefinition"]
    else { throw .malformed("it has no predicate with a buildDefinition") }
    self.envelope = envelope
    subjects = try Self.resources(statement["subject"], "subject")
    guard !subjects.isEmpty else { throw .malformed("it has no subject") }
    dependencies = try Self.resources(
      definition["resolvedDependencies"] ?? .array([]), "resolvedDependencies")
    builder = predicate["runDetails"]?["builder"]?["id"]?.string
  }

  private static func unwrapped(
    _ root: StrictJSON
  ) throws(ProvenanceRefusal) -> (Envelope, StrictJSON) {
    guard root["_type"] == nil else { return (.none, root) }
    let isBundle = root["dsseEnvelope"] != nil
    let envelope = root["dsseEnvelope"] ?? root
    guard envelope["payloadType"]?.string == SignatureBundle.payloadType else {
      throw .unknown(
        "its payloadType is \(shown(envelope["payloadType"])), not \(SignatureBundle.payloadType)")
    }
    guard let payload = base64(envelope["payload"]) else {
      throw .malformed("its payload is no base64")
    }
    do throws(StrictJSONError) {
      return (isBundle ? .sigstoreBundle : .dsse, try StrictJSONReader.read(payload))
    } catch {
      throw .malformed("its payload is no JSON document: \(error)")
    }
  }

  private static func resources(
    _ value: StrictJSON?, _ place: String
  ) throws(ProvenanceRefusal) -> [Resource] {
    guard let elements = value?.array else { throw .malformed("its \(place) is no list") }
    var resources: [Resource] = []
    for element in elements {
      guard element.object != nil else { throw .malformed("an entry of its \(place) is no object") }
      var digests: [String: String] = [:]
      for (algorithm, digest) in element["digest"]?.object ?? [:] {
        guard let text = digest.string else {
          throw .malformed("a digest in its \(place) is no text")
        }
        digests[algorithm] = text
      }
      resources.append(
        Resource(name: element["name"]?.string, uri: element["uri"]?.string, digests: digests))
    }
    return resources
  }

  /// DSSE allows either alphabet.
  private static func base64(_ value: StrictJSON?) -> [UInt8]? {
    let standard = value?.string?.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    return standard.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
  }

  private static func shown(_ value: StrictJSON?) -> String {
    value?.string.map { "'\(VisibleText.of($0.utf8))'" } ?? "no text"
  }
}

/// Why a document is no provenance statement that can be judged.
package enum ProvenanceRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// It breaks the rules of its own kind.
  case malformed(String)
  /// Of another kind or version, about which nothing is known here.
  case unknown(String)

  package var description: String {
    switch self {
    case .malformed(let reason), .unknown(let reason): reason
    }
  }
}
