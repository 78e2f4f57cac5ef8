// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension ArtifactIntegrity {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let files = measurement.files.map { Self.judgement(of: $0, measurement.sums, limits) }
    let pointers = measurement.pointers.map { Self.judgement(of: $0, measurement.sums, limits) }
    let absent = Self.absent(limits, measurement)
    return Self.adding(absent, to: files + pointers)
      + (measurement.sums.map { [Self.judgement(of: $0)] } ?? [])
      + (measurement.signature.map { [Self.judgement(of: $0)] } ?? [])
  }

  private static func judgement(
    of file: InspectedFile<DigestFacts>, _ sums: Fact<Sums>?, _ limits: Limits
  ) -> Judgement {
    switch file.facts {
    case .unknown(let obstacle): return Judgement(file.subject, .unmeasured(obstacle))
    case .known(let facts):
      let path = file.path ?? .root
      let vouching = Vouching(of: path, facts.digest, sums, limits)
      var findings = vouching.findings
      if sums?.value != nil, !vouching.isListed { findings.append(.unlisted(path)) }
      if facts.isMissingPointer { findings.append(.notInLFS(path, facts.size)) }
      let by = vouching.by.joined(separator: " and ")
      return Judgement(
        file.subject,
        findings.isEmpty
          ? .passed(
            note: "sha256 \(facts.digest.prefix(12))…"
              + (by.isEmpty
                ? ", vouched for by nothing but \(facts.isKeptByDVC ? "its pointer of DVC" : "git")"
                : ", as \(by) has it"))
          : .failed(findings),
        quantities: [Quantity("size", Double(facts.size), unit: "B")])
    }
  }

  /// Paths with a digest in the manifest that no file of the check has.
  private static func absent(_ limits: Limits, _ measurement: Measurement) -> [Finding] {
    let known = Set(measurement.files.compactMap(\.path) + measurement.pointers.compactMap(\.path))
    return limits.digests.keys.filter { !known.contains($0) }.sorted().map { .absent($0) }
  }

  /// A digest without its file fails the first case: there is none of its own.
  private static func adding(_ findings: [Finding], to judgements: [Judgement]) -> [Judgement] {
    var judgements = judgements
    guard let first = judgements.first, !findings.isEmpty else { return judgements }
    if case .failed(let own) = first.verdict {
      judgements[0].verdict = .failed(showingFirstOf: own + findings, in: nil)
    } else if case .passed = first.verdict {
      judgements[0].verdict = .failed(showingFirstOf: findings, in: nil)
    }
    return judgements
  }

  private static func judgement(of sums: Fact<Sums>) -> Judgement {
    switch sums {
    case .unknown(let obstacle): return Judgement(Self.sums, .unmeasured(obstacle))
    case .known(let list):
      let findings =
        list.missing.map { Finding.listed($0, "is listed and not tracked") }
        + list.different.map { Finding.listed($0, "has another digest than is listed") }
        + list.problems.map { Finding.unreadable($0) }
      let count = findings.count - list.problems.count + list.problemCount
      return Judgement(
        Self.sums,
        findings.isEmpty
          ? .passed(note: "\(Counted.things(list.digests.count, "digest")), all as listed")
          : .failed(showingFirstOf: findings, of: count, in: nil))
    }
  }

  private static func judgement(of signature: Fact<SignatureFacts>) -> Judgement {
    switch signature {
    case .unknown(let obstacle): return Judgement(Self.signature, .unmeasured(obstacle))
    case .known(let facts):
      guard !facts.isValid || facts.faultCount > 0 else {
        let note =
          "valid, by \(facts.signer), over \(Counted.things(facts.files, "file"))"
          + facts.notices.map { "; \($0)" }.joined()
        return Judgement(Self.signature, .passed(note: note))
      }
      let findings = facts.faults.map { Finding.signature($0, of: facts.faultCount) }
      return Judgement(
        Self.signature,
        findings.isEmpty
          ? .failed([.signature("it is not valid", of: 1)])
          : .failed(showingFirstOf: findings, of: facts.faultCount, in: nil))
    }
  }
}

extension Finding {
  fileprivate static func unlisted(_ path: RepositoryPath) -> Finding {
    Finding(
      rule: "integrity.unlisted", message: "'\(path)': the list of digests does not name it",
      place: Place(path: path), remedy: "add it with sha256sum, or narrow `files`")
  }

  fileprivate static func notInLFS(_ path: RepositoryPath, _ size: UInt64) -> Finding {
    Finding(
      rule: "integrity.not-in-lfs",
      message: "'\(path)': .gitattributes gives it to git LFS, and its "
        + "\(ByteCount(Int64(clamping: size))) are committed themselves",
      place: Place(path: path), remedy: "git add --renormalize \(path), with git LFS installed")
  }

  fileprivate static func absent(_ path: RepositoryPath) -> Finding {
    Finding(
      rule: "integrity.absent",
      message: "'\(path)': the manifest has its digest, and `files` matches no such tracked file",
      place: Place(path: path), remedy: "add the file, or remove the digest")
  }

  fileprivate static func listed(_ what: String, _ fault: String) -> Finding {
    Finding(
      rule: "integrity.sums", message: "'\(what)' \(fault)",
      remedy: "write the list anew with sha256sum, or restore the file")
  }

  fileprivate static func unreadable(_ problem: String) -> Finding {
    Finding(
      rule: "integrity.sums", message: "the list of digests, \(problem)",
      remedy: "write the list anew with sha256sum")
  }

  fileprivate static func signature(_ fault: String, of count: Int) -> Finding {
    Finding(
      rule: "integrity.signature", message: fault, value: "\(count)",
      remedy:
        "fetch the model again from its publisher; if the change was meant, have it signed anew")
  }
}
