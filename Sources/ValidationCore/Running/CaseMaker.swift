// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Joins what was promised before measuring with what was judged after it, so that no subject is lost.
package struct CaseMaker: Sendable {
  let check: String
  let policy: CheckPolicy
  let strict: Bool

  package init(_ check: PreparedCheck, strict: Bool) {
    self.check = check.id
    policy = check.policy
    self.strict = strict
  }

  /// All subjects with the same reason.
  package func cases(of subjects: [String?], _ outcome: Outcome, _ obstacle: Obstacle) -> [Case] {
    (subjects.isEmpty ? [nil] : subjects).map { makeCase($0, outcome, obstacle) }
  }

  /// One case a subject: those declared, in their order, then those found.
  package func cases(of subjects: [String?], from judgements: [Judgement]) -> [Case] {
    let bySubject = Dictionary(grouping: judgements, by: \.subject)
    var seen: Set<String?> = []
    let all = (subjects + judgements.map(\.subject)).filter { seen.insert($0).inserted }
    guard !all.isEmpty else { return [makeCase(nil, .unmeasured, .noSubject)] }
    return all.map { subject in
      let own = bySubject[subject] ?? []
      guard let judgement = own.first else {
        return makeCase(subject, .unmeasured, .unanswered(subject))
      }
      return own.count == 1
        ? makeCase(from: judgement) : makeCase(subject, .unmeasured, .ambiguous(subject))
    }
  }

  private func makeCase(_ subject: String?, _ outcome: Outcome, _ obstacle: Obstacle) -> Case {
    Case(
      check: check, subject: subject, outcome: outcome, message: obstacle.message,
      obstacle: obstacle)
  }

  private func makeCase(from judgement: Judgement) -> Case {
    let subject = judgement.subject
    var result: Case
    switch judgement.verdict {
    case .passed(let note):
      result = Case(check: check, subject: subject, outcome: .passed, message: note)
    case .failed(let findings):
      guard let first = findings.first else {
        return makeCase(subject, .unmeasured, .failedWithoutFinding)
      }
      let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
      result = Case(
        check: check, subject: subject, outcome: .failed,
        blocking: strict || policy.onFailure == .block, message: first.message + more,
        findings: findings)
    case .unmeasured(let obstacle):
      result = makeCase(subject, .unmeasured, obstacle)
    case .inconclusive(let obstacle):
      result = makeCase(subject, .inconclusive, obstacle)
      result.blocking = strict || policy.onInconclusive == .block
    }
    result.quantities = judgement.quantities
    result.figures = judgement.figures
    return result
  }
}

extension Obstacle {
  static let noSubject = Obstacle(
    rule: "check.no-subject", message: "the check found nothing to judge",
    remedy: "correct its paths or patterns in the manifest, or remove it")

  static let failedWithoutFinding = Obstacle(
    rule: "check.no-finding", message: "the check failed its subject without saying why",
    remedy: "this is a bug of the check: please report it")

  static func unanswered(_ subject: String?) -> Obstacle {
    Obstacle(
      rule: "check.unanswered",
      message: "the measurement says nothing about \(subject.map { "'\($0)'" } ?? "the check")",
      remedy: "this is a bug of the check: please report it")
  }

  static func ambiguous(_ subject: String?) -> Obstacle {
    Obstacle(
      rule: "check.ambiguous",
      message: "the check judged \(subject.map { "'\($0)'" } ?? "itself") more than once",
      remedy: "this is a bug of the check: please report it")
  }
}
